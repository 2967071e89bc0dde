import { and, count, desc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import { evidence } from '../work/schema.ts'
import type { Indicator } from './definition.ts'
import { indicator as indicatorTable, indicatorResult } from './schema.ts'

export interface NewResult {
  readonly indicator: Pick<Indicator, 'indicatorId' | 'source'>
  readonly fiscalYear: number
  /** Of the last result as the officer saw it; 0 where there was none. */
  readonly sequence: number
  readonly numerator: number
  /** The number of all, where the result is a share of them. */
  readonly denominator: number | null
  readonly measuredOn: Temporal.PlainDate
  readonly note: string
  /** The same found again is a result too, where something new shows it. */
  readonly hasNewEvidence: boolean
  readonly at: Temporal.Instant
}

export type ResultRecorded =
  | { ok: true }
  | { ok: false; reason: 'not-recorded-here' | 'no-evidence' | 'changed-meanwhile' | 'unchanged' }

/**
 * Records what was found for an indicator in a year; what was recorded before stays beside it. Refuses an
 * indicator that is computed or counted, one without evidence in that year, and where somebody else has
 * recorded since it was seen.
 */
export async function recordResult(
  tx: TenantTransaction,
  actor: AccountActor,
  { indicator, fiscalYear, sequence, hasNewEvidence, at, ...result }: NewResult,
): Promise<ResultRecorded> {
  if (indicator.source !== 'recorded') return { ok: false, reason: 'not-recorded-here' }
  const { indicatorId } = indicator
  const { db, organizationId } = tx
  const found = { ...result, measuredOn: result.measuredOn.toString() }
  await holdIndicator(tx, indicatorId)
  if ((await piecesShowing(tx, { indicatorId, fiscalYear })) === 0)
    return { ok: false, reason: 'no-evidence' }
  const [last] = await resultsOf(tx, { indicatorId, fiscalYear })
  if ((last?.sequence ?? 0) !== sequence) return { ok: false, reason: 'changed-meanwhile' }
  const isSame =
    last?.numerator === found.numerator &&
    last.denominator === found.denominator &&
    last.measuredOn === found.measuredOn &&
    last.note === found.note
  if (isSame && !hasNewEvidence) return { ok: false, reason: 'unchanged' }
  const written = await db
    .insert(indicatorResult)
    .values({
      organizationId,
      indicatorId,
      fiscalYear,
      sequence: sequence + 1,
      ...found,
      recordedBy: actor.accountId,
      recordedAt: at,
    })
    .onConflictDoNothing()
    .returning({ sequence: indicatorResult.sequence })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  const payload = { fiscalYear, sequence: sequence + 1, ...found }
  await append(tx, { kind: 'plan.indicator-recorded', subject: indicatorId, actor, at, payload })
  return { ok: true }
}

export type RecordedResult = Awaited<ReturnType<typeof resultsOf>>[number]

/** All results of an indicator in a year, the one in force first. */
export function resultsOf({ db, organizationId }: TenantTransaction, { indicatorId, fiscalYear }: Shown) {
  const { organizationId: _, recordedBy: __, ...columns } = getTableColumns(indicatorResult)
  return db
    .select({ ...columns, recordedByName: account.name })
    .from(indicatorResult)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, indicatorResult.recordedBy)),
    )
    .where(
      and(
        eq(indicatorResult.organizationId, organizationId),
        eq(indicatorResult.indicatorId, indicatorId),
        eq(indicatorResult.fiscalYear, fiscalYear),
      ),
    )
    .orderBy(desc(indicatorResult.sequence))
}

interface Shown {
  readonly indicatorId: string
  readonly fiscalYear: number
}

/** The pieces of evidence in force that show an indicator in a year. */
export async function piecesShowing(
  { db, organizationId }: TenantTransaction,
  { indicatorId, fiscalYear }: Shown,
): Promise<number> {
  const [found] = await db
    .select({ pieces: count() })
    .from(evidence)
    .where(
      and(
        eq(evidence.organizationId, organizationId),
        eq(evidence.indicatorId, indicatorId),
        eq(evidence.fiscalYear, fiscalYear),
        isNull(evidence.withdrawnAt),
      ),
    )
  return found?.pieces ?? 0
}

/** Who records a result, and who withdraws the evidence of one, wait for each other until their transactions end. */
export async function holdIndicator(
  { db, organizationId }: TenantTransaction,
  indicatorId: string,
): Promise<void> {
  await db
    .select({ indicatorId: indicatorTable.indicatorId })
    .from(indicatorTable)
    .where(
      and(eq(indicatorTable.organizationId, organizationId), eq(indicatorTable.indicatorId, indicatorId)),
    )
    .for('update')
}
