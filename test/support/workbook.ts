import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { fromBufferPromise } from 'yauzl'

export const sheetName = 'xl/worksheets/sheet1.xml'

/** The parts of a workbook as text, by their names. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    parts.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)))
  }
  archive.close()
  return parts
}

interface Packed {
  readonly name: string
  readonly packed: Buffer
  readonly crc: number
  readonly bytes: number
}

/** An archive of parts that are packed already, as APPNOTE.TXT has it. */
export function archiveOf(parts: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, packed, crc, bytes } of parts) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc, 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** Packs what is whole already. */
export function pack(name: string, content: string | Buffer): Packed {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), crc: crc32(bytes), bytes: bytes.length }
}

/** Packs what comes piece by piece, without ever having it whole. */
export async function packStream(name: string, pieces: Iterable<Buffer>): Promise<Packed> {
  let crc = 0
  let bytes = 0
  const counted = function* () {
    for (const piece of pieces) {
      crc = crc32(piece, crc)
      bytes += piece.length
      yield piece
    }
  }
  const packed = await buffer(Readable.from(counted()).pipe(createDeflateRaw({ level: 1 })))
  return { name, packed, crc, bytes }
}

/** The parts of a workbook, its only sheet replaced by what is given. */
export async function workbookWith(sheet: Packed, ...more: Packed[]): Promise<Buffer> {
  const parts = await partsOf(await writeXlsx({ sheets: [{ name: 'แผ่น', rows: [['ก']] }] }))
  parts.delete(sheet.name)
  return archiveOf([...[...parts].map(([name, content]) => pack(name, content)), sheet, ...more])
}

/** A workbook whose sheet has so many rows (full thousands), two cells in each. */
export async function workbookOfRows(count: number): Promise<Buffer> {
  const piece = Buffer.from(
    '<row><c t="inlineStr"><is><t>โครงการ</t></is></c><c><v>1</v></c></row>'.repeat(1_000),
  )
  const rows = function* () {
    yield Buffer.from(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    )
    for (let row = 0; row < count; row += 1_000) yield piece
    yield Buffer.from('</sheetData></worksheet>')
  }
  return workbookWith(await packStream(sheetName, rows()))
}
