import { and, desc, eq, max } from 'drizzle-orm'
import { fiscalYearOf, todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { smallestCount, suppressed, type SafeCount } from '../../../platform/open-data/small-cells.ts'
import { keyEvents } from '../directory/events.ts'
import { integrityYearCount } from '../schema.ts'

/** A fiscal year as its recipients counted it. */
export interface YearCount {
  readonly fiscalYear: number
  readonly reports: SafeCount
  readonly enteredAt: Temporal.Instant
  /** How often it was entered: more than once where it was corrected. */
  readonly sequence: number
}

/** The years that were counted, the newest first, each as it was entered last. */
export async function yearCounts({ db, organizationId }: TenantTransaction): Promise<YearCount[]> {
  const rows = await db
    .selectDistinctOn([integrityYearCount.fiscalYear], {
      fiscalYear: integrityYearCount.fiscalYear,
      reports: integrityYearCount.reports,
      enteredAt: integrityYearCount.enteredAt,
      sequence: integrityYearCount.sequence,
    })
    .from(integrityYearCount)
    .where(eq(integrityYearCount.organizationId, organizationId))
    .orderBy(desc(integrityYearCount.fiscalYear), desc(integrityYearCount.sequence))
  return rows.map(({ reports, ...row }) => ({ ...row, reports: reports ?? suppressed }))
}

/** The fiscal years that are over in which somebody could receive, the newest first. */
export async function yearsToCount(tx: TenantTransaction, today: Temporal.PlainDate): Promise<number[]> {
  const [genesis] = await keyEvents(tx)
  if (!genesis) return []
  const first = fiscalYearOf(todayInBangkok(Temporal.Instant.fromEpochMilliseconds(genesis.at)))
  const last = fiscalYearOf(today) - 1
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => last - back)
}

/**
 * Enters what the recipients counted in a fiscal year, or corrects it. Below the smallest count that is told nothing is
 * kept of the number. Refuses a year that is not over, or in which nobody received, and what stands there already.
 */
export async function enterYearCount(
  tx: TenantTransaction,
  actor: Actor,
  {
    fiscalYear,
    reports,
    at,
  }: { readonly fiscalYear: number; readonly reports: number; readonly at: Temporal.Instant },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'not-this-year' | 'unchanged' }> {
  const { db, organizationId } = tx
  const years = await yearsToCount(tx, todayInBangkok(at))
  if (!years.includes(fiscalYear)) return { ok: false, reason: 'not-this-year' }
  const told = reports < smallestCount ? suppressed : reports
  const before = (await yearCounts(tx)).find((year) => year.fiscalYear === fiscalYear)
  if (before?.reports === told) return { ok: false, reason: 'unchanged' }
  const [last] = await db
    .select({ sequence: max(integrityYearCount.sequence) })
    .from(integrityYearCount)
    .where(
      and(
        eq(integrityYearCount.organizationId, organizationId),
        eq(integrityYearCount.fiscalYear, fiscalYear),
      ),
    )
  await db.insert(integrityYearCount).values({
    organizationId,
    fiscalYear,
    sequence: (last?.sequence ?? 0) + 1,
    reports: told === suppressed ? null : told,
    enteredAt: at,
  })
  const payload = { fiscalYear, reports: told }
  await append(tx, {
    kind: 'integrity-reports.counted',
    subject: `integrity-reports ${fiscalYear}`,
    actor,
    at,
    payload,
  })
  return { ok: true }
}

/** Against the year before; unknown where both are not told. */
export type Change = 'fell' | 'rose' | 'same' | 'not-told'

/** How a year stands against the one before it: a count that is not told lies below each that is. */
export function changeOf(reports: SafeCount, before: SafeCount): Change {
  if (reports === suppressed) return before === suppressed ? 'not-told' : 'fell'
  if (before === suppressed || reports > before) return 'rose'
  return reports < before ? 'fell' : 'same'
}
