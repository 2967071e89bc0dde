import { approvalsWaitingFor } from '../../../platform/approvals/approving.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../../platform/tasks/task.ts'
import { planMessages } from '../messages.ts'
import { planDraftUrls } from '../urls.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { draftSubject, listDrafts } from './draft.ts'
import { planVersionMessages } from './messages.ts'

/** Drafts that wait for a person's opinion, and approved ones that are to be announced. */
export const planDraftTasks: TaskSource = async (tx, { person }) => {
  const waiting = await approvalsWaitingFor(tx, person, draftSubject)
  const mayWork = holdsRoleFor(person, 'plan.work', planWorkCapabilities)
  return (await listDrafts(tx)).flatMap(({ draftId, state }): Task[] => {
    // One that was given up still stands before an office.
    const asked = state === 'sent' ? waiting.find(({ subjectId }) => subjectId === draftId) : undefined
    if (!asked && !(mayWork && state === 'approved')) return []
    const words = asked ? 'taskDecide' : 'taskAnnounce'
    return [
      {
        id: `plan.draft ${draftId}`,
        title: { th: planVersionMessages.th[words], en: planVersionMessages.en[words] },
        from: { th: planMessages.th.plan, en: planMessages.en.plan },
        address: planDraftUrls.draft({ draftId }),
        ...(asked && { since: todayInBangkok(asked.since) }),
      },
    ]
  })
}
