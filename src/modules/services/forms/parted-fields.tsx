import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Fieldset } from '../../../ui/govuk/fieldset.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { answerMessages } from './answer-messages.ts'
import type { Field } from './form.ts'
import type { FormVillage } from './form-village.ts'
import { inputName } from './input-names.ts'

interface PartedProps {
  readonly field: Field
  readonly label: string
  readonly hint: string | undefined
  readonly state: FormState
}

function Parts({ label, hint, children }: Pick<PartedProps, 'label' | 'hint'> & { children: VNode }): VNode {
  return (
    <div class="govuk-form-group">
      <Fieldset legend={{ children: <Thai>{label}</Thai>, class: 'govuk-fieldset__legend--s' }}>
        {hint && (
          <p class="govuk-hint">
            <Thai>{hint}</Thai>
          </p>
        )}
        {children}
      </Fieldset>
    </div>
  )
}

/** A house in a village of the list, or anywhere else by its words. */
export function AddressField({
  field,
  label,
  hint,
  state,
  villages,
}: PartedProps & { villages: readonly FormVillage[] }): VNode {
  const { language } = useView()
  const t = useMessages(answerMessages)
  return (
    <Parts label={label} hint={hint}>
      <>
        <TextField name={inputName(field, 'house')} label={t.house} form={state} autoComplete="off" />
        {villages.length > 0 && (
          <SelectField
            name={inputName(field, 'village')}
            label={t.village}
            form={state}
            items={[
              { value: '', children: t.elsewhere },
              ...villages.map(({ villageId, name }) => ({ value: villageId, children: name[language] })),
            ]}
          />
        )}
        <TextField
          name={inputName(field, 'rest')}
          label={t.rest}
          hint={villages.length > 0 ? t.restHint : undefined}
          form={state}
          autoComplete="off"
        />
      </>
    </Parts>
  )
}

/** A space on a day, in the morning, in the afternoon or both. */
export function BookingField({ field, label, hint, state }: PartedProps): VNode {
  const { language, today } = useView()
  const t = useMessages(answerMessages)
  const [space, day, part] = [inputName(field, 'space'), inputName(field, 'day'), inputName(field, 'part')]
  const legend = (words: string) => ({ legend: { children: <Thai>{words}</Thai> } })
  return (
    <Parts label={label} hint={hint}>
      <>
        <Radios
          name={space}
          class="ps-choices"
          errorMessage={useError(state.errors[space])}
          fieldset={legend(t.space)}
          value={state.typed[space]}
          items={field.options.map(({ key, text }) => ({
            value: key,
            children: <Thai>{text[language]}</Thai>,
          }))}
        />
        <TextField
          name={day}
          label={t.day}
          hint={t.dateHint(editableDate(today))}
          form={state}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
        <Radios
          name={part}
          class="ps-choices"
          errorMessage={useError(state.errors[part])}
          fieldset={legend(t.part)}
          value={state.typed[part]}
          items={[
            { value: 'morning', children: <Thai>{t.morning}</Thai> },
            { value: 'afternoon', children: <Thai>{t.afternoon}</Thai> },
            { value: 'day', children: <Thai>{t.wholeDay}</Thai> },
          ]}
        />
      </>
    </Parts>
  )
}
