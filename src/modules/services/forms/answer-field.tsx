import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { answerMessages } from './answer-messages.ts'
import type { Field } from './form.ts'
import { formUploads, mostFilesOfField } from './form-files.ts'
import type { FormVillage } from './form-village.ts'
import { inputName } from './input-names.ts'
import { AddressField, BookingField } from './parted-fields.tsx'
import { PointField, type PointMap } from './point-field.tsx'

export interface AnswerFieldProps {
  readonly field: Field
  readonly state: FormState
  readonly villages: readonly FormVillage[]
  readonly map?: PointMap | undefined
}

/** The input of one field, with what it is asked for. */
export function AnswerField({ field, state, villages, map }: AnswerFieldProps): VNode {
  const { language, today } = useView()
  const t = useMessages(answerMessages)
  const { kind, isRequired } = field
  const name = inputName(field)
  const words = field.label[language]
  const label = isRequired ? words : `${words} ${t.optional}`
  const purpose = field.purpose[language]
  // The purpose of a consent is what is consented to, and stands by itself.
  const why = purpose === '' || kind === 'consent' ? '' : t.why(purpose)
  const hintWith = (own = '') => [field.hint[language], own, why].filter(Boolean).join(' · ') || undefined
  const errorMessage = useError(state.errors[name])
  const hint = (own?: string) => {
    const text = hintWith(own)
    return text === undefined ? undefined : <Thai>{text}</Thai>
  }
  const shared = { name, label, form: state } as const
  const group = {
    name,
    class: 'ps-choices',
    errorMessage,
    fieldset: { legend: { children: <Thai>{label}</Thai>, class: 'govuk-fieldset__legend--s' } },
  } as const
  const short = { class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const
  const options = field.options.map(({ key, text }) => ({
    value: key,
    children: <Thai>{text[language]}</Thai>,
  }))
  switch (kind) {
    case 'text':
      return <TextField {...shared} hint={hintWith()} />
    case 'long-text':
      return <LongTextField {...shared} hint={hintWith()} />
    case 'number':
      return (
        <TextField
          {...shared}
          {...short}
          hint={hintWith()}
          inputMode="decimal"
          suffix={field.unit[language] || undefined}
        />
      )
    case 'date':
      return <TextField {...shared} {...short} hint={hintWith(t.dateHint(editableDate(today)))} />
    case 'national-id':
      return (
        <TextField
          {...shared}
          {...short}
          class="govuk-input--width-20"
          hint={hintWith(field.hint[language] ? '' : t.idHint)}
        />
      )
    case 'choice':
      return <Radios {...group} hint={hint()} value={state.typed[name]} items={options} />
    case 'yes-no':
      return (
        <Radios
          {...group}
          hint={hint()}
          value={state.typed[name]}
          items={[
            { value: 'yes', children: <Thai>{t.yes}</Thai> },
            { value: 'no', children: <Thai>{t.no}</Thai> },
          ]}
        />
      )
    case 'several':
      return (
        <Checkboxes
          {...group}
          hint={hint(t.severalHint)}
          values={state.typed[name]?.split(',') ?? []}
          items={options}
        />
      )
    case 'consent':
      return (
        <Checkboxes
          name={name}
          errorMessage={errorMessage}
          hint={<Thai>{[purpose, field.hint[language]].filter(Boolean).join(' ')}</Thai>}
          values={[state.typed[name] ?? '']}
          items={[{ value: 'yes', children: <Thai>{label}</Thai> }]}
        />
      )
    case 'point':
      return <PointField name={name} label={label} hint={hintWith(t.pointHint)} state={state} map={map} />
    case 'address':
      return <AddressField field={field} label={label} hint={hintWith()} state={state} villages={villages} />
    case 'booking':
      return <BookingField field={field} label={label} hint={hintWith()} state={state} />
    case 'files': {
      const maxFiles = field.most ?? mostFilesOfField
      const again = Object.keys(state.errors).length > 0 ? t.filesAgain : ''
      return (
        <SeveralFiles
          uploads={{ ...formUploads, maxFiles }}
          name={name}
          label={<Thai>{label}</Thai>}
          hint={hint([t.filesHint(maxFiles), again].filter(Boolean).join(' '))}
          errorMessage={errorMessage}
        />
      )
    }
  }
}
