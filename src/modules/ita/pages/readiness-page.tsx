import type { VNode } from 'preact'
import type { ReadinessState } from '../../../platform/disclosures/readiness.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { ClockIcon, PlannedIcon } from '../../../ui/icons.tsx'
import { Figures, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Forecast } from '../forecast.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'

/** Where the disclosure part may come to stand, from what to what, and why: a reading, never a promise. */
export function ReadinessPage({
  itaYear,
  forecast,
}: {
  itaYear: number
  forecast: Forecast | undefined
}): VNode {
  const t = useMessages(itaWorkMessages)
  return (
    <>
      <p>
        <Link to={itaWorkUrls.workYear({ itaYear })}>
          <Thai>{t.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.readinessOf(itaYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <b>
          <Thai>{t.readinessWhat}</Thai>
        </b>
      </p>
      {forecast ? (
        <Range forecast={forecast} />
      ) : (
        <p class="govuk-inset-text">
          <Thai>{t.noReading}</Thai>
        </p>
      )}
    </>
  )
}

function Range({ forecast: { low, high, items, counts, open } }: { forecast: Forecast }): VNode {
  const { language } = useView()
  const t = useMessages(itaWorkMessages)
  return (
    <>
      <Figures
        figures={[{ label: t.range, value: t.rangeOf(low, high), unit: t.ofHundred, note: t.restsOn(items) }]}
      />
      <h2 class="govuk-heading-m">
        <Thai>{t.howRead}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet ps-measure">
        <li>
          <Thai>{t.lowIs(counts.met)}</Thai>
        </li>
        <li>
          <Thai>{t.highIs(counts.stale + counts.part)}</Thai>
        </li>
        <li>
          <Thai>{t.alike}</Thai>
        </li>
      </ul>
      <h2 class="govuk-heading-m">
        <Thai>{`${t.openItems} (${open.length})`}</Thai>
      </h2>
      {open.length === 0 ? (
        <p>
          <Thai>{t.nothingOpen}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {open.map(({ code, title, state, reasons }) => (
            <li>
              <b>
                <Thai>{`${code} ${title[language]}`}</Thai>
              </b>
              <ReadinessTag state={state} />
              {reasons.map((reason) => (
                <small>
                  <Thai>{reason[language]}</Thai>
                </small>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ReadinessTag({ state }: { state: ReadinessState }): VNode {
  const t = useMessages(itaWorkMessages)
  const isBegun = state === 'part' || state === 'stale'
  return (
    <span class={`ps-state ps-state--${isBegun ? 'due' : 'plain'}`}>
      {isBegun ? <ClockIcon /> : <PlannedIcon />}
      <span>
        <Thai>{t[state]}</Thai>
      </span>
    </span>
  )
}
