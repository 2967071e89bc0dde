import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { FoundThing } from '../../../platform/publishing/published.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import {
  FormErrors,
  LongTextField,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { choiceNames, stepNames, type Choice } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import { recordForms, type RecordKind } from '../step-kinds.ts'
import { caseUrls } from '../urls.ts'

export interface RecordProps {
  readonly found: Case
  readonly kind: RecordKind
  /** Published documents that may be the order. */
  readonly published: readonly FoundThing[]
  readonly form: FormState
}

/** The form of one step of a case. Nothing that the case holds already stands on it. */
export function RecordPage({ found, kind, published, form }: RecordProps): VNode {
  const { language, today } = useView()
  const t = useMessages(caseMessages)
  const names = useMessages(stepNames)
  const choices = useMessages(choiceNames)
  const { caseId, registerNumber, registerYear } = found
  const asked = recordForms[kind]
  const asks = (what: (typeof asked.asks)[number]) => asked.asks.includes(what)
  const example = t.dayHint(editableDate(today))
  const day = (name: string, label: string) => (
    <TextField
      name={name}
      label={label}
      hint={example}
      form={form}
      class="govuk-input--width-10"
      autoComplete="off"
    />
  )
  return (
    <>
      <p>
        <Link to={caseUrls.case({ caseId })}>
          <Thai>{t.caseOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{names[kind]}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.recordWhy}</Thai>
      </p>
      <PostForm class="ps-measure">
        {asked.choices && (
          <Radios
            name="secretChoice"
            fieldset={{ legend: { children: <Thai>{t.choose}</Thai>, class: 'govuk-fieldset__legend--s' } }}
            errorMessage={useError(form.errors['secretChoice'])}
            value={form.typed['secretChoice']}
            items={asked.choices.map((value) => ({
              value,
              children: <Thai>{choices[value as Choice]}</Thai>,
            }))}
          />
        )}
        {day('day', t.day)}
        {asks('until') && day('until', t.until)}
        {asks('who') && (
          <LongTextField
            name="secretWho"
            label={`${kind === 'allegation-told' ? t.whoTold : t.who} (${t.optional})`}
            form={form}
          />
        )}
        {asks('reference') && (
          <TextField
            name="secretReference"
            label={`${t.caseReference} (${t.optional})`}
            form={form}
            autoComplete="off"
          />
        )}
        {asks('order') && (
          <>
            <SelectField
              name="secretOrder"
              label={t.orderPublished}
              form={form}
              value={form.typed['secretOrder'] ?? ''}
              items={[
                { value: '', children: t.orderSealed },
                ...published.map(({ id, title }) => ({ value: id, children: title[language] })),
              ]}
            />
            <TextField
              name="secretOrderNumber"
              label={t.orderNumber}
              form={form}
              class="govuk-input--width-10"
              autoComplete="off"
            />
            {day('secretOrderDate', t.orderDate)}
          </>
        )}
        <LongTextField
          name="secretWords"
          label={asked.needsWords ? t.details : `${t.details} (${t.optional})`}
          form={form}
        />
        <Button>
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
