import { z } from 'zod'
import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { isWorkingDay, type Holidays } from '../../platform/calendar/working-days.ts'
import { activePeople } from '../../platform/identity/people.ts'
import { defineJob, type Job } from '../../platform/jobs/job.ts'
import type { Language } from '../../platform/language/messages.ts'
import { wasNotified } from '../../platform/notifications/inbox.ts'
import { officeHolidays } from '../../platform/organization/holidays.ts'
import { tasksOf, type SortedTasks, type Task, type TaskSource } from '../../platform/tasks/task.ts'
import { workMessages } from './messages.ts'
import { workUrls } from './urls.ts'

/** A person hears of a task so many days before its last day, and on it. */
const daysBefore = new Set([30, 14, 7, 3, 1, 0])
/** And so many days after it came to him. */
const daysAfter = new Set([0, 3])
/** Of one that is late, and of one without a last day, once a week; on Mondays where it says no day at all. */
const weeklyOn = 1

const reminderKind = 'work.reminder'

/**
 * Reminds everybody of what waits for him, early on working days: one message a person a day, however many
 * tasks there are, and none on a day on which nothing is newly near or late. A second run tells nobody twice.
 */
export function remindingJob(sources: readonly TaskSource[]): Job {
  return defineJob({
    name: 'remind',
    input: z.object({}),
    schedule: '30 7 * * 1-5',
    async handle({ at, transaction, notify, secrets }) {
      const today = todayInBangkok(at)
      const { people, holidays } = await transaction(async (tx) => ({
        people: await activePeople(tx, today),
        holidays: new Set((await officeHolidays(tx)).map(({ date }) => date)),
      }))
      if (!isWorkingDay(today, holidays)) return
      const days = daysSinceWork(today, holidays)
      for (const person of people) {
        await transaction(async (tx) => {
          const tasks = await tasksOf(sources, tx, { person, today, secrets })
          const { late, soon, later } = tasks
          if (![...late, ...soon, ...later].some((task) => isToldOf(task, days))) return
          const { accountId } = person
          const since = today.toZonedDateTime('Asia/Bangkok').toInstant()
          if (await wasNotified(tx, { accountId, kind: reminderKind, since })) return
          await notify(tx, {
            accounts: [accountId],
            kind: reminderKind,
            title: { th: wordsOf(tasks, 'th'), en: wordsOf(tasks, 'en') },
            address: workUrls.work(),
            at,
          })
        })
      }
    },
  })
}

/** How many there are, and the next last day among them. */
function wordsOf({ late, soon, later }: SortedTasks, language: Language): string {
  const next = [...soon, ...later][0]?.deadline
  const all = late.length + soon.length + later.length
  const day = next && formatDate(next, language, 'short')
  return workMessages[language].reminder(late.length, soon.length, all, day)
}

/** Today, and the days before it on which the office was closed and nobody was told. */
function daysSinceWork(today: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate[] {
  const days = [today]
  for (let day = today.subtract({ days: 1 }); !isWorkingDay(day, holidays); day = day.subtract({ days: 1 })) {
    days.push(day)
  }
  return days
}

function isToldOf({ deadline, since }: Task, days: readonly Temporal.PlainDate[]): boolean {
  return days.some((day) => {
    const left = deadline && day.until(deadline).total('days')
    if (left !== undefined && left < 0) return left % 7 === -1
    const waited = since && since.until(day).total('days')
    if (waited !== undefined && daysAfter.has(waited)) return true
    if (left !== undefined) return daysBefore.has(left)
    return waited === undefined ? day.dayOfWeek === weeklyOn : waited % 7 === 3
  })
}
