import type { Person } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import type { Task, TaskSource } from '../../platform/tasks/task.ts'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { disclosureCapabilities } from './capabilities.ts'
import { deadlineState, nearDays } from './item-state.ts'
import { disclosureMessages } from './messages.ts'
import type { Sources } from './sources.ts'
import { standingsOfYear, type ItemStanding } from './standing.ts'
import { disclosureWorkUrls } from './urls.ts'
import { disclosureWorkMessages } from './work-messages.ts'

const { th, en } = disclosureWorkMessages

/**
 * The items of a person's divisions that lapse within two weeks or have lapsed, and those that are not complete
 * near their deadline; for the clerk and the integrity officer, that items have no division.
 */
export function disclosureTasks(sources: Sources): TaskSource {
  return async (tx, { person, today }) => {
    if (!holdsRoleFor(person, 'disclosure.work', disclosureCapabilities)) return []
    const own = divisionsOf(person)
    const isCoordinator = person.roles.some(({ role }) => role === 'clerk' || role === 'integrity-officer')
    if (own.size === 0 && !isCoordinator) return []
    const itaYear = fiscalYearOf(today)
    const standings = await standingsOfYear(tx, sources, { itaYear, today })
    const tasks = standings
      .filter(({ item }) => item.divisionId !== null && own.has(item.divisionId))
      .flatMap((standing): Task[] => {
        const due = dueOf(standing, today)
        return due ? [taskOf(standing, due)] : []
      })
    const without = standings.filter(({ item }) => item.divisionId === null).length
    if (!isCoordinator || without === 0) return tasks
    const unassigned: Task = {
      id: `disclosure.unassigned ${itaYear}`,
      title: { th: th.taskAssign(without), en: en.taskAssign(without) },
      from: fromWords(itaYear),
      address: disclosureWorkUrls.workYear({ itaYear }, { division: 'none' }),
    }
    return [...tasks, unassigned]
  }
}

/** The divisions for which a person works on disclosures. */
function divisionsOf({ roles }: Person): Set<string> {
  const may: readonly string[] = disclosureCapabilities['disclosure.work']
  return new Set(
    roles.flatMap(({ role, divisionId }) => (divisionId !== null && may.includes(role) ? [divisionId] : [])),
  )
}

interface Due {
  readonly what: 'publish' | 'renew'
  readonly by: Temporal.PlainDate
}

/** What is to be done for an item, and until when; undefined while nothing is near. */
function dueOf(
  { state, item: { deadline }, currentUntil }: ItemStanding,
  today: Temporal.PlainDate,
): Due | undefined {
  if (state === 'met' || state === 'stale') {
    if (!currentUntil) return undefined
    const isNear = today.until(currentUntil).total('days') <= nearDays
    return isNear ? { what: 'renew', by: currentUntil } : undefined
  }
  const near = deadlineState(deadline, today)
  return deadline && (near === 'near' || near === 'passed') ? { what: 'publish', by: deadline } : undefined
}

function taskOf({ item }: ItemStanding, { what, by }: Due): Task {
  const { itemId, itaYear, code, title, titleEn } = item
  const say = { publish: 'taskPublish', renew: 'taskRenew' } as const
  return {
    id: `disclosure.item ${itemId}`,
    title: { th: th[say[what]](code, title), en: en[say[what]](code, titleEn) },
    from: fromWords(itaYear),
    address: disclosureWorkUrls.workItem({ itemId }),
    deadline: by,
  }
}

function fromWords(itaYear: number): Task['from'] {
  return { th: disclosureMessages.th.disclosureOf(itaYear), en: disclosureMessages.en.disclosureOf(itaYear) }
}
