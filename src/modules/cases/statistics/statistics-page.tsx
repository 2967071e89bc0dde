import type { VNode } from 'preact'
import { suppressed, type SafeCount } from '../../../platform/open-data/small-cells.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { PlainTag } from '../../../ui/deadline-tag.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataUrls } from '../../open-data/module.tsx'
import { planUrls, type ReductionPromise } from '../../plan/module.ts'
import { hasFallen, outcomes, type SafeYear } from './counting.ts'
import { caseStatisticsMessages } from './messages.ts'

export interface StatisticsProps {
  readonly years: readonly (SafeYear & { readonly promise: ReductionPromise | undefined })[]
}

/** Corruption cases of the years that are over, for everybody. */
export function StatisticsPage({ years }: StatisticsProps): VNode {
  const t = useMessages(caseStatisticsMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.statistics}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.yearly}</Thai>
      </p>
      {years.length === 0 ? (
        <p>
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <Years years={years} />
      )}
      {years.some(({ promise }) => promise) && <Targets years={years} />}
      <p>
        <Link to={planUrls.plan()}>
          <Thai>{t.baseLink}</Thai>
        </Link>
      </p>
      <p>
        <Link to={openDataUrls.dataset({ name: 'corruption-cases' })}>
          <Thai>{t.openData}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Years({ years }: StatisticsProps): VNode {
  const t = useMessages(caseStatisticsMessages)
  const told = (count: SafeCount) => (count === suppressed ? t.hidden : String(count))
  return (
    <>
      <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={t.statistics}>
        <table class="ps-table">
          <thead>
            <tr>
              <th scope="col">
                <Thai>{t.year}</Thai>
              </th>
              {(['total', ...outcomes] as const).map((name) => (
                <th scope="col" class="n">
                  <Thai>{t[name]}</Thai>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ fiscalYear, total, byOutcome }) => (
              <tr>
                <th scope="row">{fiscalYear}</th>
                <td class="n">
                  <Thai>{total === suppressed ? t.small : String(total)}</Thai>
                </td>
                {outcomes.map((outcome) => (
                  <td class="n">
                    <Thai>{told(byOutcome[outcome])}</Thai>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="ps-measure">
        <Thai>{t.smallNote}</Thai>
      </p>
    </>
  )
}

function Targets({ years }: StatisticsProps): VNode {
  const t = useMessages(caseStatisticsMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.target}</Thai>
      </h2>
      <ul class="ps-rows">
        {years.map(
          ({ fiscalYear, total, promise }) =>
            promise && (
              <li>
                <b>
                  <Thai>{t.year}</Thai> {fiscalYear}
                </b>
                <span class="ps-rows__meta">
                  <Thai>{t.promise(promise.percent, promise.baseYear)}</Thai>
                </span>
                <span class="ps-rows__meta">
                  <Thai>
                    {promise.base
                      ? t.baseFigure(promise.baseYear, promise.base.value)
                      : t.noBase(promise.baseYear)}
                  </Thai>
                </span>
                {promise.base && (
                  <PlainTag>
                    {t[standing(hasFallen(total, { base: promise.base.value, percent: promise.percent }))]}
                  </PlainTag>
                )}
              </li>
            ),
        )}
      </ul>
    </>
  )
}

function standing(hasIt: boolean | undefined): 'reached' | 'not-reached' | 'not-told' {
  if (hasIt === undefined) return 'not-told'
  return hasIt ? 'reached' : 'not-reached'
}
