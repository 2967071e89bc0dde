import { formatNumber, parseInteger } from '../../../platform/language/numerals.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { PlanFile } from '../plan-file.ts'
import { formFields, formText, type FormField } from './differences.ts'
import type { Draft } from './draft.ts'
import { groupsOf, linesOf, pointsOf } from './form-lines.ts'
import type { planVersionMessages } from './messages.ts'

type Programme = PlanFile['programmes'][number]
type Words = typeof planVersionMessages.th
interface Typed {
  readonly body: FormFields
  readonly t: Words
  readonly errors: Record<string, string>
}

const kinds = ['project', 'activity', 'measure'] as const
const longestSection = 10_000

/** A programme's form as its fields show it. */
export function typedProgramme(programme: Programme): Record<string, string> {
  return Object.fromEntries(formFields.map((field) => [field, formText(programme, field)]))
}

/** Reads the form of a programme; what is wrong goes into `errors`, by field. */
export function readProgramme(before: Programme, { body, t, errors }: Typed): Programme {
  const text = (field: FormField, most: number) => {
    const typed = textIn(body, field)
    if (typed.length > most) errors[field] = t.tooLong(formatNumber(most))
    return typed
  }
  const points = (field: 'objectives' | 'steps' | 'outputs' | 'outcomes') => {
    const read = pointsOf(text(field, longestSection))
    if (!read.ok) errors[field] = t.subPointFirst
    return read.ok ? read.points : before[field]
  }
  const name = text('name', 500)
  const nameEn = text('nameEn', 500)
  if (name === '') errors['name'] = t.nameMissing
  if (nameEn === '') errors['nameEn'] = t.nameMissing
  const kind = kinds.find((one) => one === textIn(body, 'kind'))
  if (!kind) errors['kind'] = t.chooseOne
  const mission = textIn(body, 'mission')
  if (!/^[1-9]\d*(\.[1-9]\d*){2}$/.test(mission)) errors['mission'] = t.chooseOne
  const responsible = text('responsible', 500)
  const form = {
    objectives: points('objectives'),
    targetGroups: groupsOf(text('targetGroups', longestSection)),
    steps: points('steps'),
    outputs: points('outputs'),
    outcomes: points('outcomes'),
    rationale: linesOf(text('rationale', longestSection)),
  }
  return {
    ...before,
    name,
    nameEn,
    kind: kind ?? before.kind,
    mission: errors['mission'] ? before.mission : mission,
    summaryEn: text('summaryEn', 1_000),
    ...form,
    hasForm: before.hasForm || Object.values(form).some((part) => part.length > 0),
    responsible: responsible === '' ? null : responsible,
    remark: text('remark', 1_000),
  }
}

/** A plan with a programme in the place of the one of its number, or after all others. */
export function withProgramme(content: PlanFile, programme: Programme): PlanFile {
  const { number } = programme
  const isKnown = content.programmes.some((one) => one.number === number)
  return {
    ...content,
    programmes: isKnown
      ? content.programmes.map((one) => (one.number === number ? programme : one))
      : [...content.programmes, programme],
  }
}

/**
 * Whether a programme may be taken out of a draft: one of a new plan, or one that the draft itself added. What an
 * announced plan has stays in it, because work hangs on it; it is left out of the tables of years.
 */
export function isRemovable({ planId, base, content }: Draft, number: number): boolean {
  const has = ({ programmes }: PlanFile) => programmes.some((one) => one.number === number)
  return has(content) && (planId === null || !has(base))
}

/** A plan without a programme, its rows in the years and its part in the risks. The others keep their numbers. */
export function withoutProgramme(content: PlanFile, number: number): PlanFile {
  return {
    ...content,
    programmes: content.programmes.filter((one) => one.number !== number),
    schedule: Object.fromEntries(
      Object.entries(content.schedule).map(([year, { rows }]) => [
        year,
        {
          rows: rows
            .filter(({ programme }) => programme !== number)
            .map((row, index) => ({ ...row, order: index + 1 })),
        },
      ]),
    ),
    fraudRisks: content.fraudRisks.map((risk) => ({
      ...risk,
      controls: risk.controls.filter((control) => control !== number),
    })),
  }
}

/** A programme without anything in its form yet, under the next free number. */
export function emptyProgramme({ programmes }: PlanFile, known: Partial<Programme> = {}): Programme {
  return {
    number: Math.max(0, ...programmes.map(({ number }) => number)) + 1,
    name: '',
    nameEn: '',
    kind: 'project',
    mission: noTopic(1),
    hasForm: false,
    summaryEn: '',
    rationale: [],
    objectives: [],
    targetGroups: [],
    steps: [],
    responsible: null,
    sourceNote: null,
    sourceNoteEn: null,
    outputs: [],
    outcomes: [],
    remark: '',
    ...known,
  }
}

/** The code of a topic that is still to be chosen: no plan has as many. */
export function noTopic(dimension: number): string {
  return `${dimension}.99.99`
}

/** What of the plan itself is edited: titles, objectives, and the target values of each year. */
export function typedPlan({ title, titleEn, objectives, targets }: PlanFile): Record<string, string> {
  return {
    title,
    titleEn,
    objectives: objectives.map(({ text }) => text).join('\n'),
    objectivesEn: objectives.map(({ textEn }) => textEn).join('\n'),
    ...Object.fromEntries(
      targets.flatMap(({ byYear }, index) =>
        Object.entries(byYear).map(([year, value]) => [targetName(index, year), String(value)]),
      ),
    ),
  }
}

export function targetName(index: number, year: number | string): string {
  return `target-${index + 1}-${year}`
}

/** Reads what of the plan itself is edited; what is wrong goes into `errors`, by field. */
export function readPlan(before: PlanFile, { body, t, errors }: Typed): PlanFile {
  const title = textIn(body, 'title')
  const titleEn = textIn(body, 'titleEn')
  if (title === '' || title.length > 500) errors['title'] = t.nameMissing
  if (titleEn === '' || titleEn.length > 500) errors['titleEn'] = t.nameMissing
  const [thai, english] = [linesOf(textIn(body, 'objectives')), linesOf(textIn(body, 'objectivesEn'))]
  for (const [field, lines] of Object.entries({ objectives: thai, objectivesEn: english })) {
    if (lines.join('\n').length > longestSection) errors[field] = t.tooLong('10,000')
  }
  if (english.length !== thai.length) errors['objectivesEn'] ??= t.sameCount
  return {
    ...before,
    title,
    titleEn,
    objectives: thai.map((text, index) => ({ text, textEn: english[index] ?? '' })),
    targets: before.targets.map((target, index) => ({
      ...target,
      byYear: Object.fromEntries(
        Object.keys(target.byYear).map((year) => {
          const value = parseInteger(textIn(body, targetName(index, year)))
          if (value === null || value > 100) errors[targetName(index, year)] = t.targetWrong
          return [year, value ?? 0]
        }),
      ),
    })),
  }
}
