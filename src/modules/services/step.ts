import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { account, division } from '../../platform/identity/schema.ts'
import { serviceRequestStep } from './schema.ts'

type NewStep = Pick<typeof serviceRequestStep.$inferInsert, 'requestId' | 'kind'> &
  Partial<Pick<typeof serviceRequestStep.$inferInsert, 'divisionId' | 'dueOn' | 'words'>> & {
    readonly at: Temporal.Instant
  }

/** Writes down what was done with a request, in the transaction that does it. */
export async function recordStep(
  { db, organizationId }: TenantTransaction,
  { accountId }: Actor,
  { at, ...step }: NewStep,
): Promise<void> {
  await db
    .insert(serviceRequestStep)
    .values({ organizationId, stepId: uuidv7(), madeAt: at, madeBy: accountId, ...step })
}

export type RequestStep = Awaited<ReturnType<typeof stepsOf>>[number]

/** What was done with a request, the oldest first. The name of who did it is for the staff alone. */
export function stepsOf({ db, organizationId }: TenantTransaction, requestId: string) {
  const step = serviceRequestStep
  return db
    .select({
      kind: step.kind,
      madeAt: step.madeAt,
      madeByName: account.name,
      divisionName: division.name,
      divisionNameEn: division.nameEn,
      dueOn: step.dueOn,
      words: step.words,
    })
    .from(step)
    .leftJoin(account, and(eq(account.organizationId, organizationId), eq(account.accountId, step.madeBy)))
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, step.divisionId)),
    )
    .where(and(eq(step.organizationId, organizationId), eq(step.requestId, requestId)))
    .orderBy(asc(step.madeAt), asc(step.stepId))
}
