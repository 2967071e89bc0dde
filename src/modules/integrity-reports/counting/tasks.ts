import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import type { TaskSource } from '../../../platform/tasks/task.ts'
import { integrityReportUrls } from '../urls.ts'
import { countMessages } from './messages.ts'
import { countCapabilities } from './routes.tsx'
import { yearCounts, yearsToCount } from './year-count.ts'

const { th, en } = countMessages

/** Once a year, whatever came or did not: the figure of the year that is over, until it is entered. */
export const countTasks: TaskSource = async (tx, { person, today }) => {
  if (!holdsRoleFor(person, 'integrity-reports.counting', countCapabilities)) return []
  const counted = new Set((await yearCounts(tx)).map(({ fiscalYear }) => fiscalYear))
  return (await yearsToCount(tx, today))
    .filter((fiscalYear) => !counted.has(fiscalYear))
    .map((fiscalYear) => ({
      id: `integrity-reports.count ${fiscalYear}`,
      title: { th: th.task, en: en.task },
      from: { th: th.yearOf(fiscalYear), en: en.yearOf(fiscalYear) },
      address: integrityReportUrls.counts(),
      deadline: fiscalYearEnd(fiscalYear).add({ days: 31 }),
      since: fiscalYearEnd(fiscalYear).add({ days: 1 }),
    }))
}
