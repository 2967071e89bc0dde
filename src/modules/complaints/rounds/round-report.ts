import { and, desc, eq, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import {
  giveOpinion,
  submitForApproval,
  type NewOpinion,
  type OpinionGiven,
} from '../../../platform/approvals/approving.ts'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type AccountActor, type Person } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { complaintRoundReport } from '../schema.ts'
import { firstReceived } from '../statistics/counting.ts'
import {
  contentOfRound,
  frozen,
  hashOf,
  roundDates,
  rounds,
  type Round,
  type RoundMonths,
} from './round-content.ts'

/** Its kind, for the chief executive who acknowledges it. */
export const roundSubject = 'complaints.round'

/** What counts as entering a summary: whoever sent it does not acknowledge it. */
const enteredBy = ['complaints.round-sent'] as const

export type RoundReport = Omit<typeof complaintRoundReport.$inferSelect, 'organizationId' | 'months'> & {
  readonly months: RoundMonths
}

/** The summaries that were sent, the newest round first. */
export async function listRoundReports({ db, organizationId }: TenantTransaction): Promise<RoundReport[]> {
  const rows = await db
    .select()
    .from(complaintRoundReport)
    .where(eq(complaintRoundReport.organizationId, organizationId))
    .orderBy(desc(complaintRoundReport.fiscalYear), desc(complaintRoundReport.months))
  return rows.map((row) => ({ ...row, months: row.months as RoundMonths }))
}

/** The summary of a round; undefined where it was never sent. */
export async function findRoundReport(
  tx: TenantTransaction,
  { fiscalYear, months }: Round,
): Promise<RoundReport | undefined> {
  return (await listRoundReports(tx)).find((one) => one.fiscalYear === fiscalYear && one.months === months)
}

/** The rounds that are over since the first complaint of all was received, the newest first. */
export async function roundsOver(tx: TenantTransaction, today: Temporal.PlainDate): Promise<Round[]> {
  const first = await firstReceived(tx)
  if (!first) return []
  const years = Array.from(
    { length: Math.max(0, fiscalYearOf(today) - fiscalYearOf(first) + 1) },
    (_, back) => fiscalYearOf(today) - back,
  )
  return years
    .flatMap((fiscalYear) => rounds.toReversed().map((months) => ({ fiscalYear, months })))
    .filter((round) => {
      const { to } = roundDates(round)
      const { compare } = Temporal.PlainDate
      return compare(to, today) < 0 && compare(first, to) <= 0
    })
}

export interface NewRoundReport extends Round {
  readonly remark: string
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

export type RoundSent =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-over' | 'under-way' }

/**
 * Sends the summary of a round to the chief executive, frozen as it is now. Refuses a round that is not over, and one
 * whose summary lies with the chief executive or was acknowledged.
 */
export async function sendRound(
  tx: TenantTransaction,
  actor: AccountActor,
  { at, ...asked }: NewRoundReport,
): Promise<RoundSent> {
  const { db, organizationId } = tx
  const content = await contentOfRound(tx, asked)
  if (!content?.isOver) return { ok: false, reason: 'not-over' }
  const { snapshot, sha256 } = frozen(content)
  const { fiscalYear, months } = asked
  const table = complaintRoundReport
  const [sent] = await db
    .insert(table)
    .values({ organizationId, reportId: uuidv7(), fiscalYear, months, state: 'sent', snapshot })
    .onConflictDoUpdate({
      target: [table.organizationId, table.fiscalYear, table.months],
      set: { state: 'sent', snapshot },
      setWhere: eq(table.state, 'sent-back'),
    })
    .returning({ reportId: table.reportId })
  if (!sent) return { ok: false, reason: 'under-way' }
  const { reportId } = sent
  const subject = { kind: roundSubject, id: reportId }
  const submitted = await submitForApproval(tx, actor, { subject, divisionId: null, at })
  if (!submitted.ok)
    throw new Error(`the summary ${reportId} was ${submitted.reason}, which its state denies`)
  const payload = { fiscalYear, months, sha256 }
  await append(tx, { kind: 'complaints.round-sent', subject: reportId, actor, at, payload })
  return { ok: true }
}

/**
 * Gives the opinion of the chief executive about a summary. Acknowledged, it is sealed: its hash goes into the ledger, it
 * is public, and nothing changes it any more. Sent back, it may be sent again.
 */
export async function decideRound(
  tx: TenantTransaction,
  person: Person,
  { report, ...opinion }: Omit<NewOpinion, 'subject' | 'enteredBy'> & { readonly report: RoundReport },
): Promise<OpinionGiven> {
  const { reportId, fiscalYear, months, snapshot } = report
  const subject = { kind: roundSubject, id: reportId }
  const given = await giveOpinion(tx, person, { ...opinion, subject, enteredBy })
  if (!given.ok) return given
  const { at } = opinion
  const isSealed = given.stage === 'approved'
  const { db, organizationId } = tx
  await db
    .update(complaintRoundReport)
    .set(isSealed ? { state: 'sealed', sealedAt: at } : { state: 'sent-back' })
    .where(
      and(
        eq(complaintRoundReport.organizationId, organizationId),
        eq(complaintRoundReport.reportId, reportId),
        ne(complaintRoundReport.state, 'sealed'),
      ),
    )
  if (isSealed) {
    const payload = { fiscalYear, months, sha256: hashOf(snapshot) }
    // By the program: the chief executive's own act is the opinion before it.
    await append(tx, { kind: 'complaints.round-sealed', subject: reportId, actor: systemActor, at, payload })
  }
  return given
}
