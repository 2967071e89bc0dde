import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { FileStore } from '../../../platform/files/store.ts'
import type { Organization } from '../../../platform/organization/directory.ts'
import type { PlanBook } from '../plan-book.ts'
import { programmeForms, type ProgrammeForm } from '../programme-reading.ts'
import { riskProcesses, type RiskProcess } from '../risk-reading.ts'
import { emblemPicture } from './emblem.ts'

/** Everything that the printed plan is made of. */
export interface PlanContent {
  readonly organization: Pick<Organization, 'name' | 'shortName' | 'district' | 'province'>
  readonly book: PlanBook
  /** In the order of dimension, mission and topic. */
  readonly forms: readonly ProgrammeForm[]
  readonly risks: readonly RiskProcess[]
  /** The organisation's own picture, in base64. */
  readonly emblem: string | undefined
}

/** Reads what the whole plan prints beside its book. */
export async function readPlanContent(
  tx: TenantTransaction,
  organization: PlanContent['organization'],
  book: PlanBook,
  files: FileStore,
): Promise<PlanContent> {
  return {
    organization,
    book,
    forms: (await programmeForms(tx, book.plan)).toSorted(byTopic),
    risks: await riskProcesses(tx, book.plan),
    emblem: await emblemPicture(tx, files),
  }
}

/** The plan's numbers follow its topics, but for the programmes that were added later. */
function byTopic({ programme: one }: ProgrammeForm, { programme: other }: ProgrammeForm): number {
  return (
    one.dimension - other.dimension ||
    one.mission - other.mission ||
    one.topic - other.topic ||
    one.number - other.number
  )
}
