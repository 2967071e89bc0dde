import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { fiscalYearEnd, fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Figures, Link } from '../../../ui/page-parts.tsx'
import { StackedBars } from '../../../ui/stacked-bars.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import { TargetResult } from '../indicators/pages/target-words.tsx'
import { baseYearOf, targetStanding, type TargetFigure } from '../indicators/target-figures.ts'
import { fiscalYearsOf, type Dimension, type Plan, type Target } from '../reading.ts'
import { quarterNumbers, type YearSummary } from '../summary.ts'
import { planUrls } from '../urls.ts'
import { DimensionList } from './dimension-list.tsx'

export interface YearPageProps {
  readonly plan: Plan
  readonly fiscalYear: number
  readonly dimensions: readonly Dimension[]
  readonly targets: readonly Target[]
  readonly figures: readonly TargetFigure[]
  readonly summary: YearSummary
  readonly programmeAddress: (number: number) => string
}

/** One fiscal year of the plan at a glance. */
export function YearPage(props: YearPageProps): VNode {
  const { plan, fiscalYear, dimensions, targets, summary } = props
  const { language } = useView()
  const t = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.plan, address: planUrls.plan() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{`${t.plan} ${t.fiscalYearOf(fiscalYear)}`}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>
          {t.yearLead(
            fiscalYear - plan.firstFiscalYear + 1,
            plan.firstFiscalYear,
            plan.lastFiscalYear,
            formatDate(fiscalYearStart(fiscalYear), language, 'short'),
            formatDate(fiscalYearEnd(fiscalYear), language, 'short'),
          )}
        </Thai>
      </p>
      <Choices
        label={t.fiscalYear}
        choices={fiscalYearsOf(plan).map((year) => ({
          label: String(year),
          address: planUrls.year({ fiscalYear: year }),
          chosen: year === fiscalYear,
        }))}
      />
      <Figures figures={yearFigures(t, fiscalYear, summary, targets)} />
      <TargetResults {...props} />
      <div class="ps-cols ps-cols--2 ps-block">
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{t.programmesByDimension}</Thai>
          </h2>
          <DimensionList dimensions={dimensions} summary={summary} fiscalYear={fiscalYear} />
          <p>
            <Link to={planUrls.yearProgrammes({ fiscalYear })} class="govuk-button">
              <Thai>{t.allProgrammes(summary.programmes)}</Thai>
            </Link>
          </p>
          <p class="ps-inline-links">
            <a class="govuk-link" href={planUrls.yearTable({ fiscalYear })}>
              <Thai>{t.yearPdf}</Thai>
            </a>
            <a class="govuk-link" href={planUrls.yearSpreadsheet({ fiscalYear })}>
              <Thai>{t.yearSpreadsheet}</Thai>
            </a>
            <a class="govuk-link" href={planUrls.yearCsv({ fiscalYear })}>
              <Thai>{t.yearCsv}</Thai>
            </a>
          </p>
        </section>
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{t.programmesByQuarter}</Thai>
          </h2>
          <StackedBars
            caption={t.programmesByQuarter}
            rowHeading={t.quarter}
            totalHeading={t.total}
            note={t.chartNote}
            bars={quarterNumbers.map((quarter) => ({
              label: t.quarterOf(quarter),
              tableLabel: `${quarter} ${t.quarterMonths(quarter)}`,
              values: dimensions.map(({ number }) => summary.byQuarter[quarter - 1]?.get(number) ?? 0),
            }))}
          />
        </section>
      </div>
      <BudgetTable {...props} />
    </div>
  )
}

type Words = typeof planMessages.th

function yearFigures(
  t: Words,
  fiscalYear: number,
  summary: YearSummary,
  targets: readonly Target[],
): { label: string; value: string; unit?: string; note?: string | undefined }[] {
  const ofYear = targets.filter((target) => target.fiscalYear === fiscalYear)
  return [
    {
      label: t.programmesThisYear,
      value: String(summary.programmes),
      note: t.inDimensions(summary.byDimension.size),
    },
    {
      label: t.plannedBudget,
      value: formatBaht(summary.budgetSatang),
      unit: t.baht,
      note: t.withBudget(summary.withBudget.length),
    },
    ...ofYear.map((target) =>
      target.unit === 'percent'
        ? { label: t.targetCases, value: `${target.value}%`, note: t.againstBase }
        : {
            label: t.targetIta,
            value: String(target.value),
            unit: t.orMore,
            note: target.aspiration === null ? undefined : t.aspiration(target.aspiration),
          },
    ),
  ]
}

/** What was found for the targets of the year so far. */
function TargetResults({ plan, fiscalYear, targets, figures }: YearPageProps): VNode {
  const { language } = useView()
  return (
    <ul class="ps-rows">
      {targets
        .filter((target) => target.fiscalYear === fiscalYear)
        .map((target) => (
          <li>
            <span>
              <Thai>{language === 'th' ? target.indicator : target.indicatorEn}</Thai>
            </span>
            <TargetResult
              standing={targetStanding(plan, target, figures)}
              unit={target.unit}
              baseYear={baseYearOf(plan)}
            />
          </li>
        ))}
    </ul>
  )
}

function BudgetTable({
  fiscalYear,
  summary,
  programmeAddress,
}: Pick<YearPageProps, 'fiscalYear' | 'summary' | 'programmeAddress'>): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const largestFirst = summary.withBudget.toSorted((a, b) => (b.budgetSatang ?? 0) - (a.budgetSatang ?? 0))
  const largest = Math.max(1, largestFirst[0]?.budgetSatang ?? 0)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.budgetByProgramme}</Thai>
      </h2>
      <table class="ps-table ps-table--bars">
        <caption class="govuk-visually-hidden">{`${t.budgetByProgramme} ${t.fiscalYearOf(fiscalYear)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t.programme}</th>
            <th scope="col" class="n">
              <Thai>{`${t.budget} (${t.baht})`}</Thai>
            </th>
          </tr>
        </thead>
        <tbody>
          {largestFirst.map((row) => (
            <tr>
              <th scope="row">
                <Link to={programmeAddress(row.number)}>
                  <Thai>{nameIn(language, row)}</Thai>
                </Link>
                <svg class="ps-table__bar" viewBox="0 0 300 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class={`ps-chart__bar ps-dim-${row.dimension}`}
                    width={Math.round((300 * (row.budgetSatang ?? 0)) / largest)}
                    height="8"
                  />
                </svg>
              </th>
              <td class="n">{formatBaht(row.budgetSatang ?? 0)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td class="n">{formatBaht(summary.budgetSatang)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="ps-small">
        <Thai>{t.budgetNote(summary.programmes - summary.withBudget.length)}</Thai>
      </p>
    </section>
  )
}
