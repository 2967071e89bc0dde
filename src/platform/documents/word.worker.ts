import type { OfficialDocument } from './official-document.ts'
import { wordOf } from './word-document.ts'

process.once('message', async (document: OfficialDocument) => {
  const bytes = await wordOf(document)
  process.send!(bytes, () => process.disconnect?.())
})
