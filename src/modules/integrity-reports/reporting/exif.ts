/** What a photo tells beside what it shows. */
export type Told = 'place' | 'camera' | 'time' | 'words' | 'other'

const tagsOf: ReadonlyMap<number, Told> = new Map([
  [0x8825, 'place'],
  [0x010f, 'camera'],
  [0x0110, 'camera'],
  [0xa434, 'camera'],
  [0xa431, 'camera'],
  [0x0132, 'time'],
  [0x9003, 'time'],
  [0x9004, 'time'],
  [0x010e, 'words'],
  [0x013b, 'words'],
  [0x8298, 'words'],
  [0x9286, 'words'],
])
const exifDirectory = 0x8769
/** A directory that says it has more is made to keep somebody busy. */
const mostTags = 200

/** What an Exif block says, by the tags of its first directory and of the one for photos. Reads nothing twice. */
export function toldByExif(written: Uint8Array): ReadonlySet<Told> {
  const told = new Set<Told>(['other'])
  const block = beginsAsInJpeg(written) ? written.subarray(6) : written
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  if (view.byteLength < 8) return told
  const isLittle = view.getUint16(0) === 0x4949
  const readDirectory = (offset: number, mayGoOn: boolean): void => {
    if (offset + 2 > view.byteLength) return
    const count = Math.min(mostTags, view.getUint16(offset, isLittle))
    for (let index = 0; index < count; index += 1) {
      const at = offset + 2 + index * 12
      if (at + 12 > view.byteLength) return
      const tag = view.getUint16(at, isLittle)
      const meaning = tagsOf.get(tag)
      if (meaning) told.add(meaning)
      if (tag === exifDirectory && mayGoOn) readDirectory(view.getUint32(at + 8, isLittle), false)
    }
  }
  readDirectory(view.getUint32(4, isLittle), true)
  return told
}

/** Some programs write these letters in front in every format. */
export function beginsAsInJpeg(block: Uint8Array): boolean {
  return String.fromCharCode(...block.subarray(0, 6)) === 'Exif\0\0'
}
