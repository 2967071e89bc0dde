import type { Readable } from 'node:stream'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { ruleOf } from '../clock/rule.ts'
import { listVillages } from '../villages.ts'
import { csvRows } from './csv-rows.ts'
import {
  neededColumns,
  readTicket,
  ticketColumns,
  type ReadTicket,
  type Ticket,
  type TicketColumn,
} from './ticket-row.ts'

/** As much as is written down while others wait for their number of the register: seconds. */
export const mostRows = 5_000

export const ticketUploads = { maxFiles: 1, maxBytes: 20 * 1024 * 1024, accepts: ['csv', 'text'] } as const

/** A file that is none of ours: it lacks columns, or it is too long. */
export type FileFault = { readonly missing: readonly TicketColumn[] } | 'too-many-rows'

export interface TicketRow {
  /** Counted from 1 with the head, as a spreadsheet counts its rows. */
  readonly row: number
  readonly read: ReadTicket
}

// No keyboard types them, and the database takes no NUL.
// oxlint-disable-next-line no-control-regex -- to be removed, they must be named
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** The rows of an export one after the other; a file that cannot be read as one ends with its fault. */
export async function* ticketRows(
  tx: TenantTransaction,
  body: Readable,
  today: Temporal.PlainDate,
): AsyncGenerator<TicketRow | FileFault> {
  const known = { villages: await listVillages(tx), area: (await ruleOf(tx)).area, today }
  const seen = new Set<string>()
  let places: Partial<Record<TicketColumn, number>> | undefined
  let row = 0
  for await (const cells of csvRows(body)) {
    row += 1
    if (!places) {
      const head = cells.map((cell) => cell.replace('\uFEFF', '').trim().toLowerCase())
      places = {}
      for (const column of ticketColumns) {
        if (head.includes(column)) places[column] = head.indexOf(column)
      }
      const missing = neededColumns.filter((column) => !head.includes(column))
      if (missing.length > 0) {
        yield { missing }
        return
      }
      continue
    }
    if (row > mostRows + 1) {
      yield 'too-many-rows'
      return
    }
    const of = places
    const cell = (column: TicketColumn) =>
      (cells[of[column] ?? -1] ?? '').replaceAll(controls, '').replaceAll('\r\n', '\n').trim()
    const read = readTicket(cell, known)
    const isRepeated = read.ok && seen.has(read.ticket.ticketId)
    if (read.ok) seen.add(read.ticket.ticketId)
    yield { row, read: isRepeated ? { ok: false, fault: 'repeated' } : read }
  }
  if (!places) yield { missing: neededColumns }
}

export function isRow(found: TicketRow | FileFault): found is TicketRow {
  return typeof found === 'object' && 'row' in found
}

/** The tickets that can be taken, so many at once. */
export async function* ticketBatches(
  rows: AsyncIterable<TicketRow | FileFault>,
  size: number,
): AsyncGenerator<Ticket[]> {
  let batch: Ticket[] = []
  for await (const found of rows) {
    if (!isRow(found) || !found.read.ok) continue
    batch.push(found.read.ticket)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
