import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { DoneIcon, PlannedIcon, WarningIcon } from '../../../../ui/icons.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import type { StandingState } from '../standing.ts'
import { resultWords, targetWords } from '../words.ts'

const looks = {
  reached: { look: 'reached', Icon: DoneIcon },
  'not-reached': { look: 'late', Icon: WarningIcon },
  'not-measured': { look: 'plain', Icon: PlannedIcon },
} as const

/** How an indicator stands: a shape, a word and a colour. */
export function StandingTag({ state }: { state: StandingState }): VNode {
  const t = useMessages(planIndicatorMessages)
  const { look, Icon } = looks[state]
  return (
    <span class={`ps-state ps-state--${look}`}>
      <Icon />
      <span>
        <Thai>{t[state]}</Thai>
      </span>
    </span>
  )
}

/** What begins an indicator in a list: its kind, its words, and how it stands. */
export function IndicatorHead({ indicator }: { indicator: IndicatorInYear }): VNode {
  const t = useMessages(planIndicatorMessages)
  return (
    <>
      <p class="ps-rows__meta">
        <Thai>{t[indicator.kind]}</Thai>
      </p>
      <p class="ps-steps__title" lang="th">
        <Thai>{indicator.text}</Thai>
      </p>
      <StandingFacts indicator={indicator} />
    </>
  )
}

/** What is aimed at, what was found, and why nothing can be said where it cannot. */
export function StandingFacts({ indicator }: { indicator: IndicatorInYear }): VNode {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  const { found, standing, unit } = indicator
  const result = resultWords(t, language, {
    unit,
    ...standing,
    numerator: found?.numerator ?? null,
    denominator: found?.denominator ?? null,
    measuredOn: found?.measuredOn.toString() ?? null,
  })
  return (
    <p class="ps-steps__meta">
      <StandingTag state={standing.state} />{' '}
      <Thai>{[`${t.target}: ${targetWords(t, indicator)}`, ...result].join(' · ')}</Thai>
    </p>
  )
}

/** Where a number that the program computed is from. */
export function MetricLink({ indicator: { address, text } }: { indicator: IndicatorInYear }): VNode | null {
  const t = useMessages(planIndicatorMessages)
  if (address === undefined) return null
  return (
    <p>
      <Link to={address}>
        <Thai>{t.seeData}</Thai>
        <span class="govuk-visually-hidden">: {text}</span>
      </Link>
    </p>
  )
}
