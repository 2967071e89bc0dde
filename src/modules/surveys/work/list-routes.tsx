import { fiscalYearEnd, fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { surveyCapabilities } from '../capabilities.ts'
import { makeSurvey } from '../making.ts'
import { ownDivisions } from '../own-divisions.ts'
import { NewSurveyPage, WorkPage } from '../pages/work-page.tsx'
import { listSurveys } from '../reading.ts'
import { areas } from '../survey-facts.ts'
import { templates } from '../templates/templates.ts'
import { surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'

async function addPage(act: Act, form: FormState): Promise<Answer> {
  const { tx, view, visitor } = act
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: surveyWorkMessages[view.language].add,
    content: <NewSurveyPage form={form} divisions={await ownDivisions(tx, visitor.person!)} />,
  }
}

/** The first and last day on which answers are taken, as they were typed. */
export function readDays({
  view,
  body,
}: Pick<Act, 'view' | 'body'>):
  | { ok: true; opensOn: Temporal.PlainDate; closesOn: Temporal.PlainDate }
  | { ok: false; errors: Record<string, string> } {
  const { language, today } = view
  const within = { language, from: today.subtract({ years: 1 }), to: today.add({ years: 2 }) }
  const opens = readTypedDay(textIn(body, 'opensOn'), within)
  const closes = readTypedDay(textIn(body, 'closesOn'), within)
  const errors: Record<string, string> = {}
  if (!opens.ok) errors['opensOn'] = opens.fault
  if (!closes.ok) errors['closesOn'] = closes.fault
  if (!opens.ok || !closes.ok) return { ok: false, errors }
  if (Temporal.PlainDate.compare(opens.date, closes.date) > 0) {
    return { ok: false, errors: { closesOn: surveyWorkMessages[language].closesBefore } }
  }
  return { ok: true, opensOn: opens.date, closesOn: closes.date }
}

async function add(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now, visitor } = act
  const t = surveyWorkMessages[view.language]
  const template = templates.find(({ name }) => name === body['template'])
  const division = (await ownDivisions(tx, visitor.person!)).find(
    ({ divisionId }) => divisionId === body['division'],
  )
  const fiscalYear = parseInteger(textIn(body, 'fiscalYear'))
  const isYear = fiscalYear !== null && fiscalYear >= 2560 && fiscalYear <= 2650
  const days = readDays(act)
  const errors = {
    ...(template ? {} : { template: t.templateMissing }),
    ...(division ? {} : { division: t.divisionMissing }),
    ...(isYear ? {} : { fiscalYear: t.fiscalYearMissing }),
    ...(days.ok ? {} : days.errors),
  }
  if (!template || !division || !isYear || !days.ok) return addPage(act, { typed: typedIn(body), errors })
  const { opensOn, closesOn } = days
  const surveyId = await makeSurvey(tx, actor, {
    template,
    fiscalYear,
    divisionId: division.divisionId,
    area: areas.find((one) => one === body['area']) ?? null,
    opensOn,
    closesOn,
    at: now,
  })
  return { kind: 'redirect', to: surveyWorkUrls.survey({ surveyId }) }
}

const making = { permission: 'surveys.make', reuse: 'never' } as const

export const listRoutes = [
  route(
    surveyWorkUrls.work,
    { permission: 'surveys.reading', event: 'none', reuse: 'never' },
    async ({ tx, view, visitor }) => ({
      kind: 'page',
      title: surveyWorkMessages[view.language].work,
      content: (
        <WorkPage
          surveys={await listSurveys(tx, { states: ['draft', 'open', 'closed'] })}
          mayMake={holdsRoleFor(visitor.person!, 'surveys.make', surveyCapabilities)}
        />
      ),
    }),
  ),
  route(surveyWorkUrls.add, { ...making, event: 'none' }, (act) => {
    const fiscalYear = fiscalYearOf(act.view.today)
    return addPage(act, {
      ...emptyForm,
      typed: {
        fiscalYear: String(fiscalYear),
        opensOn: editableDate(act.view.today),
        closesOn: editableDate(fiscalYearEnd(fiscalYear)),
      },
    })
  }),
  route(surveyWorkUrls.add, { ...making, method: 'POST', event: 'surveys.made' }, add),
]
