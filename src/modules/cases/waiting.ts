import { and, eq, isNull } from 'drizzle-orm'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { TaskSource } from '../../platform/tasks/task.ts'
import { caseCapabilities } from './capabilities.ts'
import { caseMessages } from './messages.ts'
import { listCases } from './reading.ts'
import { caseDeadline, caseMatter, caseMember } from './schema.ts'
import { caseUrls } from './urls.ts'

const { th, en } = caseMessages

/**
 * The deadlines that run in the cases that a person may open, and those that nobody has begun. Not a word of them; and
 * whom a case concerns meanwhile is not told that there is one, also where he stands in its team still.
 */
export const caseTasks: TaskSource = async (tx, { person, secrets }) => {
  if (!secrets || !holdsRoleFor(person, 'cases.case-reading', caseCapabilities)) return []
  const { db, organizationId } = tx
  const open = new Set((await listCases(tx, { person, secrets })).map(({ caseId }) => caseId))
  if (open.size === 0) return []
  const rows = await db
    .select({
      caseId: caseMatter.caseId,
      registerNumber: caseMatter.registerNumber,
      registerYear: caseMatter.registerYear,
      state: caseMatter.state,
      rule: caseDeadline.rule,
      dueOn: caseDeadline.dueOn,
    })
    .from(caseMember)
    .innerJoin(
      caseMatter,
      and(eq(caseMatter.organizationId, organizationId), eq(caseMatter.caseId, caseMember.caseId)),
    )
    .leftJoin(
      caseDeadline,
      and(
        eq(caseDeadline.organizationId, organizationId),
        eq(caseDeadline.caseId, caseMatter.caseId),
        isNull(caseDeadline.doneOn),
      ),
    )
    .where(and(eq(caseMember.organizationId, organizationId), eq(caseMember.accountId, person.accountId)))
  return rows
    .filter(({ caseId, state, dueOn }) => open.has(caseId) && (dueOn !== null || state === 'opened'))
    .map(({ caseId, registerNumber, registerYear, rule, dueOn }) => ({
      id: `cases.case ${caseId} ${rule ?? 'begin'}`,
      title: rule ? { th: th.task, en: en.task } : { th: th.taskBegin, en: en.taskBegin },
      from: { th: th.caseOf(registerNumber, registerYear), en: en.caseOf(registerNumber, registerYear) },
      address: caseUrls.case({ caseId }),
      ...(dueOn === null ? {} : { deadline: Temporal.PlainDate.from(dueOn) }),
    }))
}
