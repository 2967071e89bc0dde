import type { VNode } from 'preact'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { useMessages } from '../../../../platform/web/view.ts'
import { newReportMessages } from '../messages/new-report.ts'

/** A field of files, and the list of what will be sent. */
export function ChoosingFiles({ name, label }: { name: string; label: string }): VNode {
  const t = useMessages(newReportMessages)
  return (
    <>
      <FileUpload
        name={name}
        label={<Thai>{label}</Thai>}
        hint={<Thai>{t.filesHint}</Thai>}
        multiple
        class="ps-told__choose"
      />
      <p role="status" tabIndex={-1} data-part={`${name}-said`} />
      <ul class="ps-rows" data-part={`${name}-list`} />
    </>
  )
}
