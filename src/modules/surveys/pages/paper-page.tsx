import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { WholeSurvey } from '../reading.ts'
import { surveyWorkUrls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'

/** So many sheets are entered on one page. */
export const sheetsAtOnce = 10

/** The name of the cell of a question on a sheet. */
export const cellOf = (sheet: number, question: number): string => `s${sheet}q${question}`

/** Paper sheets as a grid: a row each, a cell for each question, all by the keyboard. */
export function PaperPage({ survey, form }: { survey: WholeSurvey; form: FormState }): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const { surveyId } = survey
  const asked = survey.questions.flatMap((question, index) =>
    question.kind === 'text' ? [] : [{ question, index }],
  )
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.survey({ surveyId })}>
          <Thai>{titleOf(survey, language)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.enterPaper}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.paperWhy}</Thai>
      </p>
      <ol class="ps-paper-key">
        {asked.map(({ question, index }) => (
          <li value={index + 1}>
            <Thai>{question.text[language]}</Thai>
            {question.options.length > 0 && (
              <span class="ps-rows__meta">
                {' '}
                <Thai>
                  {question.options.map((option, place) => `${place + 1} ${option[language]}`).join(' · ')}
                </Thai>
              </span>
            )}
          </li>
        ))}
      </ol>
      <PostForm action={surveyWorkUrls.paper({ surveyId })} keepsDraft>
        <input type="hidden" name="version" value={survey.version} />
        <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.enterPaper}>
          <table class="ps-table ps-paper">
            <thead>
              <tr>
                <td />
                {asked.map(({ index }) => (
                  <th scope="col">{index + 1}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: sheetsAtOnce }, (_, row) => row + 1).map((sheet) => (
                <tr>
                  <th scope="row">{sheet}</th>
                  {asked.map(({ index }) => {
                    const name = cellOf(sheet, index)
                    return (
                      <td>
                        <input
                          id={name}
                          name={name}
                          class={`govuk-input${form.errors[name] ? ' govuk-input--error' : ''}`}
                          value={form.typed[name]}
                          inputMode="numeric"
                          autoComplete="off"
                          aria-label={`${t.sheet(sheet)} ${t.ofQuestion(index + 1)}`}
                          aria-invalid={form.errors[name] ? 'true' : undefined}
                        />
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button>
          <Thai>{t.savePaper}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
