import { and, eq, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { pausedFor } from '../clock/timing.ts'
import { complaint } from '../schema.ts'

export type Done<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason }

export type Held = NonNullable<Awaited<ReturnType<typeof holdComplaint>>>

/** Whoever else changes the complaint waits until this transaction ends. Undefined where it is not ours. */
export async function holdComplaint({ db, organizationId }: TenantTransaction, complaintId: string) {
  const [held] = await db
    .select({
      complaintId: complaint.complaintId,
      state: complaint.state,
      category: complaint.category,
      receivedOn: complaint.receivedOn,
      dueOn: complaint.dueOn,
      overran: complaint.overran,
      waitingSince: complaint.waitingSince,
      pausedDays: complaint.pausedDays,
      level: complaint.level,
      divisionId: complaint.divisionId,
      assigneeId: complaint.assigneeId,
      endedOn: complaint.endedOn,
      closedOn: complaint.closedOn,
      reopenedOn: complaint.reopenedOn,
      mergedInto: complaint.mergedInto,
      erasedAt: complaint.erasedAt,
    })
    .from(complaint)
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.complaintId, complaintId)))
    .for('update')
  return held
}

type Values = Partial<typeof complaint.$inferInsert>

/** Changes a complaint that is held. */
export async function changeComplaint(
  { db, organizationId }: TenantTransaction,
  complaintId: string,
  values: Values,
): Promise<void> {
  await db
    .update(complaint)
    .set(values)
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.complaintId, complaintId)))
}

/** What ends with a matter: the complaints that are dealt with together with it, each in its own time or late. */
export async function endJoined(
  { db, organizationId }: TenantTransaction,
  complaintId: string,
  { endedOn, closedOn }: { readonly endedOn: string; readonly closedOn: string | null },
): Promise<void> {
  await db
    .update(complaint)
    .set({ endedOn: sql`coalesce(${complaint.endedOn}, ${endedOn}::date)`, closedOn })
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.mergedInto, complaintId)))
}

/** A clock that stood still runs again: the last day moves on by as many days. Nothing where it runs. */
export function resumedClock({ dueOn, waitingSince, pausedDays }: Held, at: Temporal.Instant) {
  const days = pausedFor(waitingSince, todayInBangkok(at))
  return {
    waitingSince: null,
    dueOn: Temporal.PlainDate.from(dueOn).add({ days }).toString(),
    pausedDays: pausedDays + days,
  }
}
