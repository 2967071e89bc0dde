import type { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { compareBy } from '../../platform/language/collation.ts'
import { languages, type Language } from '../../platform/language/messages.ts'
import { lastOfKinds } from '../../platform/ledger/reading.ts'
import { meaningOf, updatePeriods, type Dataset } from '../../platform/open-data/dataset.ts'

/** In which order the datasets are listed. */
export const datasetOrders = ['name', 'change', 'period'] as const
export type DatasetOrder = (typeof datasetOrders)[number]

/** A dataset of an organisation. */
export interface ListedDataset {
  readonly dataset: Dataset
  /** When its rows last changed; unknown where nothing has been done yet that fills them. */
  readonly changedAt: Temporal.Instant | undefined
}

/** The datasets with their last changes, as the ledger has them. */
export async function listDatasets(
  tx: TenantTransaction,
  datasets: readonly Dataset[],
): Promise<ListedDataset[]> {
  const last = await lastOfKinds(tx, [...new Set(datasets.flatMap(({ changedBy }) => changedBy))])
  return datasets.map((dataset) => ({
    dataset,
    changedAt: dataset.changedBy
      .flatMap((kind) => last.get(kind) ?? [])
      .toSorted(Temporal.Instant.compare)
      .at(-1),
  }))
}

/** Those in which every word that was typed occurs, in either language, in the order that was asked for. */
export function findDatasets(
  listed: readonly ListedDataset[],
  { query, order, language }: { query: string; order: DatasetOrder; language: Language },
): ListedDataset[] {
  const wanted = comparable(query).split(/\s+/)
  return listed
    .filter(({ dataset }) => {
      const text = comparable(textOf(dataset))
      return wanted.every((word) => text.includes(word))
    })
    .toSorted(compareBy(({ dataset }) => dataset.title[language]))
    .toSorted(comparing[order])
}

/** Sorting keeps the order by name among what is equal. */
const comparing: Record<DatasetOrder, (a: ListedDataset, b: ListedDataset) => number> = {
  name: () => 0,
  change: (a, b) => (b.changedAt?.epochMilliseconds ?? 0) - (a.changedAt?.epochMilliseconds ?? 0),
  period: (a, b) => updatePeriods.indexOf(a.dataset.updated) - updatePeriods.indexOf(b.dataset.updated),
}

function textOf({ name, title, description, keywords, licence, row }: Dataset): string {
  const columns = Object.entries(row.shape)
  return languages
    .flatMap((language) => [
      title[language],
      description[language],
      ...keywords[language],
      licence.name[language],
      ...columns.map(([column, schema]) => `${column} ${meaningOf(schema as z.ZodType, language)}`),
    ])
    .concat(name)
    .join('\n')
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
