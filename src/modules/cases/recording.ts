import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { RuleName } from './case-facts.ts'
import { beginDeadline, deadlinesOf, endDeadlines, putDeadline } from './deadlines.ts'
import type { Case } from './reading.ts'
import { caseMatter } from './schema.ts'
import { recordStep, type StepContent } from './step.ts'
import { effectOf, mayRecord, type RecordKind } from './step-kinds.ts'

export interface Recording {
  /** Held by this transaction. */
  readonly held: Case
  readonly kind: RecordKind
  readonly content: StepContent & { readonly day: string }
  readonly at: Temporal.Instant
}

export type Recorded =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'state' | 'no-such-deadline' | 'not-later' }

/**
 * Records what happened in a case, with what follows from it: its state, what is counted, and its deadlines. Refuses what
 * does not come after what was recorded before, and another last day for a deadline that does not run or is not later.
 */
export async function recordInCase(
  tx: TenantTransaction,
  actor: Actor,
  { held, kind, content, at }: Recording,
): Promise<Recorded> {
  const { caseId, box } = held
  if (!mayRecord(kind, held)) return { ok: false, reason: 'state' }
  const { choice = '', day, until = '' } = content
  if (kind === 'extended') {
    const running = (await deadlinesOf(tx, caseId)).find((one) => one.rule === choice && one.doneOn === null)
    if (!running) return { ok: false, reason: 'no-such-deadline' }
    if (until <= running.dueOn) return { ok: false, reason: 'not-later' }
    await putDeadline(tx, { caseId, rule: running.rule, dueOn: until })
  }
  const { set, begins, ends } = effectOf(kind, { choice, day, before: held })
  await endDeadlines(tx, { caseId, ended: ends, on: day })
  if (begins)
    await beginDeadline(tx, { caseId, rule: begins satisfies RuleName, from: Temporal.PlainDate.from(day) })
  if (Object.keys(set).length > 0) await update(tx, caseId, set)
  await recordStep(tx, actor, { caseId, box, kind, content, at })
  return { ok: true }
}

async function update(
  { db, organizationId }: TenantTransaction,
  caseId: string,
  set: Partial<typeof caseMatter.$inferInsert>,
): Promise<void> {
  await db
    .update(caseMatter)
    .set(set)
    .where(and(eq(caseMatter.organizationId, organizationId), eq(caseMatter.caseId, caseId)))
}
