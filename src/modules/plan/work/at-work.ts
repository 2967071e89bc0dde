import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { listAccounts } from '../../../platform/identity/account-list.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { programme, programmeYear } from '../schema.ts'
import { planOfYear } from '../reading.ts'
import { programmeWork } from './schema.ts'

/** A programme in a year that is open for work. */
export interface ProgrammeFacts {
  readonly programmeId: string
  readonly fiscalYear: number
  readonly number: number
  readonly name: string
  readonly nameEn: string
  readonly dimension: number
  readonly quarters: readonly number[]
  /** In satang; null where no budget is used. */
  readonly budgetSatang: number | null
  readonly divisionId: string | null
}

/** One programme of the plan of a year; undefined where the year does not have it or is not open. */
export async function programmeAtWork(
  tx: TenantTransaction,
  { fiscalYear, number }: { fiscalYear: number; number: number },
): Promise<ProgrammeFacts | undefined> {
  const { db, organizationId } = tx
  const plan = await planOfYear(tx, fiscalYear)
  if (!plan) return undefined
  const [found] = await db
    .select({
      programmeId: programme.programmeId,
      fiscalYear: programmeWork.fiscalYear,
      number: programme.number,
      name: programme.name,
      nameEn: programme.nameEn,
      dimension: programme.dimension,
      quarters: programmeYear.quarters,
      budgetSatang: programmeYear.budgetSatang,
      divisionId: programmeWork.divisionId,
    })
    .from(programme)
    .innerJoin(
      programmeWork,
      and(
        eq(programmeWork.organizationId, organizationId),
        eq(programmeWork.programmeId, programme.programmeId),
        eq(programmeWork.fiscalYear, fiscalYear),
      ),
    )
    .innerJoin(
      programmeYear,
      and(
        eq(programmeYear.organizationId, organizationId),
        eq(programmeYear.programmeId, programme.programmeId),
        eq(programmeYear.fiscalYear, fiscalYear),
      ),
    )
    .where(
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.planId, plan.planId),
        eq(programme.number, number),
      ),
    )
  return found
}

/**
 * Says which division answers for programmes in a year. What is so already leaves no entry; a programme
 * that the year does not have is passed over. Returns how many were changed.
 */
export async function setDivision(
  tx: TenantTransaction,
  actor: Actor,
  {
    fiscalYear,
    programmeIds,
    divisionId,
    at,
  }: {
    readonly fiscalYear: number
    readonly programmeIds: readonly string[]
    readonly divisionId: string
    readonly at: Temporal.Instant
  },
): Promise<number> {
  const { db, organizationId } = tx
  let changed = 0
  for (const programmeId of programmeIds) {
    const row = and(
      eq(programmeWork.organizationId, organizationId),
      eq(programmeWork.programmeId, programmeId),
      eq(programmeWork.fiscalYear, fiscalYear),
    )
    const [before] = await db.select({ divisionId: programmeWork.divisionId }).from(programmeWork).where(row)
    if (!before || before.divisionId === divisionId) continue
    await db.update(programmeWork).set({ divisionId }).where(row)
    const payload = { fiscalYear, divisionId }
    await append(tx, { kind: 'plan.division-set', subject: programmeId, actor, at, payload })
    changed += 1
  }
  return changed
}

/** Somebody who can own a step: an active account of the organisation, not an overseer from outside. */
export interface Owner {
  readonly accountId: string
  readonly name: string
}

export async function possibleOwners(tx: TenantTransaction): Promise<Owner[]> {
  const accounts = await listAccounts(tx, { state: 'active' })
  return accounts
    .filter(({ roles }) => roles.some(({ role }) => role !== 'overseer'))
    .map(({ accountId, name }) => ({ accountId, name }))
}
