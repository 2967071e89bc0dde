import { and, eq } from 'drizzle-orm'
import {
  giveOpinion,
  submitForApproval,
  type NewOpinion,
  type OpinionGiven,
} from '../../../platform/approvals/approving.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type Person, type AccountActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { MetricTable } from '../../../platform/metrics/metric.ts'
import type { Plan } from '../reading.ts'
import { contentOf, frozen, hashOf, lacksOf, type Lack } from './content.ts'
import { reportSubject, type Report } from './report.ts'
import { progressReport } from './schema.ts'

/** What counts as entering a report: whoever did it does not approve it. */
const enteredBy = ['plan.report-written'] as const

export type ReportSent =
  | { ok: true }
  | { ok: false; reason: 'not-open' }
  | { ok: false; reason: 'lacks'; lacks: Lack[] }

/** Sends an open report to the offices, frozen as it is now. Refuses one that lacks something, and says what. */
export async function sendReport(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    plan,
    report,
    divisionId,
    today,
    metrics,
    at,
  }: {
    readonly plan: Plan
    readonly report: Report
    readonly divisionId: string
    readonly today: Temporal.PlainDate
    readonly metrics: MetricTable
    readonly at: Temporal.Instant
  },
): Promise<ReportSent> {
  if (report.state !== 'open') return { ok: false, reason: 'not-open' }
  const content = await contentOf(tx, { plan, report, today, metrics })
  const lacks = await lacksOf(tx, { plan, content, today })
  if (lacks.length > 0) return { ok: false, reason: 'lacks', lacks }
  const { snapshot, sha256 } = frozen(content)
  const { reportId } = report
  const sent = await submitForApproval(tx, actor, {
    subject: { kind: reportSubject, id: reportId },
    divisionId,
    at,
  })
  if (!sent.ok) return { ok: false, reason: 'not-open' }
  await change(tx, reportId, { state: 'sent', snapshot })
  await append(tx, { kind: 'plan.report-sent', subject: reportId, actor, at, payload: { sha256 } })
  return { ok: true }
}

/**
 * Gives the opinion of an office about a report. The last one seals it: its hash goes into the ledger and it
 * is public from then on. Sent back, it is open again for its officers.
 */
export async function decideReport(
  tx: TenantTransaction,
  person: Person,
  { report, ...opinion }: Omit<NewOpinion, 'subject' | 'enteredBy'> & { readonly report: Report },
): Promise<OpinionGiven> {
  const { reportId, snapshot } = report
  const given = await giveOpinion(tx, person, {
    ...opinion,
    subject: { kind: reportSubject, id: reportId },
    enteredBy,
  })
  if (!given.ok) return given
  const { at } = opinion
  if (given.stage === 'sent-back') await change(tx, reportId, { state: 'open' })
  if (given.stage === 'approved') {
    await change(tx, reportId, { state: 'sealed', sealedAt: at })
    const { fiscalYear, months, edition } = report
    const payload = { fiscalYear, months, edition, sha256: hashOf(snapshot!) }
    // By the program: the chief executive's own act is the opinion before it.
    await append(tx, { kind: 'plan.report-sealed', subject: reportId, actor: systemActor, at, payload })
  }
  return given
}

async function change(
  { db, organizationId }: TenantTransaction,
  reportId: string,
  values: Partial<Pick<Report, 'state' | 'snapshot' | 'sealedAt'>>,
): Promise<void> {
  await db
    .update(progressReport)
    .set(values)
    .where(and(eq(progressReport.organizationId, organizationId), eq(progressReport.reportId, reportId)))
}
