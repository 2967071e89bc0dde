import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fieldOf } from '../answering/reading-answer.ts'
import { surveyMessages } from '../messages.ts'
import type { Question } from '../questions.ts'
import type { Survey, WholeSurvey } from '../reading.ts'
import { surveyUrls } from '../urls.ts'
import { answerNames, titleOf } from '../words.ts'

export interface AnswerProps {
  readonly survey: WholeSurvey
  /** Where the form is sent. */
  readonly action: string
  /** Of this filling-in: an answer that is sent twice is kept once. */
  readonly answerId: string
  readonly form: FormState
}

/** The questions of a survey on one page. */
export function AnswerPage({ survey, action, answerId, form }: AnswerProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const intro = language === 'th' ? survey.intro : survey.introEn
  return (
    <div class="ps-wrap ps-survey">
      <Breadcrumbs above={[{ label: t.surveys, address: surveyUrls.surveys() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{titleOf(survey, language)}</Thai>
      </h1>
      {survey.isUncompared && (
        <p>
          <strong class="govuk-tag govuk-tag--grey">
            <Thai>{t.draftNotice}</Thai>
          </strong>
        </p>
      )}
      {intro && (
        <p class="ps-measure">
          <Thai>{intro}</Thai>
        </p>
      )}
      <p class="ps-measure">
        <Thai>{t.anonymous}</Thai>
      </p>
      <PostForm action={action}>
        <input type="hidden" name="answer" value={answerId} />
        <input type="hidden" name="version" value={survey.version} />
        {survey.questions.map((question, index) => (
          <>
            {question.section && (
              <h2 class="govuk-heading-m">
                <Thai>{question.section[language]}</Thai>
              </h2>
            )}
            <QuestionField question={question} name={fieldOf(index)} number={index + 1} form={form} />
          </>
        ))}
        <Button>
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
    </div>
  )
}

interface QuestionFieldProps {
  readonly question: Question
  readonly name: string
  readonly number: number
  readonly form: FormState
}

function QuestionField({ question, name, number, form }: QuestionFieldProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const label = `${number}. ${question.text[language]}${question.isRequired ? '' : ` ${t.optional}`}`
  const errorMessage = useError(form.errors[name])
  const typed = form.typed[name]
  const choices = {
    name,
    class: question.kind === 'rating' ? 'ps-scale' : 'ps-choices',
    errorMessage,
    fieldset: { legend: { children: <Thai>{label}</Thai>, class: 'govuk-fieldset__legend--s' } },
    items: answerNames(question, language).map((words, index) => ({
      value: question.kind === 'rating' ? index + 1 : index,
      children:
        question.kind === 'rating' ? <ScalePoint point={index + 1} words={words} /> : <Thai>{words}</Thai>,
    })),
  }
  switch (question.kind) {
    case 'rating':
    case 'choice':
      return <Radios {...choices} value={typed} />
    case 'yes-no':
      return <Radios {...choices} items={choices.items.toReversed()} value={typed} />
    case 'several':
      return <Checkboxes {...choices} hint={<Thai>{t.severalHint}</Thai>} values={typed?.split(',') ?? []} />
    case 'number':
      return (
        <TextField
          name={name}
          label={label}
          form={form}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
      )
    case 'text':
      return <LongTextField name={name} label={label} hint={t.textHint} form={form} />
  }
}

function ScalePoint({ point, words }: { point: number; words: string }): VNode {
  return (
    <>
      <b>{point}</b> <Thai>{words.slice(2)}</Thai>
    </>
  )
}

/** After an answer, whether it came once or twice. */
export function ThanksPage({ surveyId }: { surveyId: string }): VNode {
  const t = useMessages(surveyMessages)
  return (
    <Said title={t.thanks} why={t.thanksWhy}>
      <p>
        <Link to={surveyUrls.results({ surveyId })}>
          <Thai>{t.seeResults}</Thai>
        </Link>
      </p>
    </Said>
  )
}

/** A survey that takes no answers today. */
export function ClosedPage({ survey, today }: { survey: Survey; today: string }): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language)
  if (survey.state === 'open' && survey.opensOn > today) {
    return <Said title={t.notOpenYet} why={t.notOpenYetWhy(day(survey.opensOn))} />
  }
  return (
    <Said title={t.closedTitle} why={t.closedWhy(day(survey.closesOn))}>
      <p>
        <Link to={surveyUrls.results({ surveyId: survey.surveyId })}>
          <Thai>{t.seeResults}</Thai>
        </Link>
      </p>
    </Said>
  )
}

/** A single-use link that was used. */
export function UsedPage(): VNode {
  const t = useMessages(surveyMessages)
  return <Said title={t.usedTitle} why={t.usedWhy} />
}

/** Questions that the form does not have any more. */
export function ChangedPage({ address }: { address: string }): VNode {
  const t = useMessages(surveyMessages)
  const href = useHref()
  return (
    <Said title={t.changedTitle} why={t.changedWhy}>
      <Button href={href(address)}>
        <Thai>{t.openAgain}</Thai>
      </Button>
    </Said>
  )
}

function Said({ title, why, children }: { title: string; why: string; children?: VNode }): VNode {
  const t = useMessages(surveyMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.surveys, address: surveyUrls.surveys() }]} />
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{why}</Thai>
      </p>
      {children}
    </div>
  )
}
