import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { Figures, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintImportMessages } from '../import-messages.ts'
import { mostRows, type FileFault } from '../importing/ticket-file.ts'
import { neededColumns, type TicketFault } from '../importing/ticket-row.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'

/** Asks for an export of Traffy Fondue. */
export function ImportPage({ form }: { form: FormState }): VNode {
  const t = useMessages(complaintImportMessages)
  const register = useMessages(complaintRegisterMessages)
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{register.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.importTitle}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.importLead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.columns(neededColumns.join(', '), mostRows.toLocaleString('en'))}</Thai>
      </p>
      <PostForm hasFiles action={complaintRegisterUrls.importTickets()} class="ps-measure">
        <FileUpload
          name="file"
          label={<Thai>{t.file}</Thai>}
          errorMessage={useError(form.errors['file'])}
          attributes={{ accept: '.csv' }}
        />
        <Button>
          <Thai>{t.look}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** What was found in an export, counted while it was read. */
export interface ImportPreview {
  readonly fileId: string
  readonly name: string
  rows: number
  fresh: number
  known: number
  faulty: number
  readonly faults: { readonly row: number; readonly fault: TicketFault }[]
  fileFault?: FileFault
}

/** What would be taken and what would not, before anything is. */
export function ImportPreviewPage({ preview }: { preview: ImportPreview }): VNode {
  const t = useMessages(complaintImportMessages)
  const { fileId, name, rows, fresh, known, faulty, faults, fileFault } = preview
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.importTickets()}>
          <Thai>{t.importTitle}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.previewTitle}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{name}</Thai>
      </p>
      {fileFault !== undefined && (
        <p class="ps-measure" role="alert">
          <b>
            <Thai>
              {fileFault === 'too-many-rows'
                ? t.tooManyRows(mostRows.toLocaleString('en'))
                : t.columnsMissing(fileFault.missing.join(', '))}
            </Thai>
          </b>
        </p>
      )}
      <Figures
        figures={[
          { label: t.rows, value: String(rows) },
          { label: t.fresh, value: String(fresh) },
          { label: t.known, value: String(known), note: t.knownNote },
          { label: t.faulty, value: String(faulty), note: t.faultyNote },
        ]}
      />
      {faults.length > 0 && (
        <ul class="ps-rows ps-block" aria-label={t.faulty}>
          {faults.map(({ row, fault }) => (
            <li>
              <span>
                <Thai>{t.row(row)}</Thai>
              </span>
              <span>
                <Thai>{t[fault]}</Thai>
              </span>
            </li>
          ))}
        </ul>
      )}
      {fileFault === undefined && fresh > 0 && (
        <PostForm action={complaintRegisterUrls.confirmImport({ fileId })} class="ps-block">
          <Button>
            <Thai>{t.confirm(fresh)}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
