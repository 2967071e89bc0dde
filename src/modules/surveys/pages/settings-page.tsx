import type { VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
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
import type { WholeSurvey } from '../reading.ts'
import { topicNames, topics } from '../survey-facts.ts'
import { surveyWorkUrls } from '../urls.ts'
import { ruleWords, titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { Ticked } from './question-page.tsx'
import { AreaField, DayFields, DivisionField } from './work-page.tsx'

/** What a survey is called, how it is read and how long it is open. */
export function SettingsPage({
  survey,
  form,
  divisions,
}: {
  survey: WholeSurvey
  form: FormState
  divisions: readonly Division[]
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
        <Thai>{t.settings}</Thai>
      </h1>
      <PostForm action={surveyWorkUrls.settings({ surveyId })} keepsDraft>
        <TextField name="title" label={t.title} form={form} autoComplete="off" />
        <TextField name="titleEn" label={t.titleEn} form={form} autoComplete="off" />
        <LongTextField name="intro" label={t.intro} form={form} />
        <LongTextField name="introEn" label={t.introEn} form={form} />
        <DayFields form={form} />
        <AreaField form={form} />
        <DivisionField form={form} divisions={divisions} />
        {survey.state === 'draft' ? (
          <Promise form={form} />
        ) : (
          <p class="ps-measure">
            <Thai>{ruleWords(survey, language)}</Thai>
            <br />
            <Thai>{t.fixedNote}</Thai>
          </p>
        )}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** What is promised before anybody answers. */
function Promise({ form }: { form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  const names = useMessages(topicNames)
  const number = { class: 'govuk-input--width-3', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <>
      <SelectField
        name="topic"
        label={t.topic}
        form={form}
        items={topics.map((value) => ({ value, children: names[value] }))}
      />
      <Radios
        name="rule"
        fieldset={{ legend: { children: <Thai>{t.rule}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['rule'])}
        value={form.typed['rule']}
        items={[
          { value: 'share', children: <Thai>{t.ruleShare}</Thai> },
          { value: 'mean', children: <Thai>{t.ruleMean}</Thai> },
        ]}
      />
      <TextField name="threshold" label={t.threshold} form={form} {...number} />
      <TextField name="passMark" label={t.passMark} form={form} {...number} />
      <Ticked name="invitedOnly" label={t.invitedOnly} form={form} />
    </>
  )
}
