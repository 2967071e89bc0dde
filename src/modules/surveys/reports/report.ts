import { createHash } from 'node:crypto'
import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { surveyReport } from '../schema.ts'
import { reportFigures, roundEnd, type RoundMonths } from './report-figures.ts'

export type SurveyReport = Omit<typeof surveyReport.$inferSelect, 'organizationId'>

const { organizationId: _, ...columns } = getTableColumns(surveyReport)

/** The reports that were given, of one fiscal year, the latest first. */
export async function listReports(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
): Promise<SurveyReport[]> {
  return db
    .select(columns)
    .from(surveyReport)
    .where(and(eq(surveyReport.organizationId, organizationId), eq(surveyReport.fiscalYear, fiscalYear)))
    .orderBy(desc(surveyReport.months))
}

/**
 * Gives the executive what the surveys of a round showed, frozen: the figures are kept as they stand, and their
 * fingerprint goes into the ledger. Once, and only when the round is over.
 */
export async function giveReport(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    fiscalYear,
    months,
    at,
  }: { readonly fiscalYear: number; readonly months: RoundMonths; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'not-over' | 'given' | 'no-surveys' }> {
  const { db, organizationId } = tx
  const today = todayInBangkok(at)
  if (Temporal.PlainDate.compare(today, roundEnd(fiscalYear, months)) <= 0)
    return { ok: false, reason: 'not-over' }
  const figures = await reportFigures(tx, { fiscalYear, months })
  if (figures.surveys.length === 0) return { ok: false, reason: 'no-surveys' }
  const sha256 = createHash('sha256').update(canonicalJson(figures)).digest()
  const kept = await db
    .insert(surveyReport)
    .values({
      organizationId,
      fiscalYear,
      months,
      figures,
      sha256,
      givenOn: today.toString(),
      givenBy: actor.accountId,
    })
    .onConflictDoNothing()
    .returning({ months: surveyReport.months })
  if (kept.length === 0) return { ok: false, reason: 'given' }
  await append(tx, {
    kind: 'surveys.reported',
    subject: `${fiscalYear}-${months}`,
    actor,
    at,
    payload: { fiscalYear, months, sha256: sha256.toString('hex'), figures },
  })
  return { ok: true }
}
