import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../platform/tasks/task.ts'
import { queueCapabilities } from './capabilities.ts'
import { figuresOf } from './figures.ts'
import { lastPeriods } from './period.ts'
import { queueStatisticsMessages } from './statistics-messages.ts'
import { queueUrls } from './urls.ts'

/** By then the next week is over. */
const daysToRead = 7

/**
 * The summaries of the week and the month that ended last, for whoever runs the waiting room; each waits for a week,
 * under one name, so that nobody is told of it as of two. Of days without a ticket there is none.
 */
export const queueTasks: TaskSource = async (tx, { person, today }) => {
  if (!holdsRoleFor(person, 'queue.manage', queueCapabilities)) return []
  const { th, en } = queueStatisticsMessages
  const tasks: Task[] = []
  for (const period of lastPeriods(today)) {
    const { part, from, to } = period
    const deadline = to.add({ days: daysToRead })
    if (Temporal.PlainDate.compare(today, deadline) > 0) continue
    if ((await figuresOf(tx, period, today)).issued === 0) continue
    tasks.push({
      id: `queue.summary ${part} ${from.toString()}`,
      title: { th: th.taskRead, en: en.taskRead },
      from: {
        th: th.period(part, formatDate(from, 'th'), formatDate(to, 'th')),
        en: en.period(part, formatDate(from, 'en'), formatDate(to, 'en')),
      },
      address: queueUrls.summary({ part, from: from.toString() }),
      deadline,
      since: to.add({ days: 1 }),
    })
  }
  return tasks
}
