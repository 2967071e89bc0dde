import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { planMessages } from './messages.ts'
import { nameIn } from './naming.ts'
import { NoPlanPage } from './pages/no-plan-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { PrintPage } from './pages/print-page.tsx'
import { ProgrammePage } from './pages/programme-page.tsx'
import { RisksPage } from './pages/risks-page.tsx'
import { YearAbsentPage } from './pages/year-absent-page.tsx'
import { YearPage } from './pages/year-page.tsx'
import { YearProgrammesPage } from './pages/year-programmes-page.tsx'
import { neighboursOf, programmeForm } from './programme-reading.ts'
import { bookOfYear, bookInForce, type BookYear, type PlanBook } from './plan-book.ts'
import { nearestYear } from './reading.ts'
import { riskProcesses } from './risk-reading.ts'
import { numberInAddress, select, selectionQuery, type Selection } from './selection.ts'
import { planUrls, planVersionUrls } from './urls.ts'
import { listVersions } from './versions/version.ts'
import { publicProgress } from './work/public-progress.tsx'

const ofYear = z.object({ fiscalYear: numberInAddress })
const ofProgramme = z.object({ number: numberInAddress })

/** Reads the plan first; an organisation that has none yet gets a page that says so. */
function withPlan<Parameters, Query>(
  answer: (book: PlanBook, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const book = await bookInForce(act)
    if (book) return answer(book, act)
    return {
      kind: 'page',
      status: 404,
      title: planMessages[act.view.language].noPlan,
      content: <NoPlanPage />,
    }
  }
}

interface ShownYear extends BookYear {
  readonly programmeAddress: (number: number) => string
}

/**
 * Where the programmes of a plan are read. Those of a plan that has ended, or has not begun, are others than those
 * of the same numbers in the plan in force: they are read in the plan's last version.
 */
async function programmeAddresses(
  { tx }: Pick<Act, 'tx'>,
  { plan: { planId } }: PlanBook,
  current: PlanBook,
): Promise<ShownYear['programmeAddress']> {
  const version =
    planId === current.plan.planId ? undefined : (await listVersions(tx)).find((one) => one.planId === planId)
  if (!version) return (number) => planUrls.programme({ number })
  const { versionId } = version
  return (number) => planVersionUrls.versionProgramme({ versionId, number })
}

/** As {@link withPlan}, for a year that one of the plans must have. */
function inYear<Query>(
  answer: (book: PlanBook, year: ShownYear, act: Act<{ fiscalYear: number }, Query>) => Promise<Answer>,
): (book: PlanBook, act: Act<{ fiscalYear: number }, Query>) => Promise<Answer> {
  return async (current, act) => {
    const { fiscalYear } = act.parameters
    const book = (await bookOfYear(act, fiscalYear)) ?? current
    const year = book.years.get(fiscalYear)
    if (year) {
      const programmeAddress = await programmeAddresses(act, book, current)
      return answer(book, { ...year, programmeAddress }, act)
    }
    const title = planMessages[act.view.language].yearAbsent
    return { kind: 'page', status: 404, title, content: <YearAbsentPage plan={book.plan} /> }
  }
}

async function wholePlan(
  { plan, objectives, targets, figures, dimensions, years }: PlanBook,
  { view }: Act,
): Promise<Answer> {
  return {
    kind: 'page',
    title: planMessages[view.language].plan,
    content: (
      <PlanPage
        plan={plan}
        objectives={objectives}
        targets={targets}
        figures={figures}
        dimensions={dimensions}
        years={years}
        currentYear={nearestYear(plan, fiscalYearOf(view.today))}
      />
    ),
  }
}

async function risks({ plan }: PlanBook, { tx, view }: Act): Promise<Answer> {
  return {
    kind: 'page',
    title: planMessages[view.language].risks,
    content: <RisksPage processes={await riskProcesses(tx, plan)} />,
  }
}

async function programme(
  { plan }: PlanBook,
  { tx, view, parameters, services }: Act<{ number: number }>,
): Promise<Answer> {
  const form = await programmeForm(tx, plan, parameters.number)
  if (!form) return { kind: 'absent' }
  return {
    kind: 'page',
    title: nameIn(view.language, form.programme),
    content: (
      <ProgrammePage
        plan={plan}
        form={form}
        currentYear={nearestYear(plan, fiscalYearOf(view.today))}
        neighbours={await neighboursOf(tx, plan, parameters.number)}
        progress={await publicProgress(tx, services, {
          fiscalYear: nearestYear(plan, fiscalYearOf(view.today)),
          number: parameters.number,
          today: view.today,
        })}
      />
    ),
  }
}

const year = inYear(async ({ plan, dimensions, targets, figures }, shown, { view }) => {
  const { fiscalYear, summary, programmeAddress } = shown
  const t = planMessages[view.language]
  return {
    kind: 'page',
    title: `${t.plan} ${t.fiscalYearOf(fiscalYear)}`,
    content: (
      <YearPage
        plan={plan}
        fiscalYear={fiscalYear}
        dimensions={dimensions}
        targets={targets}
        figures={figures}
        summary={summary}
        programmeAddress={programmeAddress}
      />
    ),
  }
})

const yearProgrammes = inYear<Selection>(
  async ({ dimensions }, { fiscalYear, rows, programmeAddress }, { view, query }) => ({
    kind: 'page',
    title: planMessages[view.language].listTitle(fiscalYear),
    content: (
      <YearProgrammesPage
        fiscalYear={fiscalYear}
        dimensions={dimensions}
        rows={select(rows, query)}
        all={rows.length}
        selection={query}
        programmeAddress={programmeAddress}
      />
    ),
  }),
)

const yearPrint = inYear(async ({ plan }, { fiscalYear, rows, summary }, { view }) => ({
  kind: 'page',
  title: planMessages[view.language].printTitle(planMessages[view.language].plan, fiscalYear),
  content: <PrintPage plan={plan} fiscalYear={fiscalYear} rows={rows} summary={summary} />,
}))

export const planRoutes = [
  route(planUrls.plan, { permission: 'public', event: 'none', reuse: 'revision' }, withPlan(wholePlan)),
  route(planUrls.risks, { permission: 'public', event: 'none', reuse: 'revision' }, withPlan(risks)),
  route(
    planUrls.programme,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofProgramme },
    withPlan(programme),
  ),
  route(
    planUrls.year,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofYear },
    withPlan(year),
  ),
  route(
    planUrls.yearProgrammes,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofYear, query: selectionQuery },
    withPlan(yearProgrammes),
  ),
  route(
    planUrls.yearPrint,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofYear },
    withPlan(yearPrint),
  ),
]
