import { z } from 'zod'
import type { Language } from '../../platform/language/messages.ts'
import { meaningOf, suppresses, type Dataset } from '../../platform/open-data/dataset.ts'
import { openDataMessages } from './messages.ts'

/** A column for people: what its schema says, in words. */
export interface ColumnInWords {
  readonly name: string
  readonly meaning: string
  readonly type: string
  readonly example: string | undefined
}

type Row = Readonly<Record<string, unknown>>

/** The columns of a dataset in words, each with its example. */
export function columnsInWords(
  dataset: Dataset,
  examples: ReadonlyMap<string, string>,
  language: Language,
): ColumnInWords[] {
  return Object.entries(dataset.row.shape).map(([name, schema]) => ({
    name,
    meaning: meaningOf(schema as z.ZodType, language),
    type: typeInWords(schema as z.ZodType, language),
    example: examples.get(name),
  }))
}

/** The first value that there is of each column, cut short. */
export function examplesOf(dataset: Dataset, rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(dataset.row.shape).flatMap((name) => {
      const first = rows.find((row) => shortly(row[name]) !== '')
      return first ? [[name, shortly(first[name])] as const] : []
    }),
  )
}

function typeInWords(column: z.ZodType, language: Language): string {
  const t = openDataMessages[language]
  const value = column instanceof z.ZodNullable ? (column.unwrap() as z.ZodType) : column
  const word = suppresses(value) ? t.safeCount : wordOf(z.toJSONSchema(value), t)
  return value === column ? word : `${word}, ${t.mayBeEmpty}`
}

function wordOf(
  { type, format, enum: choices }: z.core.JSONSchema.JSONSchema,
  t: (typeof openDataMessages)['th'],
): string {
  if (choices) return t.choice(choices.join(', '))
  if (format === 'date') return t.date
  switch (type) {
    case 'integer':
      return t.wholeNumber
    case 'number':
      return t.number
    case 'boolean':
      return t.yesNo
    case 'array':
      return t.list
    default:
      return t.text
  }
}

const longestShown = 60

/** A value for a cell of a page, cut short where it is long; nothing where there is none. */
export function shortly(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' · ') : String(value ?? '')
  if (text.length <= longestShown) return text
  // By what a reader takes for letters: a mark that stood alone would be a fault of its own.
  const letters = [...new Intl.Segmenter('th').segment(text)].slice(0, longestShown)
  return `${letters
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`
}
