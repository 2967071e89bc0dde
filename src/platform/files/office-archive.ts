import { openPromise, type Entry, type ZipFile } from 'yauzl'
import type { Recognised } from './recognised.ts'

/** What one archive may hold. A table of 100,000 rows unpacks to about 60 MB. */
const mostEntries = 4_000
const mostUnpacked = 256 * 1024 * 1024
/** XML packs to a tenth, seldom to a fiftieth; small files are not judged by it. */
const mostTimes = 150
const alwaysAllowed = 8 * 1024 * 1024

class TooMuchInside extends Error {}

/**
 * Tells Word and Excel documents apart from other archives. Everything inside is unpacked once, piece by
 * piece and into nothing, because what an archive says of its sizes may be a lie. Macros are refused:
 * documents that hold them have other names than these two.
 */
export async function officeKindOf(path: string): Promise<Recognised> {
  let archive: ZipFile
  try {
    archive = await openPromise(path, { autoClose: false })
  } catch {
    return { reason: 'unreadable' }
  }
  try {
    const names = await unpackIntoNothing(archive)
    const hasMacros = names.some((name) => /vbaproject\.bin$/i.test(name))
    if (hasMacros || !names.includes('[Content_Types].xml')) return { reason: 'kind' }
    if (names.includes('word/document.xml')) return { kind: 'docx' }
    return names.includes('xl/workbook.xml') ? { kind: 'xlsx' } : { reason: 'kind' }
  } catch (error) {
    return { reason: error instanceof TooMuchInside ? 'too-much-inside' : 'unreadable' }
  } finally {
    archive.close()
  }
}

async function unpackIntoNothing(archive: ZipFile): Promise<string[]> {
  if (archive.entryCount > mostEntries) throw new TooMuchInside()
  const most = Math.min(mostUnpacked, Math.max(alwaysAllowed, archive.fileSize * mostTimes))
  // What it admits to comes first: an honest bomb costs no work.
  const entries: Entry[] = []
  let declared = 0
  for await (const entry of archive.eachEntry()) {
    declared += entry.uncompressedSize
    if (declared > most) throw new TooMuchInside()
    entries.push(entry)
  }
  let unpacked = 0
  for (const entry of entries) {
    for await (const piece of await archive.openReadStreamPromise(entry)) {
      unpacked += (piece as Buffer).length
      if (unpacked > most) throw new TooMuchInside()
    }
  }
  return entries.map(({ fileName }) => fileName)
}
