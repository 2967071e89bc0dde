import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'

/** A file to be put into an archive; its length is known before it is read. */
export interface ZipEntry {
  /** Its path inside, with `/` between folders. */
  readonly name: string
  readonly bytes: number
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
}

const localBytes = 30
const descriptorBytes = 16
const centralBytes = 46
const endBytes = 22
/** Beyond these the format needs fields of another length (Zip64), which older programs do not read. */
const mostEntries = 65_534
const mostBytes = 0xffff_fffe

/**
 * The entries, from the first on, that fit into one archive. Files are stored as they are: documents and pictures
 * are compressed already, and so the length of the whole is known before the first byte is sent.
 */
export function fittingEntries<Entry extends ZipEntry>(entries: readonly Entry[]): Entry[] {
  const fitting: Entry[] = []
  let bytes = endBytes
  for (const entry of entries) {
    const own = bytesOf(entry)
    if (fitting.length === mostEntries || bytes + own > mostBytes) break
    bytes += own
    fitting.push(entry)
  }
  return fitting
}

/**
 * A ZIP archive (APPNOTE 6.3) as a stream: one file is open at a time, and none is held in memory. Refuses more
 * than one archive holds. The stream ends with an error where a file is not as long as was said.
 */
export function zipStream(
  entries: readonly ZipEntry[],
  at: Temporal.PlainDateTime,
): { bytes: number; body: Readable } {
  if (fittingEntries(entries).length < entries.length) throw new RangeError('too much for one archive')
  const bytes = entries.reduce((sum, entry) => sum + bytesOf(entry), endBytes)
  return { bytes, body: Readable.from(written(entries, dosTime(at)), { objectMode: false }) }
}

function bytesOf({ name, bytes }: ZipEntry): number {
  return localBytes + centralBytes + 2 * Buffer.byteLength(name) + bytes + descriptorBytes
}

async function* written(entries: readonly ZipEntry[], time: number): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes, open } of entries) {
    const path = Buffer.from(name)
    yield Buffer.concat([header(0x04034b50, path, time, localBytes), path])
    let crc = 0
    let read = 0
    for await (const piece of await open()) {
      crc = crc32(piece, crc)
      read += piece.length
      yield piece
    }
    if (read !== bytes) throw new Error(`${name} has ${read} bytes and not ${bytes}`)
    const descriptor = Buffer.alloc(descriptorBytes)
    descriptor.writeUInt32LE(0x08074b50, 0)
    writeSizes(descriptor, 4, crc, bytes)
    yield descriptor
    const record = header(0x02014b50, path, time, centralBytes)
    writeSizes(record, 16, crc, bytes)
    record.writeUInt32LE(offset, 42)
    central.push(record, path)
    offset += localBytes + path.length + bytes + descriptorBytes
  }
  const directory = Buffer.concat(central)
  yield directory
  const end = Buffer.alloc(endBytes)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  yield end
}

/** What a file's own header and its record in the directory have in common, each at its place. */
function header(signature: number, path: Buffer, time: number, length: number): Buffer {
  const record = Buffer.alloc(length)
  const isCentral = length === centralBytes
  record.writeUInt32LE(signature, 0)
  if (isCentral) record.writeUInt16LE(20, 4)
  const from = isCentral ? 6 : 4
  record.writeUInt16LE(20, from)
  // Bit 3: lengths and checksum follow the content. Bit 11: the name is UTF-8.
  record.writeUInt16LE(0x0808, from + 2)
  record.writeUInt32LE(time, from + 6)
  record.writeUInt16LE(path.length, isCentral ? 28 : 26)
  return record
}

function writeSizes(record: Buffer, at: number, crc: number, bytes: number): void {
  record.writeUInt32LE(crc, at)
  record.writeUInt32LE(bytes, at + 4)
  record.writeUInt32LE(bytes, at + 8)
}

/** A time as MS-DOS kept it: two seconds are the smallest step, 1980 the first year. */
function dosTime({ year, month, day, hour, minute, second }: Temporal.PlainDateTime): number {
  const date = ((year - 1980) << 9) | (month << 5) | day
  return ((date << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
}
