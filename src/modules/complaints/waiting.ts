import { and, asc, eq, gte, inArray, isNull, ne, notInArray, or, type SQL } from 'drizzle-orm'
import type { Person, Role } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { activePeople } from '../../platform/identity/people.ts'
import type { TaskSource } from '../../platform/tasks/task.ts'
import { complaintCapabilities } from './capabilities.ts'
import { levels } from './clock/moving-up.ts'
import { dueToday } from './clock/timing.ts'
import { complaintRegisterMessages } from './register-messages.ts'
import { complaint } from './schema.ts'
import { complaintRegisterUrls } from './urls.ts'

/** So many stand in the list of a person's work, the most urgent first; the register has all of them. */
const mostListed = 200

/**
 * The open complaints that wait for a person: his own; of a division that he heads, those that nobody of it has, or
 * whose officer has left; those that nobody was given, for everybody who deals with complaints; and those that a missed
 * day has moved up to him.
 */
export const complaintTasks: TaskSource = async (tx, { person, today }) => {
  const { db, organizationId } = tx
  const reaching = await waitsFor(person, async () => {
    const people = await activePeople(tx, today)
    return people
      .filter((one) => holdsRoleFor(one, 'complaints.case-handling', complaintCapabilities))
      .map(({ accountId }) => accountId)
  })
  if (!reaching) return []
  const open = await db
    .select({
      complaintId: complaint.complaintId,
      registerYear: complaint.registerYear,
      registerNumber: complaint.registerNumber,
      divisionId: complaint.divisionId,
      assigneeId: complaint.assigneeId,
      dueOn: complaint.dueOn,
      waitingSince: complaint.waitingSince,
    })
    .from(complaint)
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        isNull(complaint.endedOn),
        ne(complaint.state, 'merged'),
        reaching,
      ),
    )
    .orderBy(asc(complaint.dueOn), asc(complaint.complaintId))
    .limit(mostListed)
  const { th, en } = complaintRegisterMessages
  return open.map((one) => {
    const { complaintId, registerNumber, registerYear, divisionId, assigneeId } = one
    const title =
      divisionId === null
        ? { th: th.taskNew, en: en.taskNew }
        : assigneeId === person.accountId
          ? { th: th.taskHandle, en: en.taskHandle }
          : { th: th.taskHead, en: en.taskHead }
    return {
      id: `complaints.complaint ${complaintId}`,
      // What happened stays on its page: this list may be seen over a shoulder, and goes into messages.
      title,
      from: {
        th: th.complaintOf(registerNumber, registerYear),
        en: en.complaintOf(registerNumber, registerYear),
      },
      address: complaintRegisterUrls.complaint({ complaintId }),
      deadline: dueToday(one, today),
    }
  })
}

/** Which complaints wait for somebody; undefined where none ever does. */
async function waitsFor(
  person: Person,
  handlersInOffice: () => Promise<readonly string[]>,
): Promise<SQL | undefined> {
  const { assigneeId, divisionId, level } = complaint
  const has = (role: Role) => person.roles.some((held) => held.role === role)
  const conditions: (SQL | undefined)[] = []
  if (holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities)) {
    conditions.push(isNull(divisionId), eq(assigneeId, person.accountId))
    const headed = person.roles.flatMap((held) =>
      held.role === 'head-of-division' && held.divisionId !== null ? [held.divisionId] : [],
    )
    if (headed.length > 0) {
      // The night's job takes it from who left; until then he is passed over here.
      const left = notInArray(assigneeId, [...(await handlersInOffice())])
      const isHis = inArray(divisionId, headed)
      conditions.push(and(isHis, or(isNull(assigneeId), left, gte(level, levels.head))))
    }
  }
  if (has('clerk')) conditions.push(gte(level, levels.clerk))
  if (has('chief-executive')) conditions.push(gte(level, levels['chief-executive']))
  return conditions.length > 0 ? or(...conditions) : undefined
}
