import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../platform/tasks/task.ts'
import { surveyCapabilities } from './capabilities.ts'
import { listSurveys } from './reading.ts'
import { listReports } from './reports/report.ts'
import { roundEnd, rounds } from './reports/report-figures.ts'
import { surveyWorkUrls } from './urls.ts'
import { surveyWorkMessages } from './work-messages.ts'

/** The plan reports by the end of the month after a round. */
const daysForReport = 30

/** The reports of the rounds that are over and in which something was surveyed, until they are given. */
export const surveyTasks: TaskSource = async (tx, { person, today }) => {
  if (!holdsRoleFor(person, 'surveys.report', surveyCapabilities)) return []
  const { th, en } = surveyWorkMessages
  const tasks: Task[] = []
  for (const fiscalYear of [fiscalYearOf(today) - 1, fiscalYearOf(today)]) {
    const over = rounds.filter(
      (months) => Temporal.PlainDate.compare(roundEnd(fiscalYear, months), today) < 0,
    )
    if (over.length === 0) continue
    if ((await listSurveys(tx, { states: ['open', 'closed'], fiscalYear })).length === 0) continue
    const given = await listReports(tx, fiscalYear)
    for (const months of over.filter((one) => !given.some((report) => report.months === one))) {
      tasks.push({
        id: `surveys.report ${fiscalYear}-${months}`,
        title: { th: th.taskReport, en: en.taskReport },
        from: { th: th.taskFrom(fiscalYear, months), en: en.taskFrom(fiscalYear, months) },
        address: surveyWorkUrls.summary(),
        deadline: roundEnd(fiscalYear, months).add({ days: daysForReport }),
      })
    }
  }
  return tasks
}
