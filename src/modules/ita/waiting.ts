import { and, eq, inArray } from 'drizzle-orm'
import type { TaskSource } from '../../platform/tasks/task.ts'
import { openStates } from './measure-state.ts'
import { itaMeasureMessages } from './measure-messages.ts'
import { itaMeasure } from './schema.ts'
import { itaWorkUrls } from './urls.ts'

/** The measures that a person carries out and has not finished. */
export const itaTasks: TaskSource = async ({ db, organizationId }, { person }) => {
  const { th, en } = itaMeasureMessages
  const own = await db
    .select({
      measureId: itaMeasure.measureId,
      itaYear: itaMeasure.itaYear,
      action: itaMeasure.action,
      dueOn: itaMeasure.dueOn,
    })
    .from(itaMeasure)
    .where(
      and(
        eq(itaMeasure.organizationId, organizationId),
        eq(itaMeasure.ownerId, person.accountId),
        inArray(itaMeasure.state, [...openStates]),
      ),
    )
  return own.map(({ measureId, itaYear, action, dueOn }) => ({
    id: `ita.measure ${measureId}`,
    title: { th: th.task(action), en: en.task(action) },
    from: { th: th.ofResult(itaYear), en: en.ofResult(itaYear) },
    address: itaWorkUrls.measure({ measureId }),
    deadline: Temporal.PlainDate.from(dueOn),
  }))
}
