import type { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import { languages, type Language } from '../language/messages.ts'
import type { LedgerKind } from '../ledger/kind.ts'
import { address, type Address } from '../web/address.ts'
import { houseLicence, type Licence } from './licence.ts'
import { suppressed } from './small-cells.ts'

type InTwoLanguages<Text = string> = Readonly<Record<Language, Text>>

/** From the most to the least often: the order in which a list of datasets stands by it. */
export const updatePeriods = ['as-it-happens', 'daily', 'monthly', 'yearly'] as const
/**
 * How often the rows of a dataset change. `as-it-happens` is what comes of the work itself, on whichever day
 * it is done; the others are for what is counted or announced at set times.
 */
export type UpdatePeriod = (typeof updatePeriods)[number]

/** What a module says of a table that it publishes. Every column carries its meaning, which becomes the JSON Schema. */
export interface DatasetDeclaration<Row extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly title: InTwoLanguages
  readonly description: InTwoLanguages
  /** By which other words people look for it. */
  readonly keywords: InTwoLanguages<readonly string[]>
  readonly updated: UpdatePeriod
  /** The acts in the ledger that may have changed its rows: the last of them is its last change. */
  readonly changedBy: readonly [LedgerKind, ...LedgerKind[]]
  /**
   * What its rows tell of people. `none`: nothing. `counted`: how many they, or their matters, are; each
   * such column is a `safeCount` and what is small is suppressed. Rows about a single person are not
   * open data.
   */
  readonly people: 'none' | 'counted'
  /** The licence of the house where it is left out. */
  readonly licence?: Licence
  readonly row: Row
  readonly read: (
    tx: TenantTransaction,
    /** For tables that say how things stand on the day. */
    asked: { readonly today: Temporal.PlainDate },
  ) => Promise<z.output<Row>[]>
}

/** A table that a module publishes, with nothing left to default. */
export type Dataset<Row extends z.ZodObject = z.ZodObject> = Required<DatasetDeclaration<Row>>

/** What a column means, in both languages, as its schema carries it. */
export function meaning(th: string, en: string): { description: string; descriptionTh: string } {
  return { description: en, descriptionTh: th }
}

/** The meaning of a column in one language. */
export function meaningOf(column: z.ZodType, language: Language): string {
  const { description, descriptionTh } = (column.meta() ?? {}) as Partial<ReturnType<typeof meaning>>
  return (language === 'th' ? descriptionTh : description) ?? ''
}

/**
 * Declares a dataset. Refuses one with a column that says nothing about itself, and one whose columns do not
 * suppress small counts though it counts people, or do though it says that it does not.
 */
export function defineDataset<Row extends z.ZodObject>(dataset: DatasetDeclaration<Row>): Dataset {
  const columns = Object.entries(dataset.row.shape) as [string, z.ZodType][]
  for (const [column, schema] of columns) {
    if (languages.some((language) => !meaningOf(schema, language))) {
      throw new Error(`${dataset.name}.${column} does not say what it means in both languages`)
    }
  }
  if (columns.some(([, schema]) => suppresses(schema)) !== (dataset.people === 'counted')) {
    throw new Error(`${dataset.name} counts people where it suppresses small counts, and only there`)
  }
  return { licence: houseLicence, ...dataset } as unknown as Dataset
}

/** Whether a column says `suppressed` in place of a small count, as a `safeCount` does. */
export function suppresses(column: z.ZodType): boolean {
  return column.safeParse(suppressed).success && !column.safeParse('any other word').success
}

/** Where the files of a dataset are; the addresses stay as long as its name does. */
export function datasetUrls(name: string): Record<'csv' | 'json' | 'schema', Address> {
  return {
    csv: address(`/open-data/${name}.csv`),
    json: address(`/open-data/${name}.json`),
    schema: address(`/open-data/${name}.schema.json`),
  }
}
