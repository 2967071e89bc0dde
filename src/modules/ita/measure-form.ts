import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Person } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { listDivisions, type Division } from '../../platform/identity/divisions.ts'
import { activePeople } from '../../platform/identity/people.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { textIn } from '../../platform/web/form-input.ts'
import type { Act } from '../../platform/web/route.ts'
import { readTypedDay } from '../../ui/typed-day.ts'
import { programmesOfYear } from '../plan/module.ts'
import { itaCapabilities } from './capabilities.ts'
import { frameOf, type FrameIndicator } from './frame.ts'
import { itaMeasureMessages } from './measure-messages.ts'
import type { MeasureTerms } from './measures.ts'

/** What the form of a measure lets one choose from. */
export interface MeasureChoices {
  readonly indicators: readonly FrameIndicator[]
  readonly owners: readonly Pick<Person, 'accountId' | 'name'>[]
  readonly divisions: readonly Division[]
}

/** The indicators of the year, the people who may carry a measure out, and the divisions that are not closed. */
export async function measureChoices(
  tx: TenantTransaction,
  { itaYear, today }: { readonly itaYear: number; readonly today: Temporal.PlainDate },
): Promise<MeasureChoices> {
  const people = await activePeople(tx, today)
  return {
    indicators: (await frameOf(tx, itaYear)).indicators,
    // Whoever carries it out must be able to report it.
    owners: people.filter((person) => holdsRoleFor(person, 'ita.work', itaCapabilities)),
    divisions: (await listDivisions(tx)).filter(({ closedAt }) => closedAt === null),
  }
}

/** A measure that takes longer than this after its year is a plan of its own. */
const mostYears = 5

/** What the form says a measure is to be; what is wrong goes into `errors`. */
export async function readTerms(
  { tx, body, view }: Pick<Act, 'tx' | 'body' | 'view'>,
  { itaYear, choices }: { readonly itaYear: number; readonly choices: MeasureChoices },
  errors: Record<string, string>,
): Promise<MeasureTerms | undefined> {
  const { language, today } = view
  const t = itaMeasureMessages[language]
  const action = textIn(body, 'action')
  if (action === '' || action.length > 1_000) errors['action'] = t.actionMissing
  const typedIndicator = textIn(body, 'indicator')
  const indicator = choices.indicators.find(({ number }) => String(number) === typedIndicator)
  if (typedIndicator !== '' && !indicator) errors['indicator'] = t.indicatorWrong
  const owner = choices.owners.find(({ accountId }) => accountId === textIn(body, 'owner'))
  if (!owner) errors['owner'] = t.ownerMissing
  const typedDivision = textIn(body, 'division')
  const division = choices.divisions.find(({ divisionId }) => divisionId === typedDivision)
  if (typedDivision !== '' && !division) errors['division'] = t.divisionWrong
  const from = fiscalYearStart(itaYear)
  const decided = readTypedDay(textIn(body, 'decidedOn'), { language, from, to: today })
  if (!decided.ok) errors['decidedOn'] = decided.fault
  const to = fiscalYearEnd(itaYear + mostYears)
  const due = readTypedDay(textIn(body, 'dueOn'), { language, from, to })
  if (!due.ok) errors['dueOn'] = due.fault
  if (decided.ok && due.ok && Temporal.PlainDate.compare(due.date, decided.date) < 0) {
    errors['dueOn'] = t.dueBeforeDecided
  }
  const programmes = decided.ok ? await readProgrammes({ tx, body, view }, decided.date, errors) : []
  if (!owner || !decided.ok || !due.ok) return undefined
  return {
    indicator: indicator?.number ?? null,
    programmes,
    action,
    ownerId: owner.accountId,
    divisionId: division?.divisionId ?? null,
    decidedOn: decided.date,
    dueOn: due.date,
  }
}

/** Numbers of programmes parted with commas or spaces, each once and in order. */
async function readProgrammes(
  { tx, body, view }: Pick<Act, 'tx' | 'body' | 'view'>,
  decidedOn: Temporal.PlainDate,
  errors: Record<string, string>,
): Promise<number[]> {
  const t = itaMeasureMessages[view.language]
  const words = textIn(body, 'programmes')
    .split(/[\s,]+/)
    .filter(Boolean)
  const numbers = words.map((word) => parseInteger(word))
  if (numbers.includes(null)) {
    errors['programmes'] = t.programmesWrong
    return []
  }
  const known = new Set((await programmesOfYear(tx, fiscalYearOf(decidedOn))).map(({ number }) => number))
  const unknown = numbers.filter((number) => !known.has(number!))
  if (unknown.length > 0) errors['programmes'] = t.programmesUnknown(unknown.join(', '))
  return [...new Set(numbers as number[])].toSorted((a, b) => a - b)
}

/** A measure as its form shows it. */
export function typedTerms(terms: MeasureTerms): Record<string, string> {
  return {
    action: terms.action,
    indicator: String(terms.indicator ?? ''),
    programmes: terms.programmes.join(', '),
    owner: terms.ownerId,
    division: terms.divisionId ?? '',
    decidedOn: editableDate(terms.decidedOn),
    dueOn: editableDate(terms.dueOn),
  }
}
