import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { QueueCounter, QueueService } from '../line.ts'
import { queueMessages } from '../messages.ts'
import { queueUrls, queueWorkUrls } from '../urls.ts'
import { queueWorkMessages } from '../work-messages.ts'

export interface CountersProps {
  readonly counters: readonly QueueCounter[]
  readonly services: readonly QueueService[]
  /** Who sits where, by account. */
  readonly names: ReadonlyMap<string, string>
  readonly mayManage: boolean
}

/** The counters, for whoever comes to sit at one. */
export function CountersPage({ counters, services, names, mayManage }: CountersProps): VNode {
  const { language } = useView()
  const t = useMessages(queueWorkMessages)
  const room = useMessages(queueMessages)
  const states = { open: t.isOpen, paused: t.isPaused, closed: t.isClosed }
  const servicesOf = (counter: QueueCounter) =>
    counter.services.length === 0
      ? t.allServices
      : services
          .filter(({ serviceId }) => counter.services.includes(serviceId))
          .map(({ letter, name, nameEn }) => `${letter} ${language === 'th' ? name : nameEn}`)
          .join(', ')
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.menu}</Thai>
      </h1>
      <p>
        <Thai>{counters.length === 0 ? t.noCounters : t.chooseCounter}</Thai>
      </p>
      <ul class="ps-rows">
        {counters.map((counter) => (
          <li>
            <Link to={queueWorkUrls.counter(counter)}>
              <Thai>{t.counterNumber(counter.number)}</Thai>
            </Link>{' '}
            <Thai>{states[counter.state]}</Thai>
            <p class="ps-rows__meta">
              <Thai>{servicesOf(counter)}</Thai>
              {counter.accountId && (
                <>
                  {' · '}
                  <Thai>{t.sitting(names.get(counter.accountId) ?? '')}</Thai>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <ul class="govuk-list">
        {[
          ...(mayManage ? [{ label: t.settings, address: queueWorkUrls.settings() }] : []),
          { label: room.board, address: queueUrls.board() },
          { label: room.kiosk, address: queueUrls.kiosk() },
          { label: room.statistics, address: queueUrls.statistics() },
        ].map(({ label, address }) => (
          <li>
            <Link to={address}>
              <Thai>{label}</Thai>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
