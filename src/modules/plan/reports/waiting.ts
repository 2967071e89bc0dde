import { approvalsWaitingFor } from '../../../platform/approvals/approving.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../../platform/tasks/task.ts'
import { planMessages } from '../messages.ts'
import { planReportUrls } from '../urls.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { planReportMessages } from './messages.ts'
import { reportsUnderWay, reportSubject, type Report } from './report.ts'
import { roundDates } from './round.ts'

/** Reports to be written, until they are sent; and those that wait for a person's opinion. */
export const planReportTasks: TaskSource = async (tx, { person }) => {
  const reports = await reportsUnderWay(tx)
  const task = (
    { reportId, months, fiscalYear }: Report,
    words: 'taskWrite' | 'taskDecide',
    since: Temporal.Instant,
  ): Task => ({
    id: `plan.report ${reportId}`,
    title: {
      th: planReportMessages.th[words](months, fiscalYear),
      en: planReportMessages.en[words](months, fiscalYear),
    },
    from: { th: planMessages.th.plan, en: planMessages.en.plan },
    address: planReportUrls.report({ reportId }),
    deadline: roundDates(fiscalYear, months).due,
    since: todayInBangkok(since),
  })
  const waiting = await approvalsWaitingFor(tx, person, reportSubject)
  const mayWork = holdsRoleFor(person, 'plan.work', planWorkCapabilities)
  return reports.flatMap((report) => {
    const asked = waiting.find(({ subjectId }) => subjectId === report.reportId)
    if (asked) return [task(report, 'taskDecide', asked.since)]
    return mayWork && report.state === 'open' ? [task(report, 'taskWrite', report.openedAt)] : []
  })
}
