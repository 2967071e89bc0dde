import { and, eq } from 'drizzle-orm'
import { dueDate } from '../../../platform/calendar/deadline.ts'
import { workingDaysBetween, type Holidays } from '../../../platform/calendar/working-days.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { officeHolidays } from '../../../platform/organization/holidays.ts'
import { standardTimeOf } from '../../manuals/module.ts'
import { service } from '../schema.ts'

/** The working days that a service promises: those of its manual, else its own; undefined where there are none. */
export async function promisedDays(
  tx: TenantTransaction,
  { manualKey, ownDays }: { readonly manualKey: string | null; readonly ownDays: number | null },
): Promise<number | undefined> {
  const time = manualKey === null ? undefined : await standardTimeOf(tx, manualKey)
  return time?.workingDays ?? ownDays ?? undefined
}

/** The last day for a request of a service that was complete on a day; null where nothing is promised. */
export async function lastDayFrom(
  tx: TenantTransaction,
  { serviceId, completeOn }: { readonly serviceId: string; readonly completeOn: Temporal.PlainDate },
): Promise<Temporal.PlainDate | null> {
  const { db, organizationId } = tx
  const [found] = await db
    .select({ manualKey: service.manualKey, ownDays: service.ownDays })
    .from(service)
    .where(and(eq(service.organizationId, organizationId), eq(service.serviceId, serviceId)))
  const workingDays = found && (await promisedDays(tx, found))
  return workingDays ? dueDate(completeOn, { workingDays }, await closedDays(tx)) : null
}

/** The days on which the office is closed, weekends aside. */
export async function closedDays(tx: TenantTransaction): Promise<Holidays> {
  return new Set((await officeHolidays(tx)).map(({ date }) => date))
}

/**
 * The working days that the office has taken so far, or took: from the day on which nothing was missing any more, which
 * is not counted. Null while documents are missing.
 */
export function usedDays(
  { completeOn, endedOn }: { readonly completeOn: string | null; readonly endedOn: string | null },
  { today, holidays }: { readonly today: Temporal.PlainDate; readonly holidays: Holidays },
): number | null {
  if (completeOn === null) return null
  const until = endedOn === null ? today : Temporal.PlainDate.from(endedOn)
  return Math.max(0, workingDaysBetween(Temporal.PlainDate.from(completeOn), until, holidays))
}
