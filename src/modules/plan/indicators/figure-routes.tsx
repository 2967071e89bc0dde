import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseDecimal } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { readOutsideLink } from '../../../platform/links/outside-link.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { currentPlan, fiscalYearsOf, targetsOf, type Plan, type Target } from '../reading.ts'
import { numberInAddress } from '../selection.ts'
import { planWorkUrls } from '../urls.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { planWorkMessages } from '../work/messages.ts'
import { planIndicatorMessages } from './messages.ts'
import { EnterFigurePage, FiguresPage } from './pages/figures-page.tsx'
import {
  baseYearOf,
  enteredFigures,
  enterTargetFigure,
  isEntered,
  scoreMetric,
  targetFigures,
  type EnteredFigure,
} from './target-figures.ts'

const ofFigure = z.object({ position: numberInAddress, fiscalYear: numberInAddress })
type FigureAct = Act<z.output<typeof ofFigure>>

interface Found {
  readonly plan: Plan
  readonly target: Target
  readonly before: EnteredFigure | undefined
}

/** Finds the target and its figure of the year first: of the plan's years, and of the base year where one is compared with. A target whose figures are read elsewhere has no page here. */
function ofTarget(
  answer: (found: Found, act: FigureAct) => Promise<Answer>,
): (act: FigureAct) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters } = act
    const { position, fiscalYear } = parameters
    const plan = await currentPlan(tx)
    const target = plan && (await targetsOf(tx, plan)).find((one) => one.position === position)
    if (!plan || !target || !isEntered(target)) return { kind: 'absent' }
    const isBase = target.unit === 'percent' && fiscalYear === baseYearOf(plan)
    if (!isBase && !fiscalYearsOf(plan).includes(fiscalYear)) return { kind: 'absent' }
    const before = (await enteredFigures(tx, plan)).find(
      (one) => one.position === position && one.fiscalYear === fiscalYear,
    )
    return answer({ plan, target, before }, act)
  }
}

function enterPage({ target, before }: Found, { view, parameters }: FigureAct, form?: FormState): Answer {
  const { fiscalYear } = parameters
  const asItIs: Record<string, string> = before
    ? { value: String(before.value), source: before.source, link: before.url ?? '' }
    : {}
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: planIndicatorMessages[view.language].enterOf(fiscalYear),
    content: (
      <EnterFigurePage
        target={target}
        fiscalYear={fiscalYear}
        sequence={before?.sequence ?? 0}
        form={form ?? { typed: asItIs, errors: {} }}
      />
    ),
  }
}

async function enter(found: Found, act: FigureAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = planIndicatorMessages[view.language]
  const errors: Record<string, string> = {}
  const value = parseDecimal(textIn(body, 'value'))
  if (value === null) errors['value'] = t.numberWrong
  if (parameters.fiscalYear > fiscalYearOf(view.today)) errors['value'] = t.yearNotOver
  const source = textIn(body, 'source')
  if (source === '' || source.length > 500) errors['source'] = t.sourceMissing
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = planWorkMessages[view.language].linkWrong
  const refuse = (faults: Record<string, string>) =>
    enterPage(found, act, { typed: typedIn(body), errors: faults })
  if (value === null || !link.ok || Object.keys(errors).length > 0) return refuse(errors)
  const entered = await enterTargetFigure(tx, ownActor(act), {
    planId: found.plan.planId,
    before: found.before,
    ...parameters,
    sequence: Number(textIn(body, 'sequence')) || 0,
    value,
    source,
    url: link.url ?? null,
    at: now,
  })
  if (entered.ok) return { kind: 'redirect', to: planWorkUrls.figures() }
  return refuse({ value: entered.reason === 'unchanged' ? t.nothingChanged : t.changedMeanwhile })
}

export const figureRoutes = [
  route(
    planWorkUrls.figures,
    { permission: 'plan.work-reading', event: 'none', reuse: 'never' },
    async ({ tx, view, visitor, services }) => {
      const plan = await currentPlan(tx)
      if (!plan) return { kind: 'absent' }
      return {
        kind: 'page',
        title: planIndicatorMessages[view.language].figures,
        content: (
          <FiguresPage
            plan={plan}
            targets={await targetsOf(tx, plan)}
            figures={await targetFigures(tx, services.metrics, plan)}
            score={scoreMetric(services.metrics)}
            mayWork={holdsRoleFor(visitor.person!, 'plan.work', planWorkCapabilities)}
          />
        ),
      }
    },
  ),
  route(
    planWorkUrls.enterFigure,
    { permission: 'plan.work', event: 'none', reuse: 'never', parameters: ofFigure },
    ofTarget(async (found, act) => enterPage(found, act)),
  ),
  route(
    planWorkUrls.enterFigure,
    {
      method: 'POST',
      permission: 'plan.work',
      event: 'plan.figure-entered',
      reuse: 'never',
      parameters: ofFigure,
    },
    ofTarget(enter),
  ),
]
