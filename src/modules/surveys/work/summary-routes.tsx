import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { surveyCapabilities } from '../capabilities.ts'
import { surveyMessages } from '../messages.ts'
import { ReportPage } from '../pages/report-page.tsx'
import { SummaryPage, type PeriodRow } from '../pages/summary-page.tsx'
import { reportFigures } from '../reports/report-figures.ts'
import { giveReport, listReports } from '../reports/report.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'

/** How the surveys were answered from a day on, those of today included: for the staff, who see live figures anyway. */
async function since(
  { db, organizationId }: TenantTransaction,
  from: Temporal.PlainDate,
): Promise<PeriodRow[]> {
  const { rows } = await db.execute<PeriodRow & Record<string, unknown>>(sql`
    select survey.survey_id as "surveyId", survey.title, survey.title_en as "titleEn", count(*)::int as answers,
      count(answer.met)::int as counted, count(*) filter (where answer.met)::int as met
    from survey_answer answer
    join survey on survey.organization_id = ${organizationId} and survey.survey_id = answer.survey_id
    where answer.organization_id = ${organizationId} and answer.answered_on >= ${from.toString()}
      and survey.state <> 'draft'
    group by survey.survey_id, survey.title, survey.title_en
    order by answers desc, survey.survey_id`)
  return rows
}

async function summaryPage({ tx, view, visitor }: Act, form: FormState = emptyForm): Promise<Answer> {
  const { today, language } = view
  const year = fiscalYearOf(today)
  const years = [year, year - 1]
  const given = (await Promise.all(years.map((one) => listReports(tx, one)))).flat()
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: surveyWorkMessages[language].summary,
    content: (
      <SummaryPage
        week={await since(tx, today.subtract({ days: 6 }))}
        month={await since(tx, today.with({ day: 1 }))}
        figures={await reportFigures(tx, { fiscalYear: year, months: 12 })}
        years={years}
        given={given}
        mayReport={holdsRoleFor(visitor.person!, 'surveys.report', surveyCapabilities)}
        form={form}
      />
    ),
  }
}

const ofRound = z.object({
  fiscalYear: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2560).max(2650)),
  months: z.literal(['6', '12']).transform((text) => (text === '6' ? 6 : 12)),
})
type RoundAct = Act<z.output<typeof ofRound>>

/** Looked at once it is known who asks: nobody else learns which rounds there are. */
const ofAnyRound = z.object({ fiscalYear: z.string(), months: z.string() })

async function give(act: Act<z.output<typeof ofAnyRound>>): Promise<Answer> {
  const { tx, view, now } = act
  const round = ofRound.safeParse(act.parameters)
  if (!round.success) return { kind: 'absent' }
  const done = await giveReport(tx, ownActor(act), { ...round.data, at: now })
  if (done.ok) return { kind: 'redirect', to: surveyWorkUrls.summary() }
  return summaryPage(act, { typed: {}, errors: { report: surveyWorkMessages[view.language][done.reason] } })
}

async function report({ tx, view, parameters }: RoundAct): Promise<Answer> {
  const { fiscalYear, months } = parameters
  const found = (await listReports(tx, fiscalYear)).find((one) => one.months === months)
  if (!found) return { kind: 'absent' }
  return {
    kind: 'page',
    title: surveyMessages[view.language].reportOf(fiscalYear, months),
    content: <ReportPage report={found} />,
  }
}

export const summaryRoutes = [
  route(
    surveyWorkUrls.summary,
    { permission: 'surveys.reading', event: 'none', reuse: 'never' },
    async (act) => summaryPage(act),
  ),
  route(
    surveyWorkUrls.giveReport,
    {
      permission: 'surveys.report',
      event: 'surveys.reported',
      reuse: 'never',
      method: 'POST',
      parameters: ofAnyRound,
    },
    give,
  ),
  route(
    surveyUrls.report,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofRound },
    report,
  ),
]
