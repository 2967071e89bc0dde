import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { targetFigures } from '../indicators/target-figures.ts'
import { dimensionsOf, missionsOf, nearestYear, targetsOf, type Plan } from '../reading.ts'
import { planReportTasks } from '../reports/waiting.ts'
import { numberInAddress } from '../selection.ts'
import { planWorkUrls } from '../urls.ts'
import { planDraftTasks } from '../versions/waiting.ts'
import { setDivision } from './at-work.ts'
import { planWorkMessages } from './messages.ts'
import { inOpenYear, ofYear, planOfYearOr, planOr } from './open-year.tsx'
import { openYear } from './opening.ts'
import { isLateProgramme } from './overview.ts'
import { OverviewPage } from './pages/overview-page.tsx'
import { shows, WorkYearPage } from './pages/work-year-page.tsx'
import type { ProgrammeAtWork } from './year-work.ts'

const reading = { permission: 'plan.work-reading', event: 'none', reuse: 'never' } as const
const chosen = z.object({
  show: z.enum(shows).default('all'),
  dimension: numberInAddress.optional(),
  mission: numberInAddress.optional(),
})
type YearAct = Act<z.output<typeof ofYear>>

async function year(
  act: YearAct,
  plan: Plan,
  {
    chosen: { show, dimension, mission } = { show: 'all' },
    errors = {},
    status = 200,
  }: { chosen?: z.output<typeof chosen>; errors?: Record<string, string>; status?: number } = {},
): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  return inOpenYear(act, plan, async (all, years) => ({
    kind: 'page',
    status,
    title: planWorkMessages[view.language].planWorkOf(parameters.fiscalYear),
    scripts: ['choose-all.js'],
    content: (
      <WorkYearPage
        {...parameters}
        years={years}
        all={all}
        shown={all.filter(
          (one) =>
            isShown(one, show, visitor.person!.accountId) &&
            (dimension === undefined || one.dimension === dimension) &&
            (mission === undefined || one.mission === mission),
        )}
        show={show}
        within={{ dimension, mission }}
        divisions={await listDivisions(tx)}
        errors={errors}
      />
    ),
  }))
}

/** What the overview tells of the plan and of what is counted: read once for each revision and day, for all who look. */
function counted(
  { kept, view: { today }, parameters: { fiscalYear }, services: { metrics } }: YearAct,
  plan: Plan,
) {
  return kept(`plan.overview ${fiscalYear} ${today.toString()}`, async (tx) => ({
    plan,
    dimensions: await dimensionsOf(tx, plan),
    missions: await missionsOf(tx, plan),
    targets: await targetsOf(tx, plan),
    figures: await targetFigures(tx, metrics, plan),
    indicators: await indicatorsInYear(tx, metrics, { fiscalYear, today }),
  }))
}

async function overview(act: YearAct, plan: Plan): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const asked = { person: visitor.person!, today: view.today }
  return inOpenYear(act, plan, async (all, years) => ({
    kind: 'page',
    title: planWorkMessages[view.language].overviewOf(parameters.fiscalYear),
    content: (
      <OverviewPage
        {...parameters}
        years={years}
        all={all}
        waiting={[...(await planReportTasks(tx, asked)), ...(await planDraftTasks(tx, asked))]}
        {...await counted(act, plan)}
        divisions={await listDivisions(tx)}
      />
    ),
  }))
}

function isShown(one: ProgrammeAtWork, show: (typeof shows)[number], accountId: string): boolean {
  if (show === 'mine') return one.steps.some(({ ownerId }) => ownerId === accountId)
  if (show === 'late') return isLateProgramme(one)
  return show === 'all' || one.quarters.includes('due')
}

export const yearWorkRoutes = [
  route(planWorkUrls.work, reading, (act) =>
    planOr(act, async (plan) => ({
      kind: 'redirect',
      to: planWorkUrls.workYear({ fiscalYear: nearestYear(plan, fiscalYearOf(act.view.today)) }),
    })),
  ),
  route(planWorkUrls.overviewNow, reading, (act) =>
    planOr(act, async (plan) => ({
      kind: 'redirect',
      to: planWorkUrls.overview({ fiscalYear: nearestYear(plan, fiscalYearOf(act.view.today)) }),
    })),
  ),
  route(planWorkUrls.workYear, { ...reading, parameters: ofYear, query: chosen }, (act) =>
    planOfYearOr(act, (plan) => year(act, plan, { chosen: act.query })),
  ),
  route(planWorkUrls.overview, { ...reading, parameters: ofYear }, (act) =>
    planOfYearOr(act, (plan) => overview(act, plan)),
  ),
  route(
    planWorkUrls.openYear,
    {
      method: 'POST',
      permission: 'plan.work',
      event: 'plan.year-opened',
      reuse: 'never',
      parameters: ofYear,
    },
    (act) =>
      planOfYearOr(act, async (plan) => {
        const { tx, actor, parameters, now } = act
        const opened = await openYear(tx, actor, { plan, ...parameters, at: now })
        return opened ? { kind: 'redirect', to: planWorkUrls.workYear(parameters) } : { kind: 'absent' }
      }),
  ),
  route(
    planWorkUrls.setDivision,
    {
      method: 'POST',
      permission: 'plan.work',
      event: 'plan.division-set',
      reuse: 'never',
      parameters: ofYear,
    },
    (act) =>
      planOfYearOr(act, async (plan) => {
        const { tx, view, actor, parameters, body, now } = act
        const t = planWorkMessages[view.language]
        const programmeIds = z.array(z.uuid()).safeParse([body['programme'] ?? []].flat())
        const division = (await listDivisions(tx)).find(({ divisionId }) => divisionId === body['division'])
        const refuse = (errors: Record<string, string>) => year(act, plan, { errors, status: 422 })
        if (!programmeIds.success || programmeIds.data.length === 0)
          return refuse({ programme: t.noneChosen })
        if (!division) return refuse({ division: t.divisionMissing })
        const changed = await setDivision(tx, actor, {
          ...parameters,
          programmeIds: programmeIds.data,
          divisionId: division.divisionId,
          at: now,
        })
        if (changed === 0) return refuse({ programme: t.nothingChanged })
        return { kind: 'redirect', to: planWorkUrls.workYear(parameters) }
      }),
  ),
]
