import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { Person } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { Language } from '../../platform/language/messages.ts'
import type { Task, TaskSource } from '../../platform/tasks/task.ts'
import { manualCapabilities } from './capabilities.ts'
import { titleIn, type ManualContent } from './content.ts'
import { whyNotDeciding } from './deciding.ts'
import { draftsUnderWay } from './draft.ts'
import { standingManuals } from './manual.ts'
import { manualWorkUrls } from './urls.ts'
import { manualWorkMessages } from './work-messages.ts'

/** A review becomes a task so many days before its last day. */
const reviewDaysAhead = 60

/**
 * Drafts that wait for a person's decision, those of his that were sent back, and manuals of his division whose
 * review comes near.
 */
export const manualTasks: TaskSource = async (tx, { person, today }) => {
  const mayApprove = holdsRoleFor(person, 'manuals.approve', manualCapabilities)
  const mayWrite = holdsRoleFor(person, 'manuals.write', manualCapabilities)
  if (!mayApprove && !mayWrite) return []
  const tasks: Task[] = []
  for (const draft of await draftsUnderWay(tx)) {
    const { manualId, content, sentAt, sentBack, state, begunBy } = draft
    if (mayApprove && state === 'sent' && (await whyNotDeciding(tx, person, draft)) === undefined) {
      tasks.push({ ...taskOf('taskDecide', manualId, content), since: todayInBangkok(sentAt!) })
    } else if (mayWrite && state === 'open' && sentBack && begunBy === person.accountId) {
      tasks.push({ ...taskOf('taskMend', manualId, content), since: todayInBangkok(sentBack.at) })
    }
  }
  if (!mayWrite) return tasks
  for (const { manualId, reviewBy, version } of await standingManuals(tx)) {
    const isNear = reviewBy && today.until(reviewBy).total('days') <= reviewDaysAhead
    if (!isNear || !isOfDivision(person, version.content)) continue
    tasks.push({ ...taskOf('taskReview', manualId, version.content), deadline: reviewBy })
  }
  return tasks
}

/** Whether a person writes for the division of a manual; whoever has no division writes for all. */
function isOfDivision({ roles }: Person, { division }: ManualContent): boolean {
  return roles.some(
    ({ role, divisionId }) =>
      manualCapabilities['manuals.write'].some((one) => one === role) &&
      (divisionId === null || divisionId === division?.divisionId),
  )
}

function taskOf(
  what: 'taskDecide' | 'taskMend' | 'taskReview',
  manualId: string,
  content: ManualContent,
): Task {
  const from = (language: Language) => titleIn(language, content)
  return {
    id: `manuals.${what} ${manualId}`,
    title: { th: manualWorkMessages.th[what], en: manualWorkMessages.en[what] },
    from: { th: from('th'), en: from('en') },
    address: manualWorkUrls.work({ manualId }),
  }
}
