import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { account, division } from '../../platform/identity/schema.ts'
import { complaintStep } from './schema.ts'

type Row = typeof complaintStep.$inferInsert

export type NewStep = Pick<Row, 'complaintId' | 'kind'> &
  Partial<Pick<Row, 'divisionId' | 'dueOn' | 'level' | 'words'>>

/**
 * Writes down what was done with complaints, in the transaction that does it, in one statement however many they are.
 * Every act passes here, of people and of the program; the complainant is told of them by `telling.ts`.
 */
export async function recordSteps(
  { db, organizationId }: TenantTransaction,
  { accountId }: Actor,
  steps: readonly NewStep[],
  at: Temporal.Instant,
): Promise<void> {
  const column = <Value>(of: (step: NewStep) => Value) => sql.param(steps.map(of))
  await db.execute(sql`
    insert into complaint_step
      (organization_id, step_id, complaint_id, kind, division_id, due_on, level, words, made_at, made_by)
    select ${organizationId}, step.*, ${at.toString()}, ${accountId}
    from unnest(
      ${column(() => uuidv7())}::uuid[], ${column(({ complaintId }) => complaintId)}::uuid[],
      ${column(({ kind }) => kind)}::text[], ${column(({ divisionId }) => divisionId ?? null)}::uuid[],
      ${column(({ dueOn }) => dueOn ?? null)}::date[], ${column(({ level }) => level ?? null)}::int[],
      ${column(({ words }) => words ?? null)}::text[]
    ) as step`)
}

export type ComplaintStep = Awaited<ReturnType<typeof stepsOf>>[number]

/** What was done with a complaint, the oldest first. Names and notes are for the staff alone. */
export function stepsOf({ db, organizationId }: TenantTransaction, complaintId: string) {
  const step = complaintStep
  return db
    .select({
      kind: step.kind,
      madeAt: step.madeAt,
      madeByName: account.name,
      divisionName: division.name,
      divisionNameEn: division.nameEn,
      dueOn: step.dueOn,
      level: step.level,
      words: step.words,
    })
    .from(step)
    .leftJoin(account, and(eq(account.organizationId, organizationId), eq(account.accountId, step.madeBy)))
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, step.divisionId)),
    )
    .where(and(eq(step.organizationId, organizationId), eq(step.complaintId, complaintId)))
    .orderBy(asc(step.madeAt), asc(step.stepId))
}
