import type { VNode } from 'preact'
import { suppressCounts, suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataUrls } from '../../open-data/module.tsx'
import { serviceApplyingMessages } from '../applying/applying-messages.ts'
import type { Service } from '../catalogue/reading-services.ts'
import { serviceStateNames } from '../handling/fact-names.ts'
import type { RequestFacts } from '../reading.ts'
import { outcomes } from '../service-facts.ts'
import { countOutcomes, countRequests, monthsOf } from '../statistics.ts'
import { serviceStatisticsMessages } from '../statistics-messages.ts'
import { serviceUrls } from '../urls.ts'

export interface StatisticsProps {
  readonly year: number
  readonly years: readonly number[]
  readonly facts: readonly RequestFacts[]
  readonly services: readonly Service[]
}

/** The requests of a fiscal year in figures, month by month and service by service. */
export function StatisticsPage({ year, years, facts, services }: StatisticsProps): VNode {
  const { language, today } = useView()
  const t = useMessages(serviceStatisticsMessages)
  const door = useMessages(serviceApplyingMessages)
  const { countedOnTime, countedForTime } = countRequests(facts, today)
  const percent = ((100 * countedOnTime) / countedForTime).toFixed(1)
  const name = (month: string): string => {
    const { year: ofYear, month: number } = Temporal.PlainYearMonth.from(month)
    const words = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
    return `${words.format(Date.UTC(ofYear, number - 1))} ${ofYear + 543}`
  }
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: door.services, address: serviceUrls.catalogue() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.statistics}</Thai>
      </h1>
      <Choices
        label={t.year}
        choices={years.map((one) => ({
          label: String(one),
          detail: undefined,
          address: serviceUrls.statistics({ year: one }),
          chosen: one === year,
        }))}
      />
      <p>
        <Thai>{countedForTime === 0 ? t.noRate : t.rate(percent, countedOnTime, countedForTime)}</Thai>
      </p>
      <Table
        caption={t.byMonth}
        heading={t.month}
        rows={monthsOf(facts, year, today).map(({ month, facts: of }) => ({ name: name(month), of }))}
      />
      <Table
        caption={t.byService}
        heading={t.service}
        rows={services.map((service) => ({
          name: language === 'th' ? service.name : service.nameEn,
          of: facts.filter(({ serviceId }) => serviceId === service.serviceId),
        }))}
      />
      {facts.length > 0 && <Outcomes facts={facts} />}
      <p class="ps-measure">
        <Thai>{t.note}</Thai>
      </p>
      <p>
        <Link to={openDataUrls.catalogue()}>
          <Thai>{t.openData}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Table({
  caption,
  heading,
  rows,
}: {
  caption: string
  heading: string
  rows: readonly { name: string; of: readonly RequestFacts[] }[]
}): VNode {
  const { today } = useView()
  const t = useMessages(serviceStatisticsMessages)
  return (
    <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={caption}>
      <table class="ps-table">
        <caption>
          <Thai>{caption}</Thai>
        </caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {[t.received, t.inTime, t.late, t.open, t.overdue].map((title) => (
              <th scope="col" class="n">
                <Thai>{title}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => {
            const { received, onTime, late, open, overdue } = countRequests(of, today)
            return (
              <tr>
                <th scope="row">
                  <Thai>{name}</Thai>
                </th>
                {[received, onTime, late, open, overdue].map((count) => (
                  <td class="n">{count}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** How those of the year ended, without counts that could tell how one of them did. */
function Outcomes({ facts }: Pick<StatisticsProps, 'facts'>): VNode {
  const t = useMessages(serviceStatisticsMessages)
  const states = useMessages(serviceStateNames)
  const ended = countOutcomes(facts)
  const { counts } = suppressCounts(outcomes.map((outcome) => ended[outcome]))
  return (
    <table class="ps-table ps-table--narrow ps-block">
      <caption>
        <Thai>{t.byOutcome}</Thai>
      </caption>
      <tbody>
        {outcomes.map((outcome, index) => (
          <tr>
            <th scope="row">
              <Thai>{states[outcome]}</Thai>
            </th>
            <td class="n">{counts[index] === suppressed ? <Thai>{t.tooSmall}</Thai> : counts[index]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
