import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import { programmeYear } from '../schema.ts'
import { programmeWork, spending } from './schema.ts'
import type { ProgrammeYear } from './steps.ts'

export interface NewSpending {
  readonly year: ProgrammeYear
  readonly amountSatang: number
  readonly spentOn: Temporal.PlainDate
  readonly purpose: string
  readonly reference: string
  readonly at: Temporal.Instant
}

export type SpendingEntered =
  | { ok: true; spendingId: string }
  | { ok: false; reason: 'no-budget' | 'absent' }
  /** What is left of the budget, in satang, with what waits for its confirmation taken off. */
  | { ok: false; reason: 'over-budget'; leftSatang: number }

/**
 * Enters what was spent of the budget of a programme in a year; a second person confirms it. Refuses more
 * than is left, counting what waits, and anything where the plan uses no budget.
 */
export async function enterSpending(
  tx: TenantTransaction,
  actor: AccountActor,
  { year, amountSatang, spentOn, purpose, reference, at }: NewSpending,
): Promise<SpendingEntered> {
  const { db, organizationId } = tx
  if (!(await holdBudget(tx, year))) return { ok: false, reason: 'absent' }
  const budgetSatang = await budgetOf(tx, year)
  if (budgetSatang === null) return { ok: false, reason: 'no-budget' }
  const taken = (await spendingOf(tx, year))
    .filter(({ state }) => state === 'entered' || state === 'confirmed')
    .reduce((sum, entry) => sum + entry.amountSatang, 0)
  const leftSatang = budgetSatang - taken
  if (amountSatang > leftSatang) return { ok: false, reason: 'over-budget', leftSatang }
  const spendingId = uuidv7()
  const row = { amountSatang, spentOn: spentOn.toString(), purpose, reference, ...year }
  await db.insert(spending).values({
    organizationId,
    spendingId,
    ...row,
    enteredBy: actor.accountId,
    enteredAt: at,
    state: 'entered',
  })
  await append(tx, { kind: 'plan.spending-entered', subject: spendingId, actor, at, payload: row })
  return { ok: true, spendingId }
}

export type SpendingDecision = 'confirmed' | 'refused' | 'withdrawn'

/**
 * Decides on an entry that waits: confirmed or refused by somebody else than who entered it, or withdrawn
 * by himself. Refuses a decision by the wrong one of them, and one on an entry that is decided already.
 */
export async function decideSpending(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    year,
    spendingId,
    decision,
    reason,
    at,
  }: {
    readonly year: ProgrammeYear
    readonly spendingId: string
    readonly decision: SpendingDecision
    readonly reason: string | null
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'decided' | 'own-entry' | 'not-own-entry' }> {
  const { db, organizationId } = tx
  await holdBudget(tx, year)
  const entry = (await spendingOf(tx, year)).find((one) => one.spendingId === spendingId)
  if (!entry) return { ok: false, reason: 'absent' }
  if (entry.state !== 'entered') return { ok: false, reason: 'decided' }
  const isOwn = entry.enteredBy === actor.accountId
  if (decision === 'withdrawn' && !isOwn) return { ok: false, reason: 'not-own-entry' }
  if (decision !== 'withdrawn' && isOwn) return { ok: false, reason: 'own-entry' }
  await db
    .update(spending)
    .set({ state: decision, decidedBy: actor.accountId, decidedAt: at, decisionReason: reason })
    .where(and(eq(spending.organizationId, organizationId), eq(spending.spendingId, spendingId)))
  await append(tx, {
    kind: 'plan.spending-decided',
    subject: spendingId,
    actor,
    at,
    payload: { amountSatang: entry.amountSatang, decision, reason },
  })
  return { ok: true }
}

export type SpendingEntry = Awaited<ReturnType<typeof spendingOf>>[number]

/** What was entered for a programme in a year, the oldest first. */
export function spendingOf(
  { db, organizationId }: TenantTransaction,
  { programmeId, fiscalYear }: ProgrammeYear,
) {
  const decider = alias(account, 'decider')
  return db
    .select({
      spendingId: spending.spendingId,
      amountSatang: spending.amountSatang,
      spentOn: spending.spentOn,
      purpose: spending.purpose,
      reference: spending.reference,
      enteredBy: spending.enteredBy,
      enteredByName: account.name,
      enteredAt: spending.enteredAt,
      state: spending.state,
      decidedByName: decider.name,
      decidedAt: spending.decidedAt,
      decisionReason: spending.decisionReason,
    })
    .from(spending)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, spending.enteredBy)),
    )
    .leftJoin(
      decider,
      and(eq(decider.organizationId, organizationId), eq(decider.accountId, spending.decidedBy)),
    )
    .where(
      and(
        eq(spending.organizationId, organizationId),
        eq(spending.programmeId, programmeId),
        eq(spending.fiscalYear, fiscalYear),
      ),
    )
    .orderBy(asc(spending.spentOn), asc(spending.spendingId))
}

/** The budget of a programme in a year, in satang; null where none is used. */
async function budgetOf(
  { db, organizationId }: TenantTransaction,
  { programmeId, fiscalYear }: ProgrammeYear,
): Promise<number | null> {
  const [row] = await db
    .select({ budgetSatang: programmeYear.budgetSatang })
    .from(programmeYear)
    .where(
      and(
        eq(programmeYear.organizationId, organizationId),
        eq(programmeYear.programmeId, programmeId),
        eq(programmeYear.fiscalYear, fiscalYear),
      ),
    )
  return row?.budgetSatang ?? null
}

/** Whoever writes about the money of a row waits here for whoever else does, until his transaction ends. */
async function holdBudget(
  { db, organizationId }: TenantTransaction,
  { programmeId, fiscalYear }: ProgrammeYear,
): Promise<boolean> {
  const held = await db
    .select({ held: sql`1` })
    .from(programmeWork)
    .where(
      and(
        eq(programmeWork.organizationId, organizationId),
        eq(programmeWork.programmeId, programmeId),
        eq(programmeWork.fiscalYear, fiscalYear),
      ),
    )
    .for('update')
  return held.length > 0
}
