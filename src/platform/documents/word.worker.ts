import type { DocumentOutcome } from './document-process.ts'
import type { OfficialDocument } from './official-document.ts'
import { wordOf } from './word-document.ts'

process.on('message', async (document: OfficialDocument) => {
  process.send!(await write(document))
})

async function write(document: OfficialDocument): Promise<DocumentOutcome> {
  try {
    return { ok: true, bytes: await wordOf(document) }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}
