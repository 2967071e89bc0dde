import { eq } from 'drizzle-orm'
import { dueDate } from '../../../platform/calendar/deadline.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { complaintRule } from '../schema.ts'

/** The middle of the area, and how far from it a place of a complaint may lie. */
export interface Area {
  readonly latitude: number
  readonly longitude: number
  readonly radiusKm: number
}

export interface Rule {
  readonly days: number
  /** Where the days come from; undefined while they are those of the plan. */
  readonly source: string | undefined
  readonly area: Area | undefined
}

/** "Within 15 days", as programmes 36 and 42 of the plan say themselves. */
const daysOfPlan = 15

/** How many days the organisation has, and what its area is. */
export async function ruleOf({ db, organizationId }: TenantTransaction): Promise<Rule> {
  const [own] = await db.select().from(complaintRule).where(eq(complaintRule.organizationId, organizationId))
  if (!own) return { days: daysOfPlan, source: undefined, area: undefined }
  const { days, source, latitude, longitude, radiusKm } = own
  const hasArea = latitude !== null && longitude !== null && radiusKm !== null
  return { days, source, area: hasArea ? { latitude, longitude, radiusKm } : undefined }
}

/** Sets the days for complaints that come from now on, with where they come from, and the area. */
export async function setRule(
  tx: TenantTransaction,
  actor: Actor,
  { days, source, area, at }: { days: number; source: string; area: Area | undefined; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const values = {
    days,
    source,
    latitude: area?.latitude ?? null,
    longitude: area?.longitude ?? null,
    radiusKm: area?.radiusKm ?? null,
  }
  await db
    .insert(complaintRule)
    .values({ organizationId, ...values })
    .onConflictDoUpdate({ target: [complaintRule.organizationId], set: values })
  await append(tx, { kind: 'complaints.rule-set', subject: organizationId, actor, at, payload: values })
}

/**
 * The last day to solve a complaint or to explain it in writing. The days are those of the calendar, and an authority's
 * own time is not lengthened by a holiday at its end (Administrative Procedure Act 2539, section 64, second paragraph),
 * so no list of holidays is asked.
 */
export function dueAfter(start: Temporal.PlainDate, { days }: Pick<Rule, 'days'>): Temporal.PlainDate {
  return dueDate(start, { days, lastDay: 'stands' }, new Set())
}
