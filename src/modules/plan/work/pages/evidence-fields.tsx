import type { VNode } from 'preact'
import { editableDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { SeveralFiles } from '../../../../ui/several-files.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { evidenceUploads } from '../evidence-uploads.ts'
import { planWorkMessages } from '../messages.ts'

/** The fields with which evidence is brought: files or photos, a link, its day, who may see it. */
export function EvidenceFields({ form }: { form: FormState }): VNode {
  const t = useMessages(planWorkMessages)
  const { today } = useView()
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <>
      <TextField name="link" label={t.link} form={form} type="url" inputMode="url" autoComplete="off" />
      <TextField name="title" label={t.title} hint={t.titleHint} form={form} autoComplete="off" />
      <TextField
        name="datedOn"
        label={t.datedOn}
        hint={t.dateHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <Radios
        name="whoSees"
        fieldset={{ legend: { children: <Thai>{t.whoSees}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['whoSees'])}
        value={form.typed['whoSees']}
        items={[
          { value: 'all', children: <Thai>{t.everybody}</Thai> },
          { value: 'staff', children: <Thai>{t.staffOnly}</Thai>, hint: <Thai>{t.staffOnlyHint}</Thai> },
        ]}
      />
      {/* Last: of somebody whose session has ended no file is read, nor what follows one. */}
      <SeveralFiles
        uploads={evidenceUploads}
        name="files"
        label={<Thai>{t.files}</Thai>}
        hint={<Thai>{hasErrors ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
    </>
  )
}
