import { and, asc, eq, ne } from 'drizzle-orm'
import type { Holiday } from '../calendar/holidays.ts'
import type { TenantTransaction } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
import { holiday } from './schema.ts'

export type OfficeHoliday = Omit<typeof holiday.$inferSelect, 'organizationId'>

/** The days on which the organisation's office is closed, weekends aside, in their order. */
export async function officeHolidays({ db, organizationId }: TenantTransaction): Promise<OfficeHoliday[]> {
  return db
    .select({
      date: holiday.date,
      name: holiday.name,
      nameEn: holiday.nameEn,
      certainty: holiday.certainty,
      source: holiday.source,
    })
    .from(holiday)
    .where(eq(holiday.organizationId, organizationId))
    .orderBy(asc(holiday.date))
}

/**
 * Brings the public holidays up to those of the file that ships. Days that the organisation added itself
 * (`local`) stay, and win over a public holiday of the same date. Writes nothing where nothing changed.
 */
export async function refreshHolidays(
  tx: TenantTransaction,
  shipped: readonly Holiday[],
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  const known = await officeHolidays(tx)
  const local = new Set(known.filter((day) => day.certainty === 'local').map((day) => day.date))
  const wanted = shipped.filter((day) => !local.has(day.date))
  const present = new Map(known.map((day) => [day.date, JSON.stringify(comparable(day))]))
  const isCurrent =
    wanted.length === known.length - local.size &&
    wanted.every((day) => present.get(day.date) === JSON.stringify(comparable(day)))
  if (isCurrent) return
  await db
    .delete(holiday)
    .where(and(eq(holiday.organizationId, organizationId), ne(holiday.certainty, 'local')))
  if (wanted.length > 0) {
    await db.insert(holiday).values(wanted.map((day) => ({ organizationId, ...comparable(day) })))
  }
  await append(tx, {
    kind: 'calendar.holidays-refreshed',
    subject: organizationId,
    actor: systemActor,
    at,
    payload: { holidays: wanted.map(comparable) },
  })
}

function comparable({ date, name, nameEn, certainty, source }: OfficeHoliday): OfficeHoliday {
  return { date, name, nameEn, certainty, source }
}
