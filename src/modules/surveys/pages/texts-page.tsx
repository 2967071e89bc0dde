import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { themeNames, type Theme } from '../answering/themes.ts'
import type { Survey } from '../reading.ts'
import { surveyWorkUrls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { monthName } from './results-page.tsx'

export interface TextsProps {
  readonly survey: Survey
  readonly texts: readonly {
    readonly words: string
    readonly themes: readonly Theme[]
    readonly month: string
  }[]
}

/** What people wrote in their own words, for the few who may read it. */
export function TextsPage({ survey, texts }: TextsProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.survey({ surveyId: survey.surveyId })}>
          <Thai>{titleOf(survey, language)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.texts}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.textsWhy}</Thai>
      </p>
      {texts.length === 0 ? (
        <p>
          <Thai>{t.noTexts}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {texts.map(({ words, themes, month }) => (
            <li>
              <p class="ps-measure ps-survey-text">{words}</p>
              <p class="ps-rows__meta">
                <Thai>
                  {[monthName(month, language), ...themes.map((theme) => themeNames[language][theme])].join(
                    ' · ',
                  )}
                </Thai>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
