import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Survey } from '../reading.ts'
import { areaNames, areas, kindNames, topicNames } from '../survey-facts.ts'
import { templates } from '../templates/templates.ts'
import { surveyWorkUrls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'

/** All surveys, the newest first. */
export function WorkPage({ surveys, mayMake }: { surveys: readonly Survey[]; mayMake: boolean }): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.work}</Thai>
      </h1>
      {mayMake && (
        <Button href={href(surveyWorkUrls.add())}>
          <Thai>{t.add}</Thai>
        </Button>
      )}
      <p>
        <Link to={surveyWorkUrls.summary()}>
          <Thai>{t.summary}</Thai>
        </Link>
      </p>
      {surveys.length === 0 ? (
        <p>
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <ul class="ps-tasks">
          {surveys.map((survey) => (
            <li>
              <div>
                <Link
                  to={surveyWorkUrls.survey({ surveyId: survey.surveyId })}
                  class="govuk-link ps-tasks__t"
                >
                  <Thai>{titleOf(survey, language)}</Thai>
                </Link>
                <p class="ps-tasks__from">
                  <Thai>
                    {[
                      String(survey.fiscalYear),
                      kindNames[language][survey.kind],
                      topicNames[language][survey.topic],
                      survey.area && areaNames[language][survey.area],
                      language === 'th' ? survey.divisionName : survey.divisionNameEn,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Thai>
                </p>
              </div>
              <div>
                <StateTag survey={survey} />
                <span class="ps-deadline">
                  {formatDate(Temporal.PlainDate.from(survey.closesOn), language, 'short')}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function StateTag({ survey }: { survey: Pick<Survey, 'state'> }): VNode {
  const t = useMessages(surveyWorkMessages)
  const colour = { draft: 'grey', open: 'green', closed: 'blue' }[survey.state]
  return (
    <strong class={`govuk-tag govuk-tag--${colour}`}>
      <Thai>{t[survey.state]}</Thai>
    </strong>
  )
}

/** Begins a survey with one of the shipped ones. */
export function NewSurveyPage({
  form,
  divisions,
}: {
  form: FormState
  divisions: readonly Division[]
}): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.work()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.add}</Thai>
      </h1>
      <PostForm action={surveyWorkUrls.add()} keepsDraft>
        <Radios
          name="template"
          fieldset={{ legend: { children: <Thai>{t.template}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['template'])}
          value={form.typed['template']}
          items={templates.map(({ name, title, kind, questions }) => ({
            value: name,
            children: <Thai>{title[language]}</Thai>,
            hint: <Thai>{`${kindNames[language][kind]} · ${t.questions} ${questions.length}`}</Thai>,
          }))}
        />
        <AreaField form={form} />
        <DivisionField form={form} divisions={divisions} />
        <TextField
          name="fiscalYear"
          label={t.fiscalYear}
          form={form}
          class="govuk-input--width-5"
          inputMode="numeric"
          autoComplete="off"
        />
        <DayFields form={form} />
        <Button>
          <Thai>{t.make}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

export function AreaField({ form }: { form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  const names = useMessages(areaNames)
  return (
    <SelectField
      name="area"
      label={t.area}
      form={form}
      items={[
        { value: '', children: t.noArea },
        ...areas.map((value) => ({ value, children: names[value] })),
      ]}
    />
  )
}

export function DivisionField({
  form,
  divisions,
}: {
  form: FormState
  divisions: readonly Division[]
}): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  return (
    <SelectField
      name="division"
      label={t.division}
      form={form}
      items={divisions.map(({ divisionId, name, nameEn }) => ({
        value: divisionId,
        children: language === 'th' ? name : nameEn,
      }))}
    />
  )
}

export function DayFields({ form }: { form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  const day = { class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <>
      <TextField name="opensOn" label={t.opensOn} form={form} {...day} />
      <TextField name="closesOn" label={t.closesOn} form={form} {...day} />
    </>
  )
}
