import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { rounds, type RoundFigures } from '../rounds/round-figures.ts'
import { roundLines } from '../rounds/round-lines.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { SafeRow } from '../statistics/safe-rows.ts'
import { complaintUrls } from '../urls.ts'
import { MeasureList } from './measure-pages.tsx'

export interface RoundProps {
  readonly figures: RoundFigures
  readonly categories: readonly Category[]
  readonly nameOf: (by: 'category' | 'village', key: string | null) => string
}

/** The complaints of a round in short, for the executive and for everybody. */
export function RoundPage({ figures, categories, nameOf }: RoundProps): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintRoundMessages)
  const statistics = useMessages(complaintStatisticsMessages)
  const door = useMessages(complaintDoorMessages)
  const { fiscalYear, months, period, isOver } = figures
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: door.door, address: complaintUrls.door() },
          { label: statistics.statistics, address: complaintUrls.statistics({ year: fiscalYear }) },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{t.report(fiscalYear, months)}</Thai>
      </h1>
      <Choices
        label={t.reports}
        choices={rounds.map((one) => ({
          label: t.round(one),
          address: complaintUrls.round({ fiscalYear, months: one }),
          chosen: one === months,
        }))}
      />
      <p class="ps-measure">
        <Thai>{t.period(formatDate(period.from, language), formatDate(period.to, language))}</Thai>
        <br />
        <Thai>{t.asOf(formatDate(today, language))}</Thai>
      </p>
      {!isOver && (
        <p class="ps-measure">
          <b>
            <Thai>{t.notOver}</Thai>
          </b>
        </p>
      )}
      <p>
        <a class="govuk-link" href={complaintUrls.roundPdf({ fiscalYear, months })}>
          <Thai>{t.pdf}</Thai>
        </a>
      </p>
      <Lines name={t.figure} lines={roundLines(figures, language)} />
      <p class="ps-measure">
        <Thai>{t.overdueNote}</Thai>
      </p>
      <Parts title={t.byCategory} rows={figures.byCategory} nameOf={(key) => nameOf('category', key)} />
      <Parts title={t.byVillage} rows={figures.byVillage} nameOf={(key) => nameOf('village', key)} />
      <h2 class="govuk-heading-m">
        <Thai>{t.measures}</Thai>
      </h2>
      <MeasureList measures={figures.measures} categories={categories} />
    </div>
  )
}

function Parts({
  title,
  rows,
  nameOf,
}: {
  title: string
  rows: readonly SafeRow[]
  nameOf: (key: string | null) => string
}): VNode {
  const t = useMessages(complaintStatisticsMessages)
  if (rows.every(({ received }) => received === suppressed)) {
    return (
      <p class="ps-block">
        <b>
          <Thai>{title}</Thai>
        </b>
        <br />
        <Thai>{t.tooFew}</Thai>
      </p>
    )
  }
  return (
    <Lines
      name={title}
      lines={rows.map(({ key, received }) => [
        nameOf(key),
        received === suppressed ? t.tooSmall : String(received),
      ])}
    />
  )
}

function Lines({
  name,
  lines,
}: {
  name: string
  lines: readonly (readonly [name: string, value: string])[]
}): VNode {
  const t = useMessages(complaintRoundMessages)
  return (
    <div class="ps-scroll ps-block ps-measure" tabIndex={0} role="region" aria-label={name}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">
              <Thai>{name}</Thai>
            </th>
            <th scope="col" class="n">
              <Thai>{t.count}</Thai>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([line, value]) => (
            <tr>
              <th scope="row">
                <Thai>{line}</Thai>
              </th>
              <td class="n">
                <Thai>{value}</Thai>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
