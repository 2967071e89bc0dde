import { create as contentDisposition } from 'content-disposition'
import type { Answer } from '../web/route.ts'
import { fileKinds } from './file-kind.ts'
import type { KeptFile } from './kept-file.ts'
import { blobName, type FileStore } from './store.ts'

/** A kept file as a route answers with it, to whoever the route has found may read it. */
export async function fileAnswer(
  store: FileStore,
  organizationId: string,
  file: Pick<KeptFile, 'sha256' | 'kind' | 'name'>,
): Promise<Answer> {
  const content = await store.open(blobName(organizationId, file.sha256))
  if (!content) return { kind: 'absent' }
  return {
    kind: 'stream',
    type: fileKinds[file.kind].type,
    bytes: content.bytes,
    body: content.body,
    etag: `"${file.sha256}"`,
    headers: {
      // Never opened in the page's own name, whatever else the bytes may be taken for.
      'content-disposition': contentDisposition(file.name),
      'content-security-policy': "sandbox; default-src 'none'",
    },
  }
}
