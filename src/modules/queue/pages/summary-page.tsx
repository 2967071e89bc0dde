import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Figures } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { queueMessages } from '../messages.ts'
import type { Period } from '../period.ts'
import { queueStatisticsMessages } from '../statistics-messages.ts'
import { queueUrls } from '../urls.ts'
import { minutesIn, Parts, Reasons, useServiceName, type StatisticsProps } from './statistics-page.tsx'

export interface SummaryProps extends Pick<StatisticsProps, 'all' | 'byService' | 'reasons' | 'services'> {
  readonly title: string
  readonly period: Period
  /** Of a month in which enough people answered. */
  readonly satisfaction: { readonly share: number; readonly answers: number } | undefined
}

/** A week or a month of the waiting room, to be read, printed and taken away. */
export function SummaryPage(props: SummaryProps): VNode {
  const { title, period, all, byService, reasons, services, satisfaction } = props
  const { today } = useView()
  const room = useMessages(queueMessages)
  const t = useMessages(queueStatisticsMessages)
  const nameOf = useServiceName(services)
  const isOver = Temporal.PlainDate.compare(period.to, today) < 0
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: room.queue, address: queueUrls.queue() },
          { label: room.statistics, address: queueUrls.statistics() },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{title}</Thai>
      </h1>
      {!isOver && (
        <p class="govuk-inset-text">
          <Thai>{t.notOver}</Thai>
        </p>
      )}
      {all.issued === 0 ? (
        <p class="govuk-inset-text">
          <Thai>{t.noTicketsThen}</Thai>
        </p>
      ) : (
        <>
          <Figures
            figures={[
              { label: t.served, value: String(all.served), note: `${t.issued} ${all.issued}` },
              { label: t.median, value: minutesIn(all.medianMinutes), unit: t.minutes },
              { label: t.ninetieth, value: minutesIn(all.ninetiethMinutes), unit: t.minutes },
              { label: t.longest, value: minutesIn(all.longestMinutes), unit: t.minutes },
              { label: t.outOfOrder, value: String(all.called - all.inOrder), note: t.ofCalls(all.called) },
              ...(satisfaction
                ? [
                    {
                      label: t.satisfied,
                      value: String(satisfaction.share),
                      unit: '%',
                      note: t.ofAnswers(satisfaction.answers),
                    },
                  ]
                : []),
            ]}
          />
          <Parts title={t.byService} heading={t.service} parts={byService} nameOf={nameOf} />
          <Reasons reasons={reasons} />
        </>
      )}
      {!satisfaction && (
        <p>
          <Thai>{period.part === 'week' ? t.satisfactionMonthly : t.satisfactionFew}</Thai>
        </p>
      )}
      <p class="ps-print__advice">
        <a
          class="govuk-link"
          href={queueUrls.summaryCsv({ part: period.part, from: period.from.toString() })}
        >
          <Thai>{t.csv}</Thai>
        </a>{' '}
        <Thai>{t.printHint}</Thai>
      </p>
    </div>
  )
}
