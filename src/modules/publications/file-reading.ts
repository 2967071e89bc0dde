import type { FileReaders } from '../../platform/files/file-reading.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { publicationCapabilities } from './capabilities.ts'
import { filePurpose, findPublication } from './publication.ts'

/** The files of a published document are everybody's; before that, and once it is withdrawn, of those who work here. */
export const publicationFiles: FileReaders = {
  [filePurpose]: async (tx, { file, person }) => {
    const found = await findPublication(tx, file.subject)
    if (found?.state === 'published') return true
    if (person === undefined) return false
    const asked = { person, capability: 'publications.reading', table: publicationCapabilities } as const
    return (await mayAct(tx, asked)) !== undefined
  },
}
