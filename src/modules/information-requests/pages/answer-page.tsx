import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { LongTextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { answerUploads } from '../answer-files.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import { HandlingFrame, type HandlingProps } from './handling-pages.tsx'

/** The whole of what was asked for, or that there is no such information. */
export function AnswerPage({ request, form }: HandlingProps): VNode {
  const t = useMessages(informationRegisterMessages)
  return (
    <HandlingFrame request={request} form={form} title={t.answer} why={t.answerWhy} send={t.send} hasFiles>
      <Radios
        name="outcome"
        fieldset={{ legend: { children: <Thai>{t.answerKind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['outcome'])}
        value={form.typed['outcome']}
        items={[
          { value: 'granted', children: <Thai>{t.answerGranted}</Thai> },
          {
            value: 'not-held',
            children: <Thai>{t.answerNotHeld}</Thai>,
            hint: <Thai>{t.answerNotHeldHint}</Thai>,
          },
        ]}
      />
      <LongTextField name="answer" label={t.answerWords} hint={t.answerWordsHint} form={form} />
      <AnswerFilesField form={form} />
    </HandlingFrame>
  )
}

/** The files of an answer. Last in their form: of somebody whose session has ended no file is read, nor what follows. */
export function AnswerFilesField({ form }: { form: FormState }): VNode {
  const t = useMessages(informationRegisterMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <SeveralFiles
      uploads={answerUploads}
      name="files"
      label={<Thai>{t.files}</Thai>}
      hint={<Thai>{hasErrors ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}</Thai>}
      errorMessage={useError(form.errors['files'])}
    />
  )
}
