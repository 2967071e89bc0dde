import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { datasetUrls } from '../../../platform/open-data/dataset.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Dimension, YearRow } from '../reading.ts'
import type { Selection } from '../selection.ts'
import { quarterNumbers } from '../summary.ts'
import { programmeYears } from '../datasets.ts'
import { planUrls } from '../urls.ts'
import { QuarterGrid } from './quarter-grid.tsx'

export interface YearProgrammesPageProps {
  readonly fiscalYear: number
  readonly dimensions: readonly Dimension[]
  readonly rows: readonly YearRow[]
  /** How many rows the year has before the selection. */
  readonly all: number
  readonly selection: Selection
  readonly programmeAddress: (number: number) => string
}

/** The programmes of a fiscal year as a table, filtered and sorted by links. */
export function YearProgrammesPage(props: YearProgrammesPageProps): VNode {
  const { fiscalYear, rows, all, dimensions, selection } = props
  const t = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: t.plan, address: planUrls.plan() },
          { label: t.fiscalYearOf(fiscalYear), address: planUrls.year({ fiscalYear }) },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{t.listTitle(fiscalYear)}</Thai>
      </h1>
      <Filters {...props} />
      <div class="ps-band__head">
        <p aria-live="polite">
          <Thai>{t.listCount(rows.length, all)}</Thai>
        </p>
        <p class="ps-inline-links">
          <Link to={planUrls.yearPrint({ fiscalYear })}>
            <Thai>{t.printList}</Thai>
          </Link>
          <a class="govuk-link" href={datasetUrls(programmeYears.name).csv()}>
            <Thai>{t.downloadCsv}</Thai>
          </a>
        </p>
      </div>
      {rows.length === 0 ? (
        <p class="govuk-inset-text">
          <Thai>{t.nothingMatches}</Thai>
        </p>
      ) : (
        <QuarterGrid
          caption={t.listTitle(fiscalYear)}
          rows={rows}
          programmeAddress={props.programmeAddress}
          // Sorted by anything but the plan's order, rows of one dimension no longer stand together.
          dimensions={selection.sort ? [] : dimensions}
        />
      )}
    </div>
  )
}

function Filters({ fiscalYear, dimensions, selection }: YearProgrammesPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const choice = (
    label: string,
    change: Partial<Record<keyof Selection, string | number | undefined>>,
    detail?: string,
  ) => {
    const next = { ...selection, ...change }
    return {
      label,
      detail,
      address: planUrls.yearProgrammes({ fiscalYear }, next),
      chosen: Object.entries(change).every(([key, value]) => selection[key as keyof Selection] === value),
    }
  }
  const chosen = selection.quarter ?? selection.budget ?? selection.sort
  return (
    <div class="ps-filters">
      <FilterRow label={t.dimension} title={t.filterDimension}>
        {[
          choice(t.all, { dimension: undefined }),
          ...dimensions.map((dimension) =>
            choice(String(dimension.number), { dimension: dimension.number }, nameIn(language, dimension)),
          ),
        ]}
      </FilterRow>
      <Details summary={<Thai>{t.moreFilters}</Thai>} open={chosen !== undefined}>
        <FilterRow label={t.quarter} title={t.filterQuarter}>
          {[
            choice(t.all, { quarter: undefined }),
            ...quarterNumbers.map((quarter) =>
              choice(String(quarter), { quarter }, t.quarterMonths(quarter)),
            ),
          ]}
        </FilterRow>
        <FilterRow label={t.budget} title={t.filterBudget}>
          {[
            choice(t.all, { budget: undefined }),
            choice(t.onlyWithBudget, { budget: 'with' }),
            choice(t.onlyWithoutBudget, { budget: 'without' }),
          ]}
        </FilterRow>
        <FilterRow label={t.sort} title={t.sort}>
          {[
            choice(t.sortByPlan, { sort: undefined }),
            choice(t.sortByNumber, { sort: 'number' }),
            choice(t.sortByBudget, { sort: 'budget' }),
          ]}
        </FilterRow>
      </Details>
    </div>
  )
}

function FilterRow({
  label,
  title,
  children,
}: {
  label: string
  title: string
  children: { label: string; detail?: string | undefined; address: string; chosen: boolean }[]
}): VNode {
  return (
    <div class="ps-filters__row">
      <span class="ps-filters__label" aria-hidden="true">
        <Thai>{label}</Thai>
      </span>
      <Choices label={title} choices={children} />
    </div>
  )
}
