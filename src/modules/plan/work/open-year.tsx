import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import type { Act, Answer } from '../../../platform/web/route.ts'
import { currentPlan, fiscalYearsOf, planOfYear, type Plan } from '../reading.ts'
import { numberInAddress } from '../selection.ts'
import { planWorkMessages } from './messages.ts'
import { openYears } from './opening.ts'
import { YearClosedPage } from './pages/year-closed-page.tsx'
import { programmesAtWork, type ProgrammeAtWork } from './year-work.ts'

export const ofYear = z.object({ fiscalYear: numberInAddress })

/** Reads the plan in force first; without one the address is unknown. */
export async function planOr(act: Pick<Act, 'tx'>, answer: (plan: Plan) => Promise<Answer>): Promise<Answer> {
  const plan = await currentPlan(act.tx)
  return plan ? answer(plan) : { kind: 'absent' }
}

/** Reads the plan of the year first. The years of a plan that follows are worked on once it has begun. */
export async function planOfYearOr(
  { tx, view, parameters }: Pick<Act<z.output<typeof ofYear>>, 'tx' | 'view' | 'parameters'>,
  answer: (plan: Plan) => Promise<Answer>,
): Promise<Answer> {
  const plan = await planOfYear(tx, parameters.fiscalYear)
  if (!plan || plan.firstFiscalYear > fiscalYearOf(view.today)) return { kind: 'absent' }
  return answer(plan)
}

/** The programmes of a year that is open, or a page that opens it. */
export async function inOpenYear(
  act: Pick<Act<z.output<typeof ofYear>>, 'tx' | 'view' | 'parameters'>,
  plan: Plan,
  answer: (all: readonly ProgrammeAtWork[], years: readonly number[]) => Promise<Answer>,
): Promise<Answer> {
  const { tx, view, parameters } = act
  const { fiscalYear } = parameters
  const years = fiscalYearsOf(plan)
  if ((await openYears(tx, plan.planId)).includes(fiscalYear)) {
    const asked = { fiscalYear, today: view.today }
    return answer(await programmesAtWork(tx, asked), years)
  }
  return {
    kind: 'page',
    title: planWorkMessages[view.language].yearNotOpen(fiscalYear),
    content: <YearClosedPage fiscalYear={fiscalYear} years={years} />,
  }
}
