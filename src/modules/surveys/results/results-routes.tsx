import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { csvOfRows } from '../../../platform/open-data/csv.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { countInvitations } from '../inviting.ts'
import { surveyMessages } from '../messages.ts'
import { ResultsPage } from '../pages/results-page.tsx'
import { SurveysPage } from '../pages/surveys-page.tsx'
import { findSurvey, isOpenOn, listSurveys, placesOf } from '../reading.ts'
import { listReports } from '../reports/report.ts'
import { surveyUrls } from '../urls.ts'
import { answerNames, titleOf } from '../words.ts'
import { openWays } from './open-ways.ts'
import { headlineOf, resultsOf, countingTallies } from './results.ts'
import { sumOf, talliesOf } from './tally.ts'
import { countThemes } from './themes-counting.ts'

const ofSurvey = z.object({ surveyId: z.uuid() })
const ofYear = z.object({
  year: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699))
    .optional(),
})

async function surveys(act: Act<unknown, z.output<typeof ofYear>>): Promise<Answer> {
  const { tx, view, query } = act
  const t = surveyMessages[view.language]
  const all = await listSurveys(tx, { states: ['open', 'closed'] })
  const year = query.year ?? fiscalYearOf(view.today)
  const years = [...new Set([fiscalYearOf(view.today), year, ...all.map(({ fiscalYear }) => fiscalYear)])]
  const ofThisYear = all.filter(({ fiscalYear }) => fiscalYear === year)
  const tallies = await talliesOf(
    tx,
    ofThisYear.map(({ surveyId }) => surveyId),
    'published',
  )
  const results = []
  for (const one of ofThisYear) {
    const whole = await findSurvey(tx, one.surveyId)
    const own = tallies.filter(({ surveyId }) => surveyId === one.surveyId)
    results.push({ survey: one, headline: whole && headlineOf(whole, sumOf(countingTallies(own))) })
  }
  return {
    kind: 'page',
    title: t.surveys,
    description: t.lead,
    content: (
      <SurveysPage
        open={await openWays(
          tx,
          all.filter((one) => isOpenOn(one, view.today)),
        )}
        year={year}
        years={years.toSorted((a, b) => b - a)}
        results={results}
        reports={await listReports(tx, year)}
      />
    ),
  }
}

async function read({ tx, parameters }: Pick<Act<z.output<typeof ofSurvey>>, 'tx' | 'parameters'>) {
  const survey = await findSurvey(tx, parameters.surveyId)
  if (!survey || survey.state === 'draft') return undefined
  const tallies = await talliesOf(tx, [survey.surveyId], 'published')
  return { survey, tallies, results: resultsOf(survey, tallies) }
}

async function resultsPage(act: Act<z.output<typeof ofSurvey>>): Promise<Answer> {
  const { tx, view } = act
  const found = await read(act)
  if (!found) return { kind: 'absent' }
  const { survey, results, tallies } = found
  return {
    kind: 'page',
    title: `${surveyMessages[view.language].results}: ${titleOf(survey, view.language)}`,
    content: (
      <ResultsPage
        survey={survey}
        results={results}
        places={await placesOf(tx, survey.surveyId)}
        invitations={await countInvitations(tx, survey.surveyId)}
        themes={
          results.headline ? await countThemes(tx, { surveyId: survey.surveyId, before: view.today }) : []
        }
        hasOtherVersions={tallies.some(({ version }) => version !== survey.version)}
      />
    ),
  }
}

/** How each question was answered, one answer a line; small counts say so in a word. */
async function resultsCsv(act: Act<z.output<typeof ofSurvey>>): Promise<Answer> {
  const found = await read(act)
  if (!found) return { kind: 'absent' }
  const { survey, results } = found
  const lines = results.questions.flatMap(({ question, counts, mean }, index) =>
    answerNames(question, 'th').map((answer, slot) => [
      index + 1,
      question.text.th,
      answer,
      counts[slot] ?? null,
      slot === 0 && mean !== undefined ? mean.toFixed(2) : null,
    ]),
  )
  return {
    kind: 'data',
    type: 'text/csv; charset=utf-8',
    filename: `survey-${survey.fiscalYear}-${survey.topic}.csv`,
    body: csvOfRows([['question', 'text', 'answer', 'count', 'mean'], ...lines]),
  }
}

// Published figures change with an entry of the ledger, once a night; which surveys are open, with the day.
const inPublic = { permission: 'public', event: 'none' } as const

export const resultsRoutes = [
  route(surveyUrls.surveys, { ...inPublic, reuse: 'never', query: ofYear }, surveys),
  route(surveyUrls.results, { ...inPublic, reuse: 'revision', parameters: ofSurvey }, resultsPage),
  route(
    surveyUrls.resultsCsv,
    { ...inPublic, reuse: 'revision', languages: 'one', parameters: ofSurvey },
    resultsCsv,
  ),
]
