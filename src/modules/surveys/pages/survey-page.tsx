import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { ruleWords, titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { Act } from './list-act.tsx'
import { InviteForm, PlaceForm, PlaceList } from './place-parts.tsx'
import { ResultsBody, type ResultsProps } from './results-page.tsx'
import { StateTag } from './work-page.tsx'

export interface SurveyPageProps extends Omit<ResultsProps, 'themes'> {
  readonly mayMake: boolean
  readonly mayReadTexts: boolean
  readonly linkTo: (path: string) => string
  readonly form: FormState
}

/** A survey at work: its questions, its ways in, and how it stands. */
export function SurveyPage(props: SurveyPageProps): VNode {
  const { survey, mayMake, mayReadTexts, form } = props
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const href = useHref()
  const { surveyId, state } = survey
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.work()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{titleOf(survey, language)}</Thai>
      </h1>
      <p>
        <StateTag survey={survey} />
      </p>
      <p class="ps-measure">
        <Thai>{ruleWords(survey, language)}</Thai>
      </p>
      <ul class="ps-rows">
        {mayMake && state !== 'closed' && (
          <li>
            <Link to={surveyWorkUrls.settings({ surveyId })}>
              <Thai>{t.settings}</Thai>
            </Link>
          </li>
        )}
        {state !== 'draft' && (
          <li>
            <Link to={surveyUrls.results({ surveyId })}>
              <Thai>{t.publicPage}</Thai>
            </Link>
          </li>
        )}
        {mayReadTexts && state !== 'draft' && (
          <li>
            <Link to={surveyWorkUrls.texts({ surveyId })}>
              <Thai>{t.texts}</Thai>
            </Link>
          </li>
        )}
        {mayMake && state === 'open' && (
          <li>
            <Link to={surveyWorkUrls.paper({ surveyId })}>
              <Thai>{t.enterPaper}</Thai>
            </Link>
          </li>
        )}
      </ul>
      {mayMake && state === 'draft' && (
        <PostForm action={surveyWorkUrls.open({ surveyId })}>
          <Button id="open">
            <Thai>{t.openIt}</Thai>
          </Button>
        </PostForm>
      )}
      {state !== 'draft' && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.live}</Thai>
          </h2>
          <p class="ps-measure">
            <Thai>{t.liveWhy}</Thai>
          </p>
          <ResultsBody {...props} themes={[]} />
        </>
      )}
      {state !== 'draft' && <PlaceList {...props} />}
      {mayMake && state === 'open' && (
        <>
          <PlaceForm surveyId={surveyId} form={form} />
          <InviteForm surveyId={surveyId} form={form} />
        </>
      )}
      <h2 class="govuk-heading-m" id="questions">
        <Thai>{t.questions}</Thai>
      </h2>
      {survey.questions.length === 0 && (
        <p>
          <Thai>{t.noQuestions}</Thai>
        </p>
      )}
      <Questions {...props} />
      {mayMake && state !== 'closed' && (
        <Button
          class="govuk-button--secondary"
          href={href(surveyWorkUrls.question({ surveyId, place: 'new' }))}
        >
          <Thai>{t.addQuestion}</Thai>
        </Button>
      )}
      {mayMake && state === 'open' && (
        <PostForm action={surveyWorkUrls.close({ surveyId })}>
          <p class="ps-measure">
            <Thai>{t.closeWhy}</Thai>
          </p>
          <Button class="govuk-button--warning">
            <Thai>{t.closeIt}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}

function Questions({ survey, mayMake }: Pick<SurveyPageProps, 'survey' | 'mayMake'>): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const { surveyId, questions, state } = survey
  return (
    <ol class="ps-rows">
      {questions.map(({ text, kind, counts }, index) => (
        <li>
          <p>
            {index + 1}. <Thai>{text[language]}</Thai>
          </p>
          <p class="ps-rows__meta">
            <Thai>{t[kind]}</Thai>
            {counts && (
              <>
                {' · '}
                <Thai>{t.counts}</Thai>
              </>
            )}
          </p>
          {mayMake && state !== 'closed' && (
            <div class="ps-survey-acts">
              <Link to={surveyWorkUrls.question({ surveyId, place: index + 1 })}>
                <Thai>{t.edit}</Thai>
                <span class="govuk-visually-hidden"> {t.ofQuestion(index + 1)}</span>
              </Link>
              {index > 0 && (
                <Act
                  action={surveyWorkUrls.moveQuestion({ surveyId, place: index + 1 })}
                  label={t.up}
                  of={t.ofQuestion(index + 1)}
                />
              )}
              <Act
                action={surveyWorkUrls.removeQuestion({ surveyId, place: index + 1 })}
                label={t.remove}
                of={t.ofQuestion(index + 1)}
              />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
