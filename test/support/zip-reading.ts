import { buffer } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** Reads an archive with a program of others, which checks lengths and checksums. */
export async function readZip(archive: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => resolve(found))
      zip.on('entry', (one: { fileName: string }) => {
        zip.openReadStream(one as never, async (fault, stream) => {
          if (fault) return reject(fault)
          found[one.fileName] = (await buffer(stream)).toString()
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}
