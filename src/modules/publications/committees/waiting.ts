import type { TaskSource } from '../../../platform/tasks/task.ts'
import { may } from '../capability-of.ts'
import { committeeMessages } from './messages.ts'
import { resolutionsFor } from './resolution.ts'
import { committeeWorkUrls } from '../urls.ts'
import { committeeWorkMessages } from './work-messages.ts'

/** The resolutions that a person follows up, or whose division does where they name nobody. */
export const committeeTasks: TaskSource = async (tx, { person }) => {
  if (!may(person, 'publications.write')) return []
  const { accountId, roles } = person
  const divisionIds = roles.flatMap(({ divisionId }) => divisionId ?? [])
  const found = await resolutionsFor(tx, { accountId, divisionIds })
  const { th, en } = committeeMessages
  return found.map(
    ({ resolutionId, committeeId, committeeName, committeeNameEn, number, year, text, dueOn }) => ({
      id: `publications.resolution ${resolutionId}`,
      title: {
        th: `${committeeWorkMessages.th.taskResolution}: ${shortened(text)}`,
        en: `${committeeWorkMessages.en.taskResolution}: ${shortened(text)}`,
      },
      from: {
        th: `${committeeName} ${th.meetingName(number, year)}`,
        en: `${committeeNameEn || committeeName} ${en.meetingName(number, year)}`,
      },
      address: committeeWorkUrls.resolution({ committeeId, resolutionId }),
      deadline: dueOn,
    }),
  )
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= 120 ? line : `${line.slice(0, 120).trimEnd()}…`
}
