import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataUrls } from '../../open-data/module.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintOpen311Messages } from '../open311-messages.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { rounds } from '../rounds/round-content.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { Group } from '../statistics/counting.ts'
import { safeRows, type SafeRow } from '../statistics/safe-rows.ts'
import type { YearGroups, YearStatistics } from '../statistics/year-statistics.ts'
import { complaintUrls, open311Urls } from '../urls.ts'
import type { AreaMap } from '../../../platform/maps/area-map.ts'
import type { Village } from '../villages.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { VillageMap } from './village-map.tsx'
import { OutcomeFigures, YearFigures } from './year-figures.tsx'

export interface StatisticsProps {
  readonly statistics: YearStatistics
  readonly groups: YearGroups
  readonly years: readonly number[]
  /** What a key of a grouping is called; undefined where there is none. */
  readonly nameOf: (grouping: 'category' | 'division' | 'village' | 'channel', key: string | null) => string
  readonly villages: readonly Village[]
  readonly map: AreaMap | undefined
}

/** The complaints of a fiscal year in figures, as they stand today. */
export function StatisticsPage(props: StatisticsProps): VNode {
  const { statistics, groups, years, nameOf, villages, map } = props
  const t = useMessages(complaintStatisticsMessages)
  const door = useMessages(complaintDoorMessages)
  const open311 = useMessages(complaintOpen311Messages)
  const round = useMessages(complaintRoundMessages)
  const prevention = useMessages(complaintPreventionMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: door.door, address: complaintUrls.door() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.statistics}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <Choices
        label={t.year}
        choices={years.map((one) => ({
          label: String(one),
          address: complaintUrls.statistics({ year: one }),
          chosen: one === statistics.year,
        }))}
      />
      <YearFigures statistics={statistics} />
      {statistics.counts.received === 0 ? (
        <p class="ps-block">
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <>
          <div class="ps-block">
            <OutcomeFigures statistics={statistics} />
          </div>
          <Months months={groups.month} />
          {(
            [
              ['category', t.byCategory],
              ['division', t.byDivision],
              ['village', t.byVillage],
              ['channel', t.byChannel],
            ] as const
          ).map(([grouping, title]) => (
            <Breakdown
              title={title}
              rows={safeRows(groups[grouping])}
              nameOf={(key) => nameOf(grouping, key)}
            />
          ))}
          {map && <VillageMap map={map} villages={villages} rows={safeRows(groups.village)} />}
          <p class="ps-measure">
            <Thai>{t.tooSmallNote}</Thai>
          </p>
        </>
      )}
      <p>
        <Thai>{round.reports}</Thai>{' '}
        {rounds.map((months) => (
          <>
            <Link to={complaintUrls.round({ fiscalYear: statistics.year, months })}>
              <Thai>{round.round(months)}</Thai>
            </Link>{' '}
          </>
        ))}
        <Link to={complaintUrls.rounds()}>
          <Thai>{round.history}</Thai>
        </Link>
      </p>
      <p>
        <Link to={complaintUrls.measures()}>
          <Thai>{prevention.seeMeasures}</Thai>
        </Link>
      </p>
      <p>
        <Link to={openDataUrls.catalogue()}>
          <Thai>{t.openDataLink}</Thai>
        </Link>
      </p>
      <p>
        <Link to={open311Urls.about()}>
          <Thai>{open311.open311}</Thai>
        </Link>
      </p>
    </div>
  )
}

/** Figures of the whole organisation tell of nobody and are all shown. */
function Months({ months }: { months: readonly Group[] }): VNode {
  const { language } = useView()
  const t = useMessages(complaintStatisticsMessages)
  const name = (month: string): string => {
    const { year, month: number } = Temporal.PlainYearMonth.from(month)
    const words = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
    return `${words.format(Date.UTC(year, number - 1))} ${year + 543}`
  }
  return (
    <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={t.byMonth}>
      <table class="ps-table ps-table--many">
        <caption>
          <Thai>{t.byMonth}</Thai>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Thai>{t.month}</Thai>
            </th>
            {[t.received, t.onTime, t.late, t.open, t.ofThemOverdue, t.medianShort].map((heading) => (
              <th scope="col" class="n">
                <Thai>{heading}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ key, received, onTime, late, open, overdue, medianDays }) => (
            <tr>
              <th scope="row" class="ps-nb">
                {name(key!)}
              </th>
              {[received, onTime, late, open, overdue, medianDays ?? '–'].map((count) => (
                <td class="n">{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Breakdown({
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
      <div class="ps-block">
        <p>
          <b>
            <Thai>{title}</Thai>
          </b>
          <br />
          <Thai>{t.tooFew}</Thai>
        </p>
      </div>
    )
  }
  const isSplit = rows.some(({ split }) => split !== undefined)
  const headings = isSplit
    ? [t.received, t.onTime, `${t.late} / ${t.ofThemOverdue}`, t.open, t.medianShort]
    : [t.received]
  const cell = (count: SafeRow['received']) => (
    <td class="n">{count === suppressed ? <span class="ps-nb">{t.tooSmall}</span> : count}</td>
  )
  return (
    <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={title}>
      <table class="ps-table">
        <caption>
          <Thai>{title}</Thai>
        </caption>
        <thead>
          <tr>
            <td />
            {headings.map((heading) => (
              <th scope="col" class="n">
                <Thai>{heading}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, received, split, medianDays }) => (
            <tr>
              <th scope="row">
                <Thai>{nameOf(key)}</Thai>
              </th>
              {cell(received)}
              {split && [split.onTime, split.late, split.running].map(cell)}
              {split && <td class="n">{medianDays ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
