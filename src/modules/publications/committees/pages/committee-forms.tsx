import type { VNode } from 'preact'
import { editableDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import {
  LongTextField,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../../ui/form-fields.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeKindNames, committeeKinds } from '../kinds.ts'
import { committeeMessages } from '../messages.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { FormFrame, type FormFrameProps } from './form-frame.tsx'

const day = { class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const

/** The divisions to choose from, none of them chosen before. */
export function DivisionField({
  divisions,
  form,
}: {
  divisions: readonly Division[]
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(committeeMessages)
  return (
    <SelectField
      name="divisionId"
      label={t.division}
      form={form}
      items={[
        { value: '', children: '' },
        ...divisions.map(({ divisionId, name, nameEn }) => ({
          value: divisionId,
          children: language === 'th' ? name : nameEn,
        })),
      ]}
    />
  )
}

/** The form of a committee, for a new one and for one that is kept. */
export function CommitteeFormPage({
  divisions,
  ...frame
}: FormFrameProps & { divisions: readonly Division[] }): VNode {
  const { today } = useView()
  const { form } = frame
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const kind = useMessages(committeeKindNames)
  return (
    <FormFrame {...frame}>
      <Radios
        name="kind"
        class="govuk-radios--small"
        fieldset={{ legend: { children: <Thai>{said.kind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['kind'])}
        value={form.typed['kind']}
        items={committeeKinds.map((value) => ({ value, children: <Thai>{kind[value]}</Thai> }))}
      />
      <TextField name="name" label={t.name} hint={t.nameHint} form={form} autoComplete="off" />
      <TextField name="nameEn" label={t.nameEn} form={form} autoComplete="off" />
      <LongTextField name="duties" label={said.duties} hint={t.dutiesHint} form={form} />
      <DivisionField divisions={divisions} form={form} />
      <TextField name="from" label={t.from} hint={t.dayHint(editableDate(today))} form={form} {...day} />
      <TextField name="until" label={t.until} hint={t.untilHint} form={form} {...day} />
      <TextField
        name="programmes"
        label={t.programmes}
        hint={t.programmesHint}
        form={form}
        class="govuk-input--width-10"
        autoComplete="off"
      />
    </FormFrame>
  )
}

/** The form with which a committee ends. */
export function CommitteeEndPage(frame: FormFrameProps): VNode {
  const { today } = useView()
  const t = useMessages(committeeWorkMessages)
  return (
    <FormFrame {...frame} lead={t.endWhy} button={t.end}>
      <TextField
        name="endedOn"
        label={t.endedOn}
        hint={t.dayHint(editableDate(today))}
        form={frame.form}
        {...day}
      />
      <LongTextField name="reason" label={t.reason} form={frame.form} />
    </FormFrame>
  )
}
