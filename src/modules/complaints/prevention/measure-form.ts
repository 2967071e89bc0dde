import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { Act } from '../../../platform/web/route.ts'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { programmesOfYear, type ProgrammeName } from '../../plan/module.ts'
import { complaintCapabilities } from '../capabilities.ts'
import { openCategories, type Category } from '../categories.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { listVillages, type Village } from '../villages.ts'
import type { NewMeasure } from './measures.ts'

/** What the form of a measure lets one choose from. */
export interface MeasureChoices {
  readonly categories: readonly Category[]
  readonly villages: readonly Village[]
  readonly owners: readonly Pick<Person, 'accountId' | 'name'>[]
  readonly programmes: readonly ProgrammeName[]
}

/** Those who deal with complaints may carry a measure out: whoever does must be able to report it. */
export async function measureChoices(
  tx: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<MeasureChoices> {
  const people = await activePeople(tx, today)
  return {
    categories: await openCategories(tx),
    villages: await listVillages(tx),
    owners: people.filter((person) =>
      holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities),
    ),
    programmes: await programmesOfYear(tx, fiscalYearOf(today)),
  }
}

/** What takes longer is a plan of its own. */
const mostYears = 3

/** Reads what a measure is to be; what is wrong goes into `errors` under the name of its field. */
export function readMeasure(
  { body, view, now }: Pick<Act, 'body' | 'view' | 'now'>,
  choices: MeasureChoices,
  errors: Record<string, string>,
): NewMeasure | undefined {
  const { language, today } = view
  const t = complaintPreventionMessages[language]
  const category = choices.categories.find((one) => one.category === textIn(body, 'category'))
  if (!category) errors['category'] = t.categoryMissing
  const typedVillage = textIn(body, 'village')
  const village = choices.villages.find(({ villageId }) => villageId === typedVillage)
  if (typedVillage !== '' && !village) errors['village'] = t.villageWrong
  const action = textIn(body, 'action')
  if (action === '' || action.length > 1_000) errors['action'] = t.actionMissing
  const owner = choices.owners.find(({ accountId }) => accountId === textIn(body, 'owner'))
  if (!owner) errors['owner'] = t.ownerMissing
  const due = readTypedDay(textIn(body, 'dueOn'), {
    language,
    from: today,
    to: today.add({ years: mostYears }),
  })
  if (!due.ok) errors['dueOn'] = due.fault
  const programme = choices.programmes.find(({ number }) => String(number) === textIn(body, 'programme'))
  if (!programme && choices.programmes.length > 0) errors['programme'] = t.programmeMissing
  if (Object.keys(errors).length > 0 || !category || !owner || !due.ok) return undefined
  return {
    category: category.category,
    villageId: village?.villageId ?? null,
    action,
    ownerId: owner.accountId,
    dueOn: due.date,
    fiscalYear: fiscalYearOf(today),
    programmeNumber: programme?.number ?? null,
    at: now,
  }
}
