import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Turns } from '../files/turns.ts'
import type { OfficialDocument } from './official-document.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The whole plan takes about three seconds, two of them for the numbers of pages in its contents. */
const longestMs = 30_000
const memoryMb = 512

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './word.worker.ts' : './word.worker.js',
  import.meta.url,
)

const turns = new Turns()

/**
 * The document as a Word file (.docx), one after the other in a process that ends with it: in this one it would
 * hold up whoever else asks, and a thread leaves 190 MB of the whole plan behind. Rejects where it cannot be
 * written, or takes too long.
 */
export function writeWord(document: OfficialDocument): Promise<Uint8Array> {
  return turns.take(
    () =>
      new Promise((resolve, reject) => {
        const child = fork(fileURLToPath(worker), {
          serialization: 'advanced',
          execArgv: [...process.execArgv, `--max-old-space-size=${memoryMb}`],
        })
        const limit = setTimeout(() => child.kill('SIGKILL'), longestMs)
        child.once('message', (bytes: Uint8Array) => resolve(bytes))
        child.once('error', reject)
        child.once('exit', () => {
          clearTimeout(limit)
          reject(new Error('the Word document was not written'))
        })
        child.send(document)
      }),
  )
}
