import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { FileReader, FileReaders } from '../../platform/files/file-reading.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { publicationCapabilities } from './capabilities.ts'
import { filePurpose, findPublication } from './publication.ts'
import { isSpreadingPublic, spreadingPurpose } from './spreading.ts'

/** Everybody while what the file belongs to stands in public; before and after that, those who work here. */
function readerWhile(isPublic: (tx: TenantTransaction, subject: string) => Promise<boolean>): FileReader {
  return async (tx, { file, person }) => {
    if (await isPublic(tx, file.subject)) return true
    if (person === undefined) return false
    const asked = { person, capability: 'publications.reading', table: publicationCapabilities } as const
    return (await mayAct(tx, asked)) !== undefined
  }
}

/** Who may read the files of documents, and the evidence of their channels. */
export const publicationFiles: FileReaders = {
  [filePurpose]: readerWhile(async (tx, publicationId) => {
    const found = await findPublication(tx, publicationId)
    return found?.state === 'published'
  }),
  [spreadingPurpose]: readerWhile(isSpreadingPublic),
}
