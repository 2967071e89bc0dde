import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { dueDate } from '../../platform/calendar/deadline.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { rules, type RuleName } from './case-facts.ts'
import { caseDeadline, caseRule } from './schema.ts'

export interface Rule {
  readonly rule: RuleName
  readonly days: number
  /** Where the days come from; null for the starting value of the platform. */
  readonly source: string | null
  /** When somebody compared it with the text of the law; null: nobody has said that he did. */
  readonly comparedOn: string | null
}

/**
 * Starting values, for an organisation that has set none. They were not compared with the announcements of the personnel
 * committees, and the pages say so: each organisation enters the days and the source that bind it.
 */
const startingDays: Readonly<Record<RuleName, number>> = {
  preliminary: 30,
  'fact-finding': 60,
  disciplinary: 120,
  appeal: 30,
}

/** The rules in force, all of them, in their order. */
export async function listRules({ db, organizationId }: TenantTransaction): Promise<Rule[]> {
  const own = await db
    .select({
      rule: caseRule.rule,
      days: caseRule.days,
      source: caseRule.source,
      comparedOn: caseRule.comparedOn,
    })
    .from(caseRule)
    .where(eq(caseRule.organizationId, organizationId))
  return rules.map(
    (rule) =>
      own.find((one) => one.rule === rule) ?? {
        rule,
        days: startingDays[rule],
        source: null,
        comparedOn: null,
      },
  )
}

/** Sets the days of a rule with their source; for deadlines that begin from now on. */
export async function setRule(
  tx: TenantTransaction,
  actor: Actor,
  {
    at,
    ...rule
  }: { rule: RuleName; days: number; source: string; comparedOn: string | null; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const { days, source, comparedOn } = rule
  await db
    .insert(caseRule)
    .values({ organizationId, ...rule })
    .onConflictDoUpdate({
      target: [caseRule.organizationId, caseRule.rule],
      set: { days, source, comparedOn },
    })
  await append(tx, { kind: 'cases.settings-changed', subject: rule.rule, actor, at, payload: rule })
}

export type Deadline = Pick<typeof caseDeadline.$inferSelect, 'rule' | 'dueOn' | 'doneOn'>

/** The deadlines of a case, those of the past too. */
export async function deadlinesOf(
  { db, organizationId }: TenantTransaction,
  caseId: string,
): Promise<Deadline[]> {
  return db
    .select({ rule: caseDeadline.rule, dueOn: caseDeadline.dueOn, doneOn: caseDeadline.doneOn })
    .from(caseDeadline)
    .where(and(eq(caseDeadline.organizationId, organizationId), eq(caseDeadline.caseId, caseId)))
    .orderBy(caseDeadline.dueOn)
}

/** Begins a deadline on a day, or begins it again. */
export async function beginDeadline(
  tx: TenantTransaction,
  {
    caseId,
    rule,
    from,
  }: { readonly caseId: string; readonly rule: RuleName; readonly from: Temporal.PlainDate },
): Promise<void> {
  const { days } = (await listRules(tx)).find((one) => one.rule === rule)!
  // What an authority must do within a time: the last day counts even though it is a holiday.
  const dueOn = dueDate(from, { days, lastDay: 'stands' }, new Set()).toString()
  await putDeadline(tx, { caseId, rule, dueOn })
}

/** Gives a deadline another last day. */
export async function putDeadline(
  { db, organizationId }: TenantTransaction,
  deadline: { readonly caseId: string; readonly rule: RuleName; readonly dueOn: string },
): Promise<void> {
  await db
    .insert(caseDeadline)
    .values({ organizationId, ...deadline })
    .onConflictDoUpdate({
      target: [caseDeadline.organizationId, caseDeadline.caseId, caseDeadline.rule],
      set: { dueOn: sql`excluded.due_on`, doneOn: null },
    })
}

/** Ends deadlines that run, on the day on which what they were for was done. */
export async function endDeadlines(
  { db, organizationId }: TenantTransaction,
  {
    caseId,
    ended,
    on,
  }: { readonly caseId: string; readonly ended: readonly RuleName[]; readonly on: string },
): Promise<void> {
  if (ended.length === 0) return
  await db
    .update(caseDeadline)
    .set({ doneOn: on })
    .where(
      and(
        eq(caseDeadline.organizationId, organizationId),
        eq(caseDeadline.caseId, caseId),
        inArray(caseDeadline.rule, [...ended]),
        isNull(caseDeadline.doneOn),
      ),
    )
}
