import type { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import { languages, type Language } from '../language/messages.ts'
import { address, type Address } from '../web/address.ts'

interface InTwoLanguages {
  readonly th: string
  readonly en: string
}

/** A table that a module publishes. Every column carries its meaning, which becomes the JSON Schema. */
export interface Dataset<Row extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly title: InTwoLanguages
  readonly description: InTwoLanguages
  readonly row: Row
  readonly read: (
    tx: TenantTransaction,
    /** For tables that say how things stand on the day. */
    asked: { readonly today: Temporal.PlainDate },
  ) => Promise<z.output<Row>[]>
}

/** What a column means, in both languages, as its schema carries it. */
export function meaning(th: string, en: string): { description: string; descriptionTh: string } {
  return { description: en, descriptionTh: th }
}

/** The meaning of a column in one language. */
export function meaningOf(column: z.ZodType, language: Language): string {
  const { description, descriptionTh } = (column.meta() ?? {}) as Partial<ReturnType<typeof meaning>>
  return (language === 'th' ? descriptionTh : description) ?? ''
}

/** Declares a dataset. Refuses one with a column that says nothing about itself. */
export function defineDataset<Row extends z.ZodObject>(dataset: Dataset<Row>): Dataset {
  for (const [column, schema] of Object.entries(dataset.row.shape)) {
    if (languages.some((language) => !meaningOf(schema as z.ZodType, language))) {
      throw new Error(`${dataset.name}.${column} does not say what it means in both languages`)
    }
  }
  return dataset as unknown as Dataset
}

/** Where the files of a dataset are; the addresses stay as long as its name does. */
export function datasetUrls(name: string): Record<'csv' | 'json' | 'schema', Address> {
  return {
    csv: address(`/open-data/${name}.csv`),
    json: address(`/open-data/${name}.json`),
    schema: address(`/open-data/${name}.schema.json`),
  }
}
