import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * What a backup is: a tar archive, encrypted with age. In it, in this order:
 *
 * - `header.json`: what it is a backup of;
 * - for each table `tables/NAME/000000.copy.gz` and so on, the rows as COPY writes them in text, then
 *   `tables/NAME/end.json`;
 * - `keys/NAME`: the key folder;
 * - `files/ORGANISATION/SHA-256`: stored files, in the order of their names;
 * - `complete.json`: only a backup that was written to its end has it.
 *
 * Whoever has the identity can open it without this program: `age -d -i KEY FILE | tar -x`.
 */
export const formatVersion = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

/** Below the key folder and nowhere else, whoever wrote the backup. */
const keyName = z.string().regex(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/)

export const headerName = 'header.json'
export const completionName = 'complete.json'

/** Of any version, to tell somebody that his program is too old for it. */
export const anyHeader = z.looseObject({ format: z.number().int() })

const ledgerHead = z.strictObject({
  organizationId: z.uuid(),
  size: count,
  /** Of the tree of all entries, computed from the entries themselves. */
  root: sha256,
})

export type LedgerHead = z.output<typeof ledgerHead>

export const header = z.strictObject({
  format: z.literal(formatVersion),
  program: z.string(),
  /** The moment of the snapshot, which everything in the backup belongs to. */
  at: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256 })),
  organizations: z.array(z.strictObject({ organizationId: z.uuid(), name: z.string() })),
  ledgers: z.array(ledgerHead),
  /** In the order in which they can be loaded: what is referred to comes first. */
  tables: z.array(z.strictObject({ name, columns: z.array(name).readonly() })),
  keys: z.array(z.strictObject({ name: keyName, sha256 })),
})

export type Header = z.output<typeof header>

export const tableEnd = z.strictObject({ rows: count, sha256 })

export type TableEnd = z.output<typeof tableEnd>

const fileCount = z.strictObject({
  files: count,
  fileBytes: count,
  /** Files that the database names and the store did not have, or had with another content. */
  lostFiles: count,
})

export type FileCount = z.output<typeof fileCount>

export const completion = fileCount.extend({ tables: count, rows: count })

export type Completion = z.output<typeof completion>

export function tableFolder(table: string): string {
  return `tables/${table}/`
}

export const tableEndName = 'end.json'
export const keyFolder = 'keys/'
export const fileFolder = 'files/'

/** How many bytes of rows one archive entry holds before it is compressed. */
export const partBytes = 1024 * 1024

export function partName(folder: string, number: number): string {
  return `${folder}${String(number).padStart(6, '0')}.copy.gz`
}

/** Of the rows of a table as they pass by. In COPY's text a line is a row: breaks in values are escaped. */
export class RowDigest {
  readonly #hash = createHash('sha256')
  #rows = 0

  update(text: Uint8Array): void {
    this.#hash.update(text)
    for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) this.#rows += 1
  }

  end(): TableEnd {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }
}
