import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { planUrls, programmesOfYear, type ProgrammeName } from '../plan/module.ts'
import { framesOf, type FrameIndicator } from './frame.ts'
import type { Measure } from './measures.ts'

/** A measure with what its numbers mean. */
export interface NamedMeasure extends Measure {
  readonly indicatorNamed: FrameIndicator | undefined
  readonly programmesNamed: readonly (ProgrammeName & { readonly address: string | undefined })[]
}

/**
 * Names the indicators and programmes of measures. A programme is led to where today's plan has the same one under
 * its number: the next plan may give the number to another.
 */
export async function nameMeasures(
  tx: TenantTransaction,
  measures: readonly Measure[],
  today: Temporal.PlainDate,
): Promise<NamedMeasure[]> {
  const frames = await framesOf(tx, [...new Set(measures.map(({ itaYear }) => itaYear))])
  const programmes = new Map<number, readonly ProgrammeName[]>()
  const ofYear = async (year: number) => {
    const known = programmes.get(year) ?? (await programmesOfYear(tx, year))
    programmes.set(year, known)
    return known
  }
  const present = await ofYear(fiscalYearOf(today))
  const named: NamedMeasure[] = []
  for (const measure of measures) {
    const all = await ofYear(fiscalYearOf(measure.decidedOn))
    named.push({
      ...measure,
      indicatorNamed: frames
        .get(measure.itaYear)!
        .indicators.find(({ number }) => number === measure.indicator),
      programmesNamed: all
        .filter(({ number }) => measure.programmes.includes(number))
        .map((one) => ({
          ...one,
          address: present.some(({ number, name }) => number === one.number && name === one.name)
            ? planUrls.programme({ number: one.number })
            : undefined,
        })),
    })
  }
  return named
}
