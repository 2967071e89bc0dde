import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import type { ManualContent } from '../content.ts'
import { textOf, type PlainWord, type Section, type Typed } from './section.ts'

/** A field of each row of a section. */
export interface RowField {
  readonly name: string
  readonly label: PlainWord
  readonly hint?: PlainWord
  readonly kind: 'line' | 'area' | 'number' | 'baht' | 'link' | 'unit'
}

/** How one row of a section is shown and read. */
export interface RowShape<Row> {
  readonly fields: readonly RowField[]
  typed(row: Row): Record<string, string>
  /** Reads one that is not blank. `text` gives a field, `refuse` says beside it what is wrong. */
  read(text: (field: string) => string, refuse: (field: string, words: string) => void, t: Typed['t']): Row
}

/** A section that is rows, such as steps, and perhaps something said about all of them. */
export interface RowSection extends Section {
  readonly name: 'steps' | 'documents' | 'fees' | 'channels' | 'laws'
  readonly fields: readonly RowField[]
  count(content: ManualContent): number
}

/** More than any manual has; a form of more would be no form. */
const mostRows = 60
/** Empty rows at the end of the form: a few to begin with, then one at a time. */
function blankRows(there: number): number {
  return there === 0 ? 3 : 1
}

export function fieldName(field: string, row: number): string {
  return `${field}-${row}`
}

/** What the button that was pressed does with the rows. */
export type RowAct =
  | { readonly kind: 'save' | 'stay' }
  | { readonly kind: 'up' | 'down' | 'remove'; readonly row: number }

export function rowActOf(body: FormFields): RowAct {
  const pressed = textIn(body, 'act')
  const [, kind, row] = /^(up|down|remove)-(\d{1,2})$/.exec(pressed) ?? []
  if (kind !== undefined) return { kind: kind as 'up', row: Number(row) }
  return { kind: pressed === 'stay' ? 'stay' : 'save' }
}

/** How many rows a form had, its empty ones too. */
export function rowsIn(typed: Readonly<Record<string, string>>): number {
  return Math.min(mostRows, Number(typed['rows']) || 0)
}

/** Builds a section of rows. `whole` is what is said beside the rows: its fields, and what is read from them. */
export function rowSection<Name extends RowSection['name']>(
  name: Name,
  shape: RowShape<ManualContent[Name][number]>,
  whole?: {
    typed(content: ManualContent): Record<string, string>
    /** Reads it where `content` has its rows already. */
    read(content: ManualContent, typed: Typed): Partial<ManualContent>
  },
): RowSection {
  type Row = ManualContent[Name][number]
  const rowsOf = (content: ManualContent) => content[name] as readonly Row[]
  return {
    name,
    fields: shape.fields,
    count: (content) => rowsOf(content).length,
    firstField: fieldName(shape.fields[0]!.name, 1),
    typed: (content) => ({
      rows: String(Math.min(mostRows, rowsOf(content).length + blankRows(rowsOf(content).length))),
      ...Object.fromEntries(
        rowsOf(content).flatMap((row, index) =>
          Object.entries(shape.typed(row)).map(([field, value]) => [fieldName(field, index + 1), value]),
        ),
      ),
      ...whole?.typed(content),
    }),
    read(content, typed) {
      const rows = arranged(readRows(shape, typed), rowActOf(typed.body))
      const read = { ...content, [name]: rows }
      return { ...read, ...whole?.read(read, typed) }
    },
  }
}

interface ReadRow<Row> {
  /** Its place in the form, from 1. */
  readonly place: number
  readonly row: Row
}

/** The rows that say something, but for the one that is to be removed: it may be as wrong as it likes. */
function readRows<Row>(shape: RowShape<Row>, typed: Typed): ReadRow<Row>[] {
  const act = rowActOf(typed.body)
  const rows: ReadRow<Row>[] = []
  for (let place = 1; place <= rowsIn({ rows: textIn(typed.body, 'rows') }); place += 1) {
    if (act.kind === 'remove' && act.row === place) continue
    // A unit is chosen in every row, also where nothing else is.
    const isBlank = shape.fields.every(
      ({ name, kind }) => kind === 'unit' || textIn(typed.body, fieldName(name, place)) === '',
    )
    if (isBlank) continue
    const text = (field: string) => {
      const isLong = shape.fields.find(({ name }) => name === field)?.kind === 'area'
      return textOf(typed, fieldName(field, place), isLong ? 2_000 : undefined)
    }
    const refuse = (field: string, words: string) => {
      typed.errors[fieldName(field, place)] ??= words
    }
    rows.push({ place, row: shape.read(text, refuse, typed.t) })
  }
  return rows
}

function arranged<Row>(rows: readonly ReadRow<Row>[], act: RowAct): Row[] {
  const order = rows.map(({ row }) => row)
  if (act.kind !== 'up' && act.kind !== 'down') return order
  const from = rows.findIndex(({ place }) => place === act.row)
  const to = act.kind === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= order.length) return order
  return order.with(from, order[to]!).with(to, order[from]!)
}

/** The place of the page to which the browser goes back, after a row was moved. */
export function anchorAfter(act: RowAct): string {
  if (act.kind === 'up') return `#row-${Math.max(1, act.row - 1)}`
  if (act.kind === 'down') return `#row-${act.row + 1}`
  return ''
}
