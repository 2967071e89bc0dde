import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export interface ZipMember {
  readonly name: string
  readonly content: Uint8Array
}

const utf8Names = 0x0800
/** 1 January 1980: when something was packed is nobody's business. */
const noDate = 0x0021

/** A ZIP archive (APPNOTE 6.3.9) of files as they are, not compressed: what is inside is sealed as a whole. */
export function zipOf(members: readonly ZipMember[]): Uint8Array {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, content } of members) {
    const written = utf8ToBytes(name)
    const shared = [
      u16le(20),
      u16le(utf8Names),
      u16le(0),
      u16le(0),
      u16le(noDate),
      u32le(crc32(content)),
      u32le(content.length),
      u32le(content.length),
      u16le(written.length),
      u16le(0),
    ]
    const entry = concatBytes(u32le(0x04034b50), ...shared, written, content)
    local.push(entry)
    central.push(
      concatBytes(
        u32le(0x02014b50),
        u16le(20),
        ...shared,
        u16le(0),
        u16le(0),
        u16le(0),
        u32le(0),
        u32le(offset),
        written,
      ),
    )
    offset += entry.length
  }
  const directory = concatBytes(...central)
  const end = concatBytes(
    u32le(0x06054b50),
    u32le(0),
    u16le(members.length),
    u16le(members.length),
    u32le(directory.length),
    u32le(offset),
    u16le(0),
  )
  return concatBytes(...local, directory, end)
}

function u16le(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff)
}

function u32le(value: number): Uint8Array {
  return concatBytes(u16le(value & 0xffff), u16le(value >>> 16))
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(content: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of content) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
