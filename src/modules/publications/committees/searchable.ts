import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { SearchDocument } from '../../../platform/search/document.ts'
import { updateSearch } from '../../../platform/search/indexing.ts'
import { numberWords } from '../naming.ts'
import { appointmentInForce, listCommittees, type Committee } from './committee.ts'
import { committeeKindNames } from './kinds.ts'
import { committeeAppointment } from './schema.ts'
import { committeeUrls } from '../urls.ts'

const searchKind = 'committee'

/** Every committee with a published order that did not end, as something to be found. */
export async function committeeDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  return (await listCommittees(tx)).flatMap(documentsOf)
}

/** Lets a committee be found as it stands now. */
export async function refreshSearchOfCommittee(tx: TenantTransaction, committeeId: string): Promise<void> {
  const documents = (await listCommittees(tx, [committeeId])).flatMap(documentsOf)
  await updateSearch(tx, searchKind, { keys: [committeeId], documents })
}

/** As {@link refreshSearchOfCommittee}, of those that an order appoints: it was published or withdrawn. */
export async function refreshSearchOfOrder(tx: TenantTransaction, orderId: string): Promise<void> {
  const appointed = await tx.db
    .select({ committeeId: committeeAppointment.committeeId })
    .from(committeeAppointment)
    .where(
      and(
        eq(committeeAppointment.organizationId, tx.organizationId),
        eq(committeeAppointment.orderId, orderId),
      ),
    )
  for (const { committeeId } of appointed) await refreshSearchOfCommittee(tx, committeeId)
}

function documentsOf(found: Committee): SearchDocument[] {
  const appointment = appointmentInForce(found)
  // One whose term has passed stays to be found until it is said to have ended; its page says that it is over.
  if (!appointment || found.endedOn !== null) return []
  const { committeeId, kind, name, nameEn, duties, division } = found
  const summary = (language: 'th' | 'en') =>
    `${committeeKindNames[language][kind]} · ${numberWords(appointment.order, language)}`
  return [
    {
      kind: searchKind,
      key: committeeId,
      address: committeeUrls.committee({ committeeId }),
      title: name,
      titleEn: nameEn || name,
      summary: summary('th'),
      summaryEn: summary('en'),
      body: [
        duties,
        division.th,
        ...appointment.members.map((member) => [member.name, member.post].join(' ')),
      ].join('\n'),
    },
  ]
}
