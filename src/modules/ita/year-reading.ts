import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import type { Act, Answer } from '../../platform/web/route.ts'
import type { ScoredYear } from './analysis.ts'
import { firstItaYear, frameOf, framesOf, type YearFrame } from './frame.ts'
import { resultHistory, resultsInForce, type Result } from './results.ts'

/** A year in an address, in Arabic or Thai digits. */
export const ofYear = z.object({
  itaYear: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive()),
})

/** Lets nothing through but what can be a year of the assessment: another number is an unknown address. */
export function inYear<Query>(
  answer: (act: Act<z.output<typeof ofYear>, Query>) => Promise<Answer>,
): (act: Act<z.output<typeof ofYear>, Query>) => Promise<Answer> {
  return async (act) => {
    const { itaYear } = act.parameters
    return itaYear < 2550 || itaYear > 2650 ? { kind: 'absent' } : answer(act)
  }
}

/** A year with everything that was entered for it, and the year before to compare with. */
export interface YearReading {
  readonly itaYear: number
  readonly frame: YearFrame
  /** The result in force; undefined where none was entered. */
  readonly result: Result | undefined
  /** All that was entered, what is in force first. */
  readonly history: readonly Result[]
  readonly before: ScoredYear | undefined
}

export async function readYear(tx: TenantTransaction, itaYear: number): Promise<YearReading> {
  const history = await resultHistory(tx, itaYear)
  const [scores] = await resultHistory(tx, itaYear - 1)
  return {
    itaYear,
    frame: await frameOf(tx, itaYear),
    result: history[0],
    history,
    before: scores && { scores, frame: await frameOf(tx, itaYear - 1) },
  }
}

/** A year of the list: with its result, or without one and then said so. */
export interface ListedYear {
  readonly itaYear: number
  readonly result: (ScoredYear & { readonly scores: Result }) | undefined
}

/**
 * The years up to the present one, the newest first: those that the plan's assessment ships with and every other one
 * that has a result, so that a gap is seen as one.
 */
export async function listYears(tx: TenantTransaction, today: Temporal.PlainDate): Promise<ListedYear[]> {
  const results = await resultsInForce(tx)
  const entered = results.map(({ itaYear }) => itaYear)
  const first = Math.min(firstItaYear, ...entered)
  const last = Math.max(fiscalYearOf(today), ...entered)
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  const frames = await framesOf(tx, entered)
  return years.map((itaYear) => {
    const scores = results.find((one) => one.itaYear === itaYear)
    return { itaYear, result: scores && { scores, frame: frames.get(itaYear)! } }
  })
}
