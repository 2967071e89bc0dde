import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { SpreadsheetLimits, SpreadsheetRefusal } from './spreadsheet-reading.ts'

/** Ends the inspection from wherever it is. */
class Refused extends Error {
  readonly reason: SpreadsheetRefusal

  constructor(reason: SpreadsheetRefusal) {
    super(reason)
    this.reason = reason
  }
}

const worksheet = /^xl\/worksheets\/[^/]+\.xml$/i

/**
 * Whether the program will read a workbook, and why not. Its parts are unpacked piece by piece and into
 * nothing, so that a workbook made to fill the memory is refused before anything of it is kept. Rows are
 * counted first: whoever sends a million of them is to hear that, not that his file is large.
 */
export async function inspectSpreadsheet(
  bytes: Uint8Array,
  limits: SpreadsheetLimits,
): Promise<SpreadsheetRefusal | undefined> {
  let archive: ZipFile
  try {
    archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
    })
  } catch {
    return isOldOffice(bytes) ? 'old-or-encrypted' : 'not-a-spreadsheet'
  }
  try {
    await inspect(archive, limits)
    return undefined
  } catch (error) {
    return error instanceof Refused ? error.reason : 'unreadable'
  } finally {
    archive.close()
  }
}

/** The container of .xls, and of an .xlsx under a password. */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
}

async function inspect(archive: ZipFile, limits: SpreadsheetLimits): Promise<void> {
  if (archive.entryCount > limits.parts) throw new Refused('too-much-inside')
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  const names = entries.map(({ fileName }) => fileName)
  if (names.some((name) => /vbaproject\.bin$/i.test(name) || /^xl\/macrosheets\//i.test(name))) {
    throw new Refused('macros')
  }
  if (!names.includes('xl/workbook.xml')) throw new Refused('not-a-spreadsheet')
  const sheets = entries.filter(({ fileName }) => worksheet.test(fileName))
  if (sheets.length > limits.sheets) throw new Refused('too-many-sheets')
  let unpacked = 0
  const counts = { rows: 0, cells: 0 }
  const unpack = async (entry: Entry, watch: (piece: Buffer) => void) => {
    for await (const piece of await archive.openReadStreamPromise(entry)) {
      unpacked += (piece as Buffer).length
      watch(piece as Buffer)
      if (unpacked > limits.unpackedBytes) throw new Refused('too-much-inside')
    }
  }
  for (const sheet of sheets) {
    const tags = new TagCounter()
    await unpack(sheet, (piece) => {
      tags.add(piece, counts)
      if (counts.rows > limits.rows) throw new Refused('too-many-rows')
      if (counts.cells > limits.cells) throw new Refused('too-many-cells')
    })
  }
  for (const entry of entries) if (!sheets.includes(entry)) await unpack(entry, () => {})
}

/** Counts rows and cells in the pieces of a worksheet, whose tags may be cut anywhere. */
class TagCounter {
  #tail = ''

  add(piece: Buffer, counts: { rows: number; cells: number }): void {
    const text = this.#tail + piece.toString('latin1')
    // An unfinished tag waits for the next piece; a longer one is no row and no cell.
    const cut = text.lastIndexOf('<')
    const isCut = cut >= 0 && text.length - cut < 40 && !text.includes('>', cut)
    this.#tail = isCut ? text.slice(cut) : ''
    const whole = isCut ? text.slice(0, cut) : text
    for (const [, name] of whole.matchAll(/<(?:\w{1,20}:)?(row|c)[\s/>]/g)) {
      counts[name === 'row' ? 'rows' : 'cells'] += 1
    }
  }
}
