import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { LongTextField, useError } from '../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { groundNames } from '../fact-names.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import { groundCodes } from '../request-facts.ts'
import { AnswerFilesField } from './answer-page.tsx'
import { HandlingFrame, type HandlingProps } from './handling-pages.tsx'

/** A refusal, whole or in part, with the grounds of the law and the reason (section 15, second paragraph). */
export function RefusePage({ request, form }: HandlingProps): VNode {
  const t = useMessages(informationRegisterMessages)
  const names = useMessages(groundNames)
  return (
    <HandlingFrame
      request={request}
      form={form}
      title={t.refuse}
      why={t.refuseWhy}
      send={t.refuseSend}
      hasFiles
    >
      <Radios
        name="outcome"
        fieldset={{ legend: { children: <Thai>{t.answerKind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['outcome'])}
        value={form.typed['outcome']}
        items={[
          { value: 'refused', children: <Thai>{t.refuseWhole}</Thai> },
          {
            value: 'partly-granted',
            children: <Thai>{t.refusePart}</Thai>,
            hint: <Thai>{t.refusePartHint}</Thai>,
          },
        ]}
      />
      <Checkboxes
        name="grounds"
        fieldset={{ legend: { children: <Thai>{t.grounds}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        hint={<Thai>{t.groundsHint}</Thai>}
        errorMessage={useError(form.errors['grounds'])}
        values={(form.typed['grounds'] ?? '').split(' ')}
        items={groundCodes.map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
      />
      <LongTextField name="answer" label={t.refusalWords} form={form} />
      <AnswerFilesField form={form} />
    </HandlingFrame>
  )
}
