import { nextWorkingDay, isWorkingDay } from '../platform/calendar/working-days.ts'
import { todayInBangkok } from '../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../platform/database/tenant.ts'
import { pdfSample, pictureSample, type SamplePaper } from './sample-files.ts'
import type { StagedFile } from '../platform/files/staging.ts'
import type { AccountActor, Person, Role } from '../platform/identity/actor.ts'
import { listDivisions, type Division } from '../platform/identity/divisions.ts'
import { activePeople } from '../platform/identity/people.ts'
import { officeHolidays } from '../platform/organization/holidays.ts'
import type { SecretBox } from '../platform/identity/secret-box.ts'
import type { Services } from '../platform/web/services.ts'

/** When something of the past was done. */
export interface Moment {
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

/** The sample accounts at work: who does something, for which division, on which day, with which paper. */
export interface Office {
  readonly tx: TenantTransaction
  readonly today: Temporal.PlainDate
  /** The last working day that lies so many days back; before noon, when offices are open. */
  readonly daysAgo: (days: number) => Moment
  /** The first working day from so many days ahead on. */
  readonly inDays: (days: number) => Temporal.PlainDate
  readonly person: (role: Role) => Person
  readonly actor: (role: Role) => AccountActor
  /** By the place among the usual divisions; the first is the office of the clerk. */
  readonly division: (place: number) => Division
  readonly pdf: (paper: SamplePaper) => Promise<StagedFile>
  readonly picture: (name: string) => Promise<StagedFile>
  readonly secrets: SecretBox
}

const tenOClock = { timeZone: 'Asia/Bangkok', plainTime: '10:00' } as const

/** Opens the office of an organisation that has an account for each role. */
export async function openOffice(
  tx: TenantTransaction,
  { files, pdf, secrets }: Pick<Services, 'files' | 'pdf' | 'secrets'>,
  now: Temporal.Instant,
): Promise<Office> {
  const today = todayInBangkok(now)
  const people = await activePeople(tx, today)
  const divisions = await listDivisions(tx)
  const holidays = new Set((await officeHolidays(tx)).map(({ date }) => date))
  const person = (role: Role): Person => people.find(({ roles }) => roles.some((held) => held.role === role))!
  return {
    tx,
    today,
    daysAgo(days) {
      let day = today.subtract({ days })
      while (!isWorkingDay(day, holidays)) day = day.subtract({ days: 1 })
      return { today: day, at: day.toZonedDateTime(tenOClock).toInstant() }
    },
    inDays: (days) => nextWorkingDay(today.add({ days }), holidays),
    person,
    actor: (role) => ({ accountId: person(role).accountId, role, isActing: false }),
    division: (place) => divisions[place - 1]!,
    pdf: (paper) => pdfSample({ files, pdf }, paper, today),
    picture: (name) => pictureSample({ files }, name),
    secrets,
  }
}

/** The result of something that is always allowed here; a refusal is a fault of the demonstration. */
export function done<Result extends { readonly ok: boolean }>(
  result: Result,
): Extract<Result, { readonly ok: true }> {
  if (!result.ok) throw new Error(`a sample was refused: ${JSON.stringify(result)}`)
  return result as Extract<Result, { readonly ok: true }>
}
