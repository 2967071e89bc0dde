import type { VNode } from 'preact'
import { fileKinds } from '../platform/files/file-kind.ts'
import type { FormUploads } from '../platform/files/receiving.ts'
import { useMessages } from '../platform/web/view.ts'
import { FileUpload, type FileUploadProps } from './govuk/file-upload.tsx'
import { uiMessages } from './messages.ts'

/** Several files: chosen, dragged in, pasted or photographed where scripts run; chosen alone where they do not. */
export function SeveralFiles({
  uploads: { maxFiles, maxBytes, accepts },
  attributes,
  ...upload
}: FileUploadProps & { uploads: FormUploads }): VNode {
  const t = useMessages(uiMessages)
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
    limits: {
      maxFiles,
      maxBytes,
      endings: accepts.flatMap((kind) => fileKinds[kind].endings.map((ending) => ending.slice(1))),
    },
  }
  return (
    <FileUpload
      {...upload}
      multiple
      attributes={{ ...attributes, 'data-chosen-files': JSON.stringify(told) }}
    />
  )
}
