import { DocumentProcess } from './document-process.ts'
import type { OfficialDocument } from './official-document.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './word.worker.ts' : './word.worker.js',
  import.meta.url,
)

/** A thread would leave 190 MB of the whole plan behind; the process gives them back when it rests. */
const writer = new DocumentProcess<OfficialDocument>({
  worker,
  nodeArguments: ['--max-old-space-size=512'],
  /** The whole plan takes about three seconds, two of them for the numbers of pages in its contents. */
  limitMs: 30_000,
  mostWaiting: 32,
  restMs: 10_000,
  mostOfProcess: 20,
})

/** The document as a Word file (.docx). Rejects as {@link DocumentProcess.write} does. */
export function writeWord(document: OfficialDocument): Promise<Uint8Array> {
  return writer.write(document)
}
