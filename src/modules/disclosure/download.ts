import { Readable } from 'node:stream'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { mayReadFile } from '../../platform/files/file-reading.ts'
import { findFile, type KeptFile } from '../../platform/files/kept-file.ts'
import { blobName, type FileStore } from '../../platform/files/store.ts'
import { fittingEntries, zipStream, type ZipEntry } from '../../platform/files/zip-stream.ts'
import { csvOfRows } from '../../platform/open-data/csv.ts'
import { fileUrls } from '../files/module.ts'
import { itemColumns, itemRows } from './datasets.ts'
import { listYears } from './items.ts'
import type { Sources } from './sources.ts'
import { standingsOfYear, type ItemStanding } from './standing.ts'

export interface YearAsked {
  readonly itaYear: number
  readonly today: Temporal.PlainDate
}

/** The items of a year as a table for spreadsheets; several values of a cell stand on lines of their own. */
export async function yearCsv(tx: TenantTransaction, sources: Sources, asked: YearAsked): Promise<string> {
  const rows = await itemRows(tx, sources, asked)
  return csvOfRows([
    itemColumns,
    ...rows.map((row) =>
      itemColumns.map((column) => {
        const value = row[column]
        return Array.isArray(value) ? value.join('\n') : value
      }),
    ),
  ])
}

/** The items of a year with everything that is published for each, its files and its minimum content. */
export async function yearJson(
  tx: TenantTransaction,
  sources: Sources,
  { itaYear, today }: YearAsked,
): Promise<string> {
  const year = (await listYears(tx)).find((one) => one.itaYear === itaYear)
  const standings = await standingsOfYear(tx, sources, { itaYear, today })
  const files = await filesOf(tx, sources, { standings, today })
  const index = {
    itaYear,
    asOf: today.toString(),
    list: {
      provenance: { th: year?.provenance, en: year?.provenanceEn },
      comparedWithManualOn: year?.checkedOn?.toString() ?? null,
    },
    items: standings.map(({ item, state, reasons, matched, points, newest, currentUntil }) => ({
      code: item.code,
      title: { th: item.title, en: item.titleEn },
      topic: item.topic,
      state,
      reasons,
      newest: newest?.toString() ?? null,
      period: item.period,
      currentUntil: currentUntil?.toString() ?? null,
      deadline: item.deadline?.toString() ?? null,
      published: matched.map(({ kind, title, at, on, links, fileIds }) => ({
        kind,
        title,
        address: 'url' in at ? at.url : at.address,
        date: on?.toString() ?? null,
        links,
        files: fileIds.flatMap((fileId) => {
          const file = files.get(fileId)
          return file ? [{ name: file.name, sha256: file.sha256, address: fileUrls.file({ fileId }) }] : []
        }),
      })),
      minimumContent: points.map(({ point: { text, textEn }, result }) => ({
        text: { th: text, en: textEn },
        result,
      })),
    })),
  }
  return JSON.stringify(index, null, 1)
}

/**
 * The whole set of a year as one archive: the table, the index, and every public file in a folder of its item. It
 * is sent while it is read; what does not fit into one archive is named in the index with its address.
 */
export async function yearArchive(
  tx: TenantTransaction,
  sources: Sources,
  { store, ...asked }: YearAsked & { readonly store: FileStore },
): Promise<{ bytes: number; body: Readable }> {
  const { organizationId } = tx
  const standings = await standingsOfYear(tx, sources, asked)
  const files = await filesOf(tx, sources, { standings, today: asked.today })
  const entries = [
    textEntry('index.json', await yearJson(tx, sources, asked)),
    textEntry('items.csv', await yearCsv(tx, sources, asked)),
    ...standings.flatMap(({ item, matched, missingFiles }) => {
      const ids = [...new Set(matched.flatMap(({ fileIds }) => fileIds))]
      return ids
        .filter((id) => !missingFiles.includes(id))
        .flatMap((id): ZipEntry[] => {
          const file = files.get(id)
          if (!file) return []
          const number = String(ids.indexOf(id) + 1).padStart(2, '0')
          return [
            {
              name: `${item.code}/${number}-${inPath(file.name)}`,
              bytes: file.bytes,
              open: async () => {
                const content = await store.open(blobName(organizationId, file.sha256))
                if (!content) throw new Error(`the content of file ${id} is missing`)
                return content.body
              },
            },
          ]
        })
    }),
  ]
  return zipStream(fittingEntries(entries), asked.today.toPlainDateTime())
}

/** The files of what is matched that a visitor may read, by their ids. */
export async function filesOf(
  tx: TenantTransaction,
  { readers }: Pick<Sources, 'readers'>,
  {
    standings,
    today,
  }: { readonly standings: readonly Pick<ItemStanding, 'matched'>[]; readonly today: Temporal.PlainDate },
): Promise<Map<string, KeptFile>> {
  const files = new Map<string, KeptFile>()
  const ids = standings.flatMap(({ matched }) => matched.flatMap(({ fileIds }) => fileIds))
  for (const id of new Set(ids)) {
    const file = await findFile(tx, id)
    if (file && (await mayReadFile(readers, tx, { file, person: undefined, today }))) files.set(id, file)
  }
  return files
}

function textEntry(name: string, text: string): ZipEntry {
  const content = Buffer.from(text)
  return { name, bytes: content.length, open: async () => Readable.from([content]) }
}

/** A name that cannot lead out of its folder where somebody unpacks it. */
function inPath(name: string): string {
  return name.replaceAll(/[/\\:*?"<>|]/g, '_')
}
