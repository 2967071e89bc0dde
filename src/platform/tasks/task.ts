import type { TenantTransaction } from '../database/tenant.ts'
import type { Person } from '../identity/actor.ts'
import type { SecretBox } from '../identity/secret-box.ts'
import type { Language } from '../language/messages.ts'

/** Something that waits for a person. */
export interface Task {
  readonly id: string
  /** What to do, the verb first. */
  readonly title: Readonly<Record<Language, string>>
  /** Where it comes from, such as the programme or the complaint. */
  readonly from: Readonly<Record<Language, string>>
  /** The page on which it is done. */
  readonly address: string
  /** The last day on which it is in time. */
  readonly deadline?: Temporal.PlainDate
  /** The day on which it came to him, where that says when to remind him of it. */
  readonly since?: Temporal.PlainDate
}

/** What a module has waiting for a person today. Of matters that are sealed it tells nothing without what opens them. */
export type TaskSource = (
  tx: TenantTransaction,
  asked: { readonly person: Person; readonly today: Temporal.PlainDate; readonly secrets?: SecretBox },
) => Promise<Task[]>

export interface SortedTasks {
  readonly late: readonly Task[]
  /** Due within seven days, today included. */
  readonly soon: readonly Task[]
  readonly later: readonly Task[]
}

const soonDays = 7

/** The tasks of all sources, the soonest deadline first; those without one last. */
export async function tasksOf(
  sources: readonly TaskSource[],
  tx: TenantTransaction,
  asked: Parameters<TaskSource>[1],
): Promise<SortedTasks> {
  const tasks: Task[] = []
  for (const source of sources) tasks.push(...(await source(tx, asked)))
  const inOrder = tasks.toSorted((a, b) =>
    a.deadline && b.deadline
      ? Temporal.PlainDate.compare(a.deadline, b.deadline)
      : Number(a.deadline === undefined) - Number(b.deadline === undefined),
  )
  const daysTo = ({ deadline }: Task): number =>
    deadline ? asked.today.until(deadline).total('days') : Infinity
  return {
    late: inOrder.filter((task) => daysTo(task) < 0),
    soon: inOrder.filter((task) => daysTo(task) >= 0 && daysTo(task) < soonDays),
    later: inOrder.filter((task) => daysTo(task) >= soonDays),
  }
}
