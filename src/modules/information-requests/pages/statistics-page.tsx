import type { VNode } from 'preact'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataUrls } from '../../open-data/module.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import { channelNames, deliveryNames, groundNames, stateNames } from '../fact-names.ts'
import type { RequestFacts } from '../reading.ts'
import { outcomes } from '../request-facts.ts'
import {
  byChannel,
  byDelivery,
  byGround,
  countOutcomes,
  countRequests,
  monthsOf,
  type Breakdown,
} from '../statistics.ts'
import { informationCentreUrls } from '../urls.ts'
import { YearFigures } from './year-figures.tsx'

export interface StatisticsProps {
  readonly year: number
  readonly years: readonly number[]
  readonly facts: readonly RequestFacts[]
}

/** The requests of a fiscal year in figures. */
export function StatisticsPage({ year, years, facts }: StatisticsProps): VNode {
  const t = useMessages(informationCentreMessages)
  const states = useMessages(stateNames)
  const channel = useMessages(channelNames)
  const delivery = useMessages(deliveryNames)
  const ground = useMessages(groundNames)
  const ended = countOutcomes(facts)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.centre, address: informationCentreUrls.centre() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.statistics}</Thai>
      </h1>
      <Choices
        label={t.year}
        choices={years.map((one) => ({
          label: String(one),
          detail: undefined,
          address: informationCentreUrls.statistics({ year: one }),
          chosen: one === year,
        }))}
      />
      <YearFigures facts={facts} />
      {facts.length === 0 ? (
        <p>
          <Thai>{t.noRequests}</Thai>
        </p>
      ) : (
        <>
          <Months facts={facts} />
          <Table
            title={t.byOutcome}
            names={states}
            rows={outcomes.map((key) => ({ key, count: ended[key] }))}
          />
          <Table title={t.byChannel} names={channel} rows={byChannel(facts)} />
          <Table title={t.byDelivery} names={delivery} rows={byDelivery(facts)} />
          <Table title={t.byGround} names={ground} rows={byGround(facts)} />
          <p class="ps-measure">
            <Thai>{t.tooSmallNote}</Thai>
          </p>
        </>
      )}
      <p>
        <Link to={openDataUrls.catalogue()}>
          <Thai>{t.openDataLink}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Months({ facts }: Pick<StatisticsProps, 'facts'>): VNode {
  const { language, today } = useView()
  const t = useMessages(informationCentreMessages)
  const name = (month: string): string => {
    const { year, month: number } = Temporal.PlainYearMonth.from(month)
    const words = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
    return `${words.format(Date.UTC(year, number - 1))} ${year + 543}`
  }
  return (
    <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={t.byMonth}>
      <table class="ps-table">
        <caption>
          <Thai>{t.byMonth}</Thai>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            {[t.received, t.inTime, t.late, t.openNow].map((heading) => (
              <th scope="col" class="n">
                <Thai>{heading}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...monthsOf(facts)].map(([month, ofMonth]) => {
            const { received, open, overdue, endedLate } = countRequests(ofMonth, today)
            return (
              <tr>
                <th scope="row" class="ps-nb">
                  {name(month)}
                </th>
                {[received, received - open - endedLate, endedLate].map((count) => (
                  <td class="n">{count}</td>
                ))}
                <td class="n">
                  {open}
                  {overdue > 0 && (
                    <small>
                      <Thai>{`${t.ofThemOverdue} ${overdue}`}</Thai>
                    </small>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Table<Key extends string>({
  title,
  names,
  rows,
}: {
  title: string
  names: Readonly<Record<Key, string>>
  rows: Breakdown<Key>
}): VNode {
  const t = useMessages(informationCentreMessages)
  if (rows.every(({ count }) => count === suppressed)) {
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
  return (
    <table class="ps-table ps-table--narrow ps-block">
      <caption>
        <Thai>{title}</Thai>
      </caption>
      <tbody>
        {rows.map(({ key, count }) => (
          <tr>
            <th scope="row">
              <Thai>{names[key]}</Thai>
            </th>
            <td class="n">{count === suppressed ? <span class="ps-nb">{t.tooSmall}</span> : count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
