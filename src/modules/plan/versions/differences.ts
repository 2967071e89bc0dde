import type { PlanFile } from '../plan-file.ts'

type Programme = PlanFile['programmes'][number]
type Row = PlanFile['schedule'][string]['rows'][number]

/** What of a programme's form can differ. */
export const formFields = [
  'name',
  'nameEn',
  'kind',
  'mission',
  'summaryEn',
  'rationale',
  'objectives',
  'targetGroups',
  'steps',
  'responsible',
  'outputs',
  'outcomes',
  'remark',
] as const
export type FormField = (typeof formFields)[number]

export const rowFields = ['budget', 'quarters', 'remark', 'order'] as const
export type RowField = (typeof rowFields)[number]

export type DifferencePlace =
  | { readonly kind: 'plan'; readonly field: 'title' | 'titleEn' | 'years' | 'objectives' | 'objectivesEn' }
  | { readonly kind: 'target'; readonly indicator: string; readonly fiscalYear: number }
  /** A programme that is new, or gone; or a field of its form. */
  | { readonly kind: 'programme'; readonly number: number; readonly field: FormField | 'whole' }
  /** A row of a year that is new, or gone; or a field of it. */
  | {
      readonly kind: 'row'
      readonly fiscalYear: number
      readonly number: number
      readonly field: RowField | 'whole'
    }

/** One thing that differs between two plans, as text beside text; null where one of them does not have it. */
export interface Difference {
  readonly place: DifferencePlace
  readonly before: string | null
  readonly after: string | null
}

/** What differs between two plans, in the order of the document. Nothing for two that say the same. */
export function differences(before: PlanFile, after: PlanFile): Difference[] {
  return [
    ...ofPlan(before, after),
    ...ofTargets(before, after),
    ...ofProgrammes(before, after),
    ...ofYears(before, after),
  ]
}

function changed(place: DifferencePlace, before: string | null, after: string | null): Difference[] {
  return before === after ? [] : [{ place, before, after }]
}

function ofPlan(before: PlanFile, after: PlanFile): Difference[] {
  const objectives = (file: PlanFile, part: 'text' | 'textEn') =>
    file.objectives.map((objective) => objective[part]).join('\n')
  const years = ({ fiscalYears }: PlanFile) => `${Math.min(...fiscalYears)}–${Math.max(...fiscalYears)}`
  return [
    ...changed({ kind: 'plan', field: 'title' }, before.title, after.title),
    ...changed({ kind: 'plan', field: 'titleEn' }, before.titleEn, after.titleEn),
    ...changed({ kind: 'plan', field: 'years' }, years(before), years(after)),
    ...changed({ kind: 'plan', field: 'objectives' }, objectives(before, 'text'), objectives(after, 'text')),
    ...changed(
      { kind: 'plan', field: 'objectivesEn' },
      objectives(before, 'textEn'),
      objectives(after, 'textEn'),
    ),
  ]
}

function ofTargets(before: PlanFile, after: PlanFile): Difference[] {
  const values = (file: PlanFile) =>
    new Map(
      file.targets.flatMap(({ indicator, byYear, aspiration }) =>
        Object.entries(byYear).map(([year, value]) => [
          `${year} ${indicator}`,
          {
            indicator,
            fiscalYear: Number(year),
            text: [value, aspiration[year]].filter(Boolean).join(' → '),
          },
        ]),
      ),
    )
  const [old, now] = [values(before), values(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const { indicator, fiscalYear } = (now.get(key) ?? old.get(key))!
    const place = { kind: 'target', indicator, fiscalYear } as const
    return changed(place, old.get(key)?.text ?? null, now.get(key)?.text ?? null)
  })
}

function ofProgrammes(before: PlanFile, after: PlanFile): Difference[] {
  return numbersOf([...before.programmes, ...after.programmes], ({ number }) => number).flatMap((number) => {
    const old = before.programmes.find((one) => one.number === number)
    const now = after.programmes.find((one) => one.number === number)
    if (!old || !now) {
      return changed({ kind: 'programme', number, field: 'whole' }, old?.name ?? null, now?.name ?? null)
    }
    return formFields.flatMap((field) =>
      changed({ kind: 'programme', number, field }, formText(old, field), formText(now, field)),
    )
  })
}

/** A field of a form as it is shown: lists one to a line, sub-points behind a dash. */
export function formText(programme: Programme, field: FormField): string {
  const value = programme[field]
  if (value === null) return ''
  if (typeof value === 'string') return value
  return value
    .map((one) => {
      if (typeof one === 'string') return one
      if ('group' in one) return one.people === null ? one.group : `${one.group} (${one.people})`
      return [one.text, ...one.items.map((item) => `- ${item}`)].join('\n')
    })
    .join('\n')
}

function ofYears(before: PlanFile, after: PlanFile): Difference[] {
  const years = numbersOf([...Object.keys(before.schedule), ...Object.keys(after.schedule)], Number)
  return years.flatMap((fiscalYear) => {
    const old = before.schedule[fiscalYear]?.rows ?? []
    const now = after.schedule[fiscalYear]?.rows ?? []
    return numbersOf([...old, ...now], ({ programme }) => programme).flatMap((number) => {
      const was = old.find((row) => row.programme === number)
      const is = now.find((row) => row.programme === number)
      const place = (field: RowField | 'whole') => ({ kind: 'row', fiscalYear, number, field }) as const
      if (!was || !is) return changed(place('whole'), was ? rowText(was) : null, is ? rowText(is) : null)
      return rowFields.flatMap((field) => changed(place(field), fieldText(was, field), fieldText(is, field)))
    })
  })
}

function rowText(row: Row): string {
  return [fieldText(row, 'budget'), fieldText(row, 'quarters'), row.remark]
    .filter((text) => text !== '')
    .join(' · ')
}

/** Amounts in baht; a dash where no budget is used, which differs from 0. */
function fieldText({ order, budgetBaht, quarters, remark }: Row, field: RowField): string {
  if (field === 'budget') return budgetBaht === null ? '–' : String(budgetBaht)
  if (field === 'quarters') return quarters.map((quarter) => `Q${quarter}`).join(' ')
  return field === 'order' ? String(order) : remark
}

function numbersOf<Value>(all: readonly Value[], number: (value: Value) => number): number[] {
  return [...new Set(all.map(number))].toSorted((a, b) => a - b)
}
