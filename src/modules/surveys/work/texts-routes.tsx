import { and, desc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { route } from '../../../platform/web/route.ts'
import type { Theme } from '../answering/themes.ts'
import { TextsPage } from '../pages/texts-page.tsx'
import { surveyText } from '../schema.ts'
import { surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { inSurvey, ofSurvey } from './in-survey.ts'

/** The latest are read; whoever has more has to read them month by month in any case. */
const mostShown = 500

/** What people wrote, by months and never by days or hours: the order within one says nothing. */
function textsOf({ db, organizationId }: TenantTransaction, surveyId: string) {
  return db
    .select({ words: surveyText.words, themes: surveyText.themes, writtenOn: surveyText.writtenOn })
    .from(surveyText)
    .where(and(eq(surveyText.organizationId, organizationId), eq(surveyText.surveyId, surveyId)))
    .orderBy(desc(surveyText.writtenOn), surveyText.textId)
    .limit(mostShown)
}

export const textRoutes = [
  route(
    surveyWorkUrls.texts,
    { permission: 'surveys.case-texts', event: 'none', reuse: 'never', parameters: ofSurvey },
    inSurvey(async (survey, { tx, view }) => ({
      kind: 'page',
      title: surveyWorkMessages[view.language].texts,
      content: (
        <TextsPage
          survey={survey}
          texts={(await textsOf(tx, survey.surveyId)).map(({ words, themes, writtenOn }) => ({
            words,
            themes: themes as Theme[],
            month: writtenOn.slice(0, 7),
          }))}
        />
      ),
    })),
  ),
]
