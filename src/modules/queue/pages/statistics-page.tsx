import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { openDataUrls } from '../../open-data/module.tsx'
import { Breadcrumbs, Choices, Figures, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { PartFigures, QueueFigures } from '../figures.ts'
import type { QueueService } from '../line.ts'
import { queueMessages, reasonNames } from '../messages.ts'
import { lastPeriods } from '../period.ts'
import { queueStatisticsMessages } from '../statistics-messages.ts'
import type { OutOfOrderReason } from '../ticket-facts.ts'
import { queueUrls } from '../urls.ts'
import { Rules } from './queue-page.tsx'

export interface StatisticsProps {
  readonly year: number
  readonly years: readonly number[]
  readonly all: QueueFigures
  readonly byService: readonly PartFigures[]
  readonly byMonth: readonly PartFigures[]
  readonly byWeek: readonly PartFigures[]
  readonly reasons: readonly { readonly reason: OutOfOrderReason; readonly count: number }[]
  readonly services: readonly QueueService[]
  readonly patienceMinutes: number
}

/** How the calling went, for everybody: how long people waited, and who went before others and why. */
export function StatisticsPage(props: StatisticsProps): VNode {
  const { year, years, all, patienceMinutes } = props
  const { today } = useView()
  const room = useMessages(queueMessages)
  const t = useMessages(queueStatisticsMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: room.queue, address: queueUrls.queue() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{room.statistics}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{room.statisticsLead}</Thai>
      </p>
      <Choices
        label={t.year}
        choices={years.map((one) => ({
          label: String(one),
          address: queueUrls.statistics({ year: one }),
          chosen: one === year,
        }))}
      />
      {all.issued === 0 ? (
        <p class="govuk-inset-text">
          <Thai>{t.noTickets}</Thai>
        </p>
      ) : (
        <Told {...props} />
      )}
      <ul class="govuk-list">
        {lastPeriods(today).map(({ part, from }) => (
          <li>
            <Link to={queueUrls.summary({ part, from: from.toString() })}>
              <Thai>{part === 'week' ? t.lastWeek : t.lastMonth}</Thai>
            </Link>
          </li>
        ))}
      </ul>
      <Rules patienceMinutes={patienceMinutes} />
      <p>
        <Link to={openDataUrls.catalogue()}>
          <Thai>{t.openDataLink}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Told({ all, byService, byMonth, byWeek, reasons, services }: StatisticsProps): VNode {
  const { language } = useView()
  const t = useMessages(queueStatisticsMessages)
  const nameOf = useServiceName(services)
  const day = (key: string) => formatDate(Temporal.PlainDate.from(key), language, 'short')
  return (
    <>
      <Figures
        figures={[
          { label: t.served, value: String(all.served), note: `${t.issued} ${all.issued}` },
          { label: t.median, value: minutesIn(all.medianMinutes), unit: t.minutes },
          { label: t.ninetieth, value: minutesIn(all.ninetiethMinutes), unit: t.minutes },
          {
            label: t.outOfOrder,
            value: String(all.called - all.inOrder),
            note: t.ofCalls(all.called),
          },
        ]}
      />
      <Parts title={t.byService} heading={t.service} parts={byService} nameOf={nameOf} />
      <Parts
        title={t.byMonth}
        heading={t.month}
        parts={byMonth}
        nameOf={(key) => day(key).replace(/^\S+\s/, '')}
        addressOf={(from) => queueUrls.summary({ part: 'month', from })}
      />
      <Parts
        title={t.byWeek}
        heading={t.week}
        parts={byWeek}
        nameOf={(key) => t.weekOf(day(key))}
        addressOf={(from) => queueUrls.summary({ part: 'week', from })}
      />
      <Reasons reasons={reasons} />
    </>
  )
}

/** What a service is called beside its letter. */
export function useServiceName(services: readonly QueueService[]): (serviceId: string) => string {
  const { language } = useView()
  const t = useMessages(queueStatisticsMessages)
  return (id) => {
    const service = services.find(({ serviceId }) => serviceId === id)
    return service
      ? `${service.letter} ${language === 'th' ? service.name : service.nameEn}`
      : t.unknownService
  }
}

/** Why visitors were called before their turn. */
export function Reasons({ reasons }: Pick<StatisticsProps, 'reasons'>): VNode {
  const t = useMessages(queueStatisticsMessages)
  const names = useMessages(reasonNames)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.reasons}</Thai>
      </h2>
      {reasons.length === 0 ? (
        <p>
          <Thai>{t.noReasons}</Thai>
        </p>
      ) : (
        <ul class="govuk-list">
          {reasons.map(({ reason, count }) => (
            <li>
              <Thai>{names[reason]}</Thai> {count} {t.times}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Figures part by part, each part with a page of its own where it has one. */
export function Parts({
  title,
  heading,
  parts,
  nameOf,
  addressOf,
}: {
  title: string
  heading: string
  parts: readonly PartFigures[]
  nameOf: (key: string) => string
  addressOf?: (key: string) => string
}): VNode {
  const t = useMessages(queueStatisticsMessages)
  const columns = [t.issued, t.served, t.absent, t.outOfOrder, t.median, t.ninetieth, t.longest]
  return (
    <div class="ps-scroll ps-block" tabIndex={0} role="region" aria-label={title}>
      <table class="ps-table">
        <caption>
          <Thai>{title}</Thai>
        </caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map((column) => (
              <th scope="col" class="n">
                <Thai>{column}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr>
              <th scope="row">
                {addressOf ? (
                  <Link to={addressOf(part.key)}>
                    <Thai>{nameOf(part.key)}</Thai>
                  </Link>
                ) : (
                  <Thai>{nameOf(part.key)}</Thai>
                )}
              </th>
              {[
                part.issued,
                part.served,
                part.absent,
                part.called - part.inOrder,
                minutesIn(part.medianMinutes),
                minutesIn(part.ninetiethMinutes),
                minutesIn(part.longestMinutes),
              ].map((value) => (
                <td class="n">{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function minutesIn(minutes: number | null): string {
  return minutes === null ? '–' : String(minutes)
}
