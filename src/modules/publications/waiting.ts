import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { hasTakenPart } from '../../platform/identity/separation.ts'
import type { Task, TaskSource } from '../../platform/tasks/task.ts'
import { approvingRole, entering } from './deciding.ts'
import { numberWords } from './naming.ts'
import { publicationsUnderWay, type Publication } from './publication.ts'
import { publicationWorkUrls } from './urls.ts'
import { publicationWorkMessages } from './work-messages.ts'

/** Documents that wait for a person: to be decided on, to be published. */
export const publicationTasks: TaskSource = async (tx, { person }) => {
  const tasks: Task[] = []
  for (const publication of await publicationsUnderWay(tx)) {
    const { publicationId: subject, state, kind } = publication
    if (state === 'draft') continue
    const held = approvingRole(person, kind)
    if (!held) continue
    const actor = { ...person, ...held }
    if (await hasTakenPart(tx, actor, { subject, kinds: entering })) continue
    tasks.push(taskOf(publication, state === 'sent' ? 'taskDecide' : 'taskPublish'))
  }
  return tasks
}

function taskOf(publication: Publication, words: 'taskDecide' | 'taskPublish'): Task {
  const { publicationId, title, titleEn, enteredAt } = publication
  const titles = { th: title, en: titleEn || title }
  return {
    id: `publications ${publicationId} ${words}`,
    title: { th: publicationWorkMessages.th[words], en: publicationWorkMessages.en[words] },
    from: {
      th: `${numberWords(publication, 'th')} ${titles.th}`,
      en: `${numberWords(publication, 'en')} ${titles.en}`,
    },
    address: publicationWorkUrls.draft({ publicationId }),
    since: todayInBangkok(enteredAt),
  }
}
