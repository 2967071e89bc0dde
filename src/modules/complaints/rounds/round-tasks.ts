import { approvalsWaitingFor } from '../../../platform/approvals/approving.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../../platform/tasks/task.ts'
import { complaintCapabilities } from '../capabilities.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { roundDates, type Round } from './round-content.ts'
import { listRoundReports, roundsOver, roundSubject } from './round-report.ts'

/** A summary that nobody has sent for so long will not be missed among what waits; the list still has it. */
const askedFor = Temporal.Duration.from({ months: 12 })

/** Summaries of rounds that are over, until they are sent; and those that wait for the chief executive. */
export const roundTasks: TaskSource = async (tx, { person, today }) => {
  const { th, en } = complaintRoundMessages
  const task = (round: Round, words: 'taskSend' | 'taskAcknowledge', since: Temporal.PlainDate): Task => ({
    id: `complaints.round ${round.fiscalYear} ${round.months}`,
    title: { th: th[words], en: en[words] },
    from: { th: th.report(round.fiscalYear, round.months), en: en.report(round.fiscalYear, round.months) },
    address: complaintRegisterUrls.report(round),
    deadline: roundDates(round).due,
    since,
  })
  const waiting = await approvalsWaitingFor(tx, person, roundSubject)
  const maySend = holdsRoleFor(person, 'complaints.reporting', complaintCapabilities)
  if (waiting.length === 0 && !maySend) return []
  const reports = await listRoundReports(tx)
  const toAcknowledge = reports.flatMap(({ reportId, fiscalYear, months }) => {
    const asked = waiting.find(({ subjectId }) => subjectId === reportId)
    return asked ? [task({ fiscalYear, months }, 'taskAcknowledge', todayInBangkok(asked.since))] : []
  })
  if (!maySend) return toAcknowledge
  const toSend = (await roundsOver(tx, today)).filter((round) => {
    const { to } = roundDates(round)
    const report = reports.find(
      ({ fiscalYear, months }) => fiscalYear === round.fiscalYear && months === round.months,
    )
    const isRecent = Temporal.PlainDate.compare(to.add(askedFor), today) >= 0
    return report ? report.state === 'sent-back' : isRecent
  })
  return [
    ...toAcknowledge,
    ...toSend.map((round) => task(round, 'taskSend', roundDates(round).to.add({ days: 1 }))),
  ]
}
