import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import { planExchangeMessages } from '../messages.ts'
import { neededHeads } from '../year-table.ts'

/** Asks for the table of a year, as a file or pasted. */
export function ImportPage({ fiscalYear, form }: { fiscalYear: number; form: FormState }): VNode {
  const t = useMessages(planExchangeMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.importTable(fiscalYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.importLead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.columnsNeeded(neededHeads.join(', '))}</Thai>
      </p>
      <PostForm hasFiles action={planWorkUrls.importYear({ fiscalYear })} class="ps-measure">
        <FileUpload
          name="file"
          label={<Thai>{t.file}</Thai>}
          hint={<Thai>{t.fileHint}</Thai>}
          errorMessage={useError(form.errors['file'])}
          attributes={{ accept: '.xlsx,.csv' }}
        />
        <Textarea
          name="table"
          label={<Thai>{t.pasted}</Thai>}
          hint={<Thai>{t.pastedHint}</Thai>}
          errorMessage={useError(form.errors['table'])}
          value={form.typed['table']}
          rows={6}
          spellcheck={false}
          autoComplete="off"
        />
        <Button>
          <Thai>{t.readTable}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
