import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { questionKinds } from '../questions.ts'
import type { WholeSurvey } from '../reading.ts'
import { surveyWorkUrls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'

/** One question, as an officer writes it. */
export function QuestionPage({
  survey,
  place,
  form,
}: {
  survey: WholeSurvey
  place: number | 'new'
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const { surveyId } = survey
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.survey({ surveyId })}>
          <Thai>{titleOf(survey, language)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{place === 'new' ? t.addQuestion : t.editQuestion(place)}</Thai>
      </h1>
      {survey.state === 'open' && (
        <p class="ps-measure">
          <Thai>{t.newVersion}</Thai>
        </p>
      )}
      <PostForm action={surveyWorkUrls.question({ surveyId, place })} keepsDraft>
        <Radios
          name="kind"
          fieldset={{ legend: { children: <Thai>{t.kind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['kind'])}
          value={form.typed['kind']}
          items={questionKinds.map((value) => ({ value, children: <Thai>{t[value]}</Thai> }))}
        />
        <TextField name="text_th" label={t.text_th} form={form} autoComplete="off" />
        <TextField name="text_en" label={t.text_en} form={form} autoComplete="off" />
        <LongTextField name="options_th" label={t.options_th} form={form} />
        <LongTextField name="options_en" label={t.options_en} form={form} />
        <Ticked name="isRequired" label={t.isRequired} form={form} />
        <Ticked name="counts" label={t.counts} form={form} />
        <TextField
          name="right"
          label={t.right}
          form={form}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField name="section_th" label={t.section_th} form={form} autoComplete="off" />
        <TextField name="section_en" label={t.section_en} form={form} autoComplete="off" />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** One thing that is so or not. */
export function Ticked({ name, label, form }: { name: string; label: string; form: FormState }): VNode {
  return (
    <Checkboxes
      name={name}
      errorMessage={useError(form.errors[name])}
      values={[form.typed[name] ?? '']}
      items={[{ value: 'yes', children: <Thai>{label}</Thai> }]}
    />
  )
}
