import type { VNode } from 'preact'
import { PostForm } from './form.tsx'
import { Button } from './govuk/button.tsx'
import { Thai } from './thai.tsx'

interface SurveyWords {
  readonly survey: string
  readonly surveyWhy: string
  readonly surveyTaken: string
  readonly surveyOpen: string
}

/** The survey at the end of a matter, answered without a name and opened once; nothing where none is or was open. */
export function MatterSurvey({
  words: t,
  isAsked,
  isTaken,
  action,
}: {
  words: SurveyWords
  isAsked: boolean
  /** Whether it was opened from this matter before. */
  isTaken: boolean
  action: string
}): VNode | null {
  if (!isAsked && !isTaken) return null
  return (
    <section class="ps-block" aria-labelledby="survey">
      <h2 class="govuk-heading-m" id="survey">
        <Thai>{t.survey}</Thai>
      </h2>
      <p>
        <Thai>{isAsked ? t.surveyWhy : t.surveyTaken}</Thai>
      </p>
      {isAsked && (
        <PostForm action={action}>
          <Button class="govuk-button--secondary">
            <Thai>{t.surveyOpen}</Thai>
          </Button>
        </PostForm>
      )}
    </section>
  )
}
