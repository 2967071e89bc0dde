import type { VNode } from 'preact'
import { fileKinds, isPhoto } from '../platform/files/file-kind.ts'
import type { FormUploads } from '../platform/files/receiving.ts'
import { useMessages } from '../platform/web/view.ts'
import { FileUpload, type FileUploadProps } from './govuk/file-upload.tsx'
import { uiMessages } from './messages.ts'

/** Several files: chosen, dragged in, pasted or photographed where scripts run; chosen alone where they do not. */
export function SeveralFiles({
  uploads: { maxFiles, maxBytes, accepts },
  ...upload
}: Omit<FileUploadProps, 'attributes'> & { uploads: FormUploads }): VNode {
  const t = useMessages(uiMessages)
  const endings = accepts.flatMap((kind): readonly string[] => fileKinds[kind].endings)
  // Safari on a Mac turns a HEIC photo into the first picture that is named, and at `image/*` sends it as it is
  // (WebKit/WebKit#55090).
  const accept = [...endings, ...accepts.filter(isPhoto).map((kind) => fileKinds[kind].type)].join(',')
  const told = {
    words: {
      drop: t.filesDrop,
      camera: t.filesCamera,
      remove: t.filesRemove,
      added: t.filesAdded,
      removed: t.filesRemoved,
      total: t.filesTotal,
      tooMany: t.filesTooMany,
      tooLarge: t.filesTooLarge,
      wrongKind: t.filesWrongKind,
    },
    limits: { maxFiles, maxBytes, endings },
  }
  return (
    <FileUpload {...upload} multiple attributes={{ accept, 'data-chosen-files': JSON.stringify(told) }} />
  )
}
