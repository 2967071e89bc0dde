import type { VNode } from 'preact'
import { formatNumber } from '../../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planIndicatorMessages } from '../messages.ts'
import type { TargetFigure, TargetStanding } from '../target-figures.ts'
import { StandingTag } from './indicator-parts.tsx'

/** How a target of the plan stands in a year: the state, what was found, and where the number is from. */
export function TargetResult({
  standing,
  unit,
  baseYear,
}: {
  standing: TargetStanding
  unit: 'percent' | 'points'
  baseYear: number
}): VNode {
  const t = useMessages(planIndicatorMessages)
  const { state, figure, base, result } = standing
  const words = (): string | undefined => {
    if (!figure) return undefined
    if (unit === 'points') return t.inPoints(formatNumber(figure.value))
    const cases = `${t.cases} ${formatNumber(figure.value)}`
    if (!base) return `${cases} · ${t.baseMissing(baseYear)}`
    const before = `${t.baseYear(baseYear)} ${formatNumber(base.value)}`
    if (result === null) return `${cases} · ${t.noneInBase(baseYear)}`
    const change = result < 0 ? t.roseBy(formatNumber(-result)) : t.fellBy(formatNumber(result))
    return `${cases} · ${before} · ${change}`
  }
  const said = words()
  return (
    <>
      <StandingTag state={state} />
      {said && (
        <small>
          <Thai>{said}</Thai>
        </small>
      )}
      {figure && <FigureSource from={figure.from} />}
    </>
  )
}

/** Where a figure is from, as a link where there is one. */
export function FigureSource({ from }: Pick<TargetFigure, 'from'>): VNode {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  if (from.kind === 'metric') {
    return (
      <small>
        <Thai>{t.source}</Thai>:{' '}
        <Link to={from.address}>
          <Thai>{from.title[language]}</Thai>
        </Link>
      </small>
    )
  }
  const { source, url } = from
  return (
    <small>
      <Thai>{t.source}</Thai>:{' '}
      {url === null ? (
        <Thai>{source}</Thai>
      ) : (
        <a class="govuk-link" href={url} rel="noreferrer nofollow">
          <Thai>{source}</Thai>
        </a>
      )}
    </small>
  )
}
