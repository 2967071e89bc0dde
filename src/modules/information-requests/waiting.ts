import { and, eq } from 'drizzle-orm'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { TaskSource } from '../../platform/tasks/task.ts'
import { informationRequestCapabilities } from './capabilities.ts'
import { informationRegisterMessages } from './register-messages.ts'
import { informationRequest } from './schema.ts'
import { informationRegisterUrls } from './urls.ts'

/**
 * The open requests that a person is to answer: those of a division of his. One that nobody was given waits for
 * everybody who deals with requests, so that it waits for somebody.
 */
export const informationRequestTasks: TaskSource = async ({ db, organizationId }, { person }) => {
  const capability = 'information-requests.handle'
  if (!holdsRoleFor(person, capability, informationRequestCapabilities)) return []
  const may: readonly string[] = informationRequestCapabilities[capability]
  const divisions = new Set(
    person.roles.flatMap(({ role, divisionId }) => (may.includes(role) && divisionId ? [divisionId] : [])),
  )
  const open = await db
    .select({
      requestId: informationRequest.requestId,
      registerYear: informationRequest.registerYear,
      registerNumber: informationRequest.registerNumber,
      divisionId: informationRequest.divisionId,
      dueOn: informationRequest.dueOn,
    })
    .from(informationRequest)
    .where(and(eq(informationRequest.organizationId, organizationId), eq(informationRequest.state, 'open')))
  const { th, en } = informationRegisterMessages
  return open
    .filter(({ divisionId }) => divisionId === null || divisions.has(divisionId))
    .map(({ requestId, registerNumber, registerYear, divisionId, dueOn }) => ({
      id: `information-requests.request ${requestId}`,
      // What is asked stays on its page: this list may be seen over a shoulder, and goes into messages.
      title:
        divisionId === null ? { th: th.taskNew, en: en.taskNew } : { th: th.taskAnswer, en: en.taskAnswer },
      from: {
        th: th.requestOf(registerNumber, registerYear),
        en: en.requestOf(registerNumber, registerYear),
      },
      address: informationRegisterUrls.request({ requestId }),
      deadline: Temporal.PlainDate.from(dueOn),
    }))
}
