import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { StackedBars } from '../../../ui/stacked-bars.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { planCountryMessages } from '../country/messages.ts'
import { planMessages } from '../messages.ts'
import { TargetResult } from '../indicators/pages/target-words.tsx'
import { baseYearOf, targetStanding, type TargetFigure } from '../indicators/target-figures.ts'
import { fiscalYearsOf, type Dimension, type Plan, type Target } from '../reading.ts'
import type { YearSummary } from '../summary.ts'
import { planReportMessages } from '../reports/messages.ts'
import { planReportUrls, planUrls, planVersionUrls } from '../urls.ts'
import { planVersionMessages } from '../versions/messages.ts'
import { DimensionList } from './dimension-list.tsx'

export interface PlanPageProps {
  readonly plan: Plan
  readonly objectives: readonly { text: string; textEn: string }[]
  readonly targets: readonly Target[]
  readonly figures: readonly TargetFigure[]
  readonly dimensions: readonly Dimension[]
  readonly years: ReadonlyMap<number, { readonly summary: YearSummary }>
  readonly currentYear: number
}

/** The whole plan at a glance: what it is, its years, its targets. */
export function PlanPage(props: PlanPageProps): VNode {
  const { plan, currentYear, dimensions, years } = props
  const { language } = useView()
  const t = useMessages(planMessages)
  const reports = useMessages(planReportMessages)
  const versions = useMessages(planVersionMessages)
  const country = useMessages(planCountryMessages)
  const current = years.get(currentYear)?.summary
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.plan}</Thai>
      </h1>
      <p class="ps-measure">
        <OfficialText language={language}>{plan.title}</OfficialText>{' '}
        <Thai>{t.yearSpan(plan.firstFiscalYear, plan.lastFiscalYear)}</Thai>{' '}
        <Thai>{t.announced(formatDate(Temporal.PlainDate.from(plan.announcedOn), language))}</Thai>
      </p>
      <p class="ps-inline-links">
        <Link to={planReportUrls.sealedReports()}>
          <Thai>{reports.reports}</Thai>
        </Link>
        <Link to={planVersionUrls.versions()}>
          <Thai>{versions.publicVersions}</Thai>
        </Link>
        <Link to={planUrls.country()}>
          <Thai>{country.all}</Thai>
        </Link>
        <a class="govuk-link" href={planUrls.document()}>
          <Thai>{t.planPdf}</Thai>
        </a>
        <a class="govuk-link" href={planUrls.documentWord()}>
          <Thai>{t.planWord}</Thai>
        </a>
      </p>
      <h2 class="govuk-heading-m">{t.fiscalYear}</h2>
      <Choices
        label={t.fiscalYear}
        choices={fiscalYearsOf(plan).map((year) => ({
          label: String(year),
          address: planUrls.year({ fiscalYear: year }),
          chosen: false,
        }))}
      />
      <div class="ps-cols ps-cols--2 ps-block">
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{`${t.programmesByDimension} ${t.fiscalYearOf(currentYear)}`}</Thai>
          </h2>
          {current && <DimensionList dimensions={dimensions} summary={current} fiscalYear={currentYear} />}
        </section>
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{t.programmesByYear}</Thai>
          </h2>
          <StackedBars
            caption={t.programmesByYear}
            rowHeading={t.year}
            totalHeading={t.total}
            note={t.chartNote}
            bars={fiscalYearsOf(plan).map((year) => ({
              label: String(year),
              values: dimensions.map(
                ({ number }) => years.get(year)?.summary.byDimension.get(number)?.programmes ?? 0,
              ),
            }))}
          />
        </section>
      </div>
      <Targets {...props} />
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.objectives}</Thai>
        </h2>
        <ol class="govuk-list govuk-list--number">
          {props.objectives.map((objective) => (
            <li>
              <Thai>{language === 'th' ? objective.text : objective.textEn}</Thai>
            </li>
          ))}
        </ol>
        <p>
          <Link to={planUrls.risks()}>
            <Thai>{t.risks}</Thai>
          </Link>
        </p>
      </section>
    </div>
  )
}

/** One row a year, so that the table fits the narrowest phone. */
function Targets({ plan, targets, figures }: PlanPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const indicators = [...Map.groupBy(targets, (target) => target.position).values()]
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.targets}</Thai>
      </h2>
      <table class="ps-table">
        <caption class="govuk-visually-hidden">{t.targets}</caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            {indicators.map(([indicator]) => (
              <th scope="col">
                <Thai>{(language === 'th' ? indicator?.indicator : indicator?.indicatorEn) ?? ''}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fiscalYearsOf(plan).map((year) => (
            <tr>
              <th scope="row">{year}</th>
              {indicators.map((years) => (
                <td>
                  <TargetValue
                    plan={plan}
                    figures={figures}
                    target={years.find((target) => target.fiscalYear === year)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function TargetValue({
  plan,
  figures,
  target,
}: Pick<PlanPageProps, 'plan' | 'figures'> & { target: Target | undefined }): VNode | null {
  const t = useMessages(planMessages)
  if (!target) return null
  return (
    <>
      <Thai>{target.unit === 'percent' ? t.percentLower(target.value) : t.points(target.value)}</Thai>
      {target.aspiration !== null && (
        <small>
          <Thai>{t.aspiration(target.aspiration)}</Thai>
        </small>
      )}
      <TargetResult
        standing={targetStanding(plan, target, figures)}
        unit={target.unit}
        baseYear={baseYearOf(plan)}
      />
    </>
  )
}
