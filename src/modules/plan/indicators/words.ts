import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import type { Measurement } from '../../../platform/metrics/metric.ts'
import type { Definition } from './definition.ts'
import type { planIndicatorMessages } from './messages.ts'
import type { Standing } from './standing.ts'

type Words = typeof planIndicatorMessages.th

/** A number of an indicator with its unit. */
export function valueWords(t: Words, unit: Definition['unit'], value: number): string {
  const number = formatNumber(value)
  if (unit === 'percent') return t.inPercent(number)
  return unit === 'points' ? t.inPoints(number) : number
}

/** When an indicator is reached, in words. */
export function targetWords(
  t: Words,
  { direction, unit, target }: Omit<Definition, 'text' | 'source' | 'metric' | 'parameters'>,
): string {
  if (direction === 'falls')
    return target === null || target === 0 ? t.falls : t.fallsBy(formatNumber(target))
  if (target === null) return t.noTarget
  const value = valueWords(t, unit, target)
  return direction === 'at-least' ? t.atLeast(value) : t.atMost(value)
}

/** Where a result is a share, of how many; nothing where it is a plain number. */
export function shareWords(
  t: Words,
  found: Pick<Measurement, 'numerator' | 'denominator'>,
): string | undefined {
  const { numerator, denominator } = found
  if (denominator === null) return undefined
  return t.share(formatNumber(numerator), formatNumber(denominator))
}

/** What was found for an indicator, and why nothing can be said where it cannot. */
export function resultWords(
  t: Words,
  language: Language,
  {
    unit,
    value,
    base,
    why,
    numerator,
    denominator,
    measuredOn,
  }: Pick<Definition, 'unit'> &
    Pick<Standing, 'value' | 'base' | 'why'> & {
      readonly numerator: number | null
      readonly denominator: number | null
      readonly measuredOn: string | null
    },
): string[] {
  const said: string[] = []
  if (value !== null) {
    said.push(`${t.result}: ${valueWords(t, unit, value)}`)
    const share = numerator === null ? undefined : shareWords(t, { numerator, denominator })
    if (share !== undefined) said.push(share)
    if (measuredOn !== null) {
      said.push(t.asOf(formatDate(Temporal.PlainDate.from(measuredOn), language, 'short')))
    }
  }
  if (base !== null) said.push(t.base(valueWords(t, unit, base)))
  if (why !== null) said.push(t[why])
  return said
}
