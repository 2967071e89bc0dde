import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { sources } from '../case-facts.ts'
import { sourceNames } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import { caseUrls } from '../urls.ts'
import { ConcernedFields } from './concerned-fields.tsx'

/** Opening a case. */
export function OpenPage({ people, form }: { people: readonly Person[]; form: FormState }): VNode {
  const { today } = useView()
  const t = useMessages(caseMessages)
  const names = useMessages(sourceNames)
  const legend = (text: string) => ({
    legend: { children: <Thai>{text}</Thai>, class: 'govuk-fieldset__legend--s' },
  })
  return (
    <>
      <p>
        <Link to={caseUrls.cases()}>
          <Thai>{t.cases}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.open}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.openWhy}</Thai>
      </p>
      <PostForm class="ps-measure">
        <Radios
          name="source"
          fieldset={legend(t.source)}
          errorMessage={useError(form.errors['source'])}
          value={form.typed['source']}
          items={sources.map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
        />
        <TextField
          name="secretReference"
          label={t.reference}
          hint={t.referenceHint}
          form={form}
          autoComplete="off"
        />
        <Radios
          name="nature"
          fieldset={legend(t.nature)}
          errorMessage={useError(form.errors['nature'])}
          value={form.typed['nature']}
          items={[
            { value: 'corruption', children: <Thai>{t.corruption}</Thai> },
            { value: 'misconduct', children: <Thai>{t.misconduct}</Thai> },
          ]}
        />
        <TextField
          name="receivedOn"
          label={t.receivedOn}
          hint={t.dayHint(editableDate(today))}
          form={form}
          class="govuk-input--width-10"
          autoComplete="off"
        />
        <LongTextField name="secretWords" label={t.words} form={form} />
        <h2 class="govuk-heading-m">
          <Thai>{t.concerned}</Thai>
        </h2>
        <p>
          <Thai>{t.concernedWhy}</Thai>
        </p>
        <ConcernedFields people={people} form={form} />
        <Button>
          <Thai>{t.openSend}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
