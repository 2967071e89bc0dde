import type { TaskSource } from '../../../platform/tasks/task.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { measuresOf } from './measures.ts'

const { th, en } = complaintPreventionMessages

/** The measures that a person has to carry out, until he says that they are done. */
export const measureTasks: TaskSource = async (tx, { person }) =>
  (await measuresOf(tx, person.accountId)).map(({ measureId, dueOn }) => ({
    id: `complaints.measure ${measureId}`,
    title: { th: th.task, en: en.task },
    from: { th: th.measures, en: en.measures },
    address: complaintRegisterUrls.measure({ measureId }),
    deadline: Temporal.PlainDate.from(dueOn),
  }))
