import { systemClock } from '../platform/calendar/fiscal-year.ts'
import type { Database } from '../platform/database/connection.ts'
import { inOrganization } from '../platform/database/tenant.ts'
import type { Services } from '../platform/web/services.ts'
import { addAssessments } from './assessments.ts'
import { addCases } from './cases.ts'
import { addCommittee } from './committee.ts'
import { addComplaints } from './complaints.ts'
import { assignDisclosures, matchDisclosures } from './disclosures.ts'
import { addDocuments } from './documents.ts'
import { addRequests } from './information-requests.ts'
import { addManuals } from './manuals.ts'
import { openOffice } from './office.ts'
import { addOnlineServices } from './online-services.ts'
import { addWaitingRoom } from './waiting-room.ts'
import { addSurveys } from './surveys.ts'

/** With which somebody opens what a citizen sees. */
export interface SampleCodes {
  readonly complaint: string
  readonly request: string
}

/**
 * What the sample accounts have done in the past months: each register shows some of it. All of it or nothing. Returns
 * tracking codes for whoever looks around.
 */
export function addWork(
  { serving }: Pick<Database, 'serving'>,
  organizationId: string,
  services: Pick<Services, 'files' | 'pdf' | 'secrets'>,
): Promise<SampleCodes> {
  return inOrganization(serving, organizationId, async (tx) => {
    const now = systemClock()
    const office = await openOffice(tx, services, now)
    // Its order comes first in the year, and takes the first number.
    await addCommittee(office)
    const documents = await addDocuments(office)
    await addManuals(office)
    await assignDisclosures(office)
    await matchDisclosures(office, documents)
    await addAssessments(office)
    await addWaitingRoom(office, now)
    await addSurveys(office)
    await addOnlineServices(office)
    await addCases(office, services.secrets)
    return { complaint: await addComplaints(office), request: await addRequests(office) }
  })
}
