import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { QueueService, Ticket } from '../line.ts'
import { classNames, queueMessages } from '../messages.ts'
import type { Place } from '../standing.ts'
import { queueUrls } from '../urls.ts'

export interface TicketProps {
  readonly ticket: Ticket
  readonly label: string
  readonly service: QueueService
  /** Of a ticket that waits. */
  readonly place: Place | undefined
  /** Of a ticket that was called. */
  readonly counter: number | undefined
  /** Whether it was taken at the machine, which prints it and goes back. */
  readonly isAtKiosk: boolean
  /** Whether he is asked how it was; see `asking.ts`. */
  readonly isAsked: boolean
  /** What was refused. */
  readonly fault: string | undefined
  /** The whole address of this page, for the code on the printed ticket. */
  readonly url: string
}

/** A ticket: its number, how many go before, and where to go once it is called. */
export function TicketPage(props: TicketProps): VNode {
  const { ticket, label, service, isAtKiosk, fault, url } = props
  const { language, today } = useView()
  const t = useMessages(queueMessages)
  const names = useMessages(classNames)
  const href = useHref()
  const isToday = ticket.day === today.toString()
  const { ticketId } = ticket
  return (
    <div
      class="ps-wrap ps-ticket"
      data-live={queueUrls.live({ follow: 'yes' })}
      data-label={label}
      // In Thai, for whoever comes next.
      data-kiosk={isAtKiosk ? queueUrls.kiosk() : undefined}
      data-lost={t.lineLost}
    >
      <section class="ps-ticket__paper">
        <h1>
          <small>
            <Thai>{t.yourNumber}</Thai>
          </small>{' '}
          {label}
        </h1>
        <p>
          <Thai>{t.forService(language === 'th' ? service.name : service.nameEn)}</Thai>
          {ticket.class !== 'general' && (
            <>
              {' · '}
              <Thai>{names[ticket.class]}</Thai>
            </>
          )}
        </p>
        <p class="ps-ticket__state" role="status">
          <Thai>
            {isToday
              ? stateWords(props, t)
              : t.otherDay(formatDate(Temporal.PlainDate.from(ticket.day), language))}
          </Thai>
        </p>
        <p class="ps-rows__meta">
          <Thai>{t.takenAt(formatMoment(ticket.issuedAt, language))}</Thai>
        </p>
        <div class="ps-ticket__code">
          <QrCode text={url} label={t.keepPage} />
        </div>
      </section>
      <div class="ps-ticket__acts">
        {fault && (
          <p class="govuk-inset-text" role="alert">
            <Thai>{fault}</Thai>
          </p>
        )}
        {!isAtKiosk && <Rate {...props} />}
        {isToday && ticket.state === 'waiting' && !isAtKiosk && (
          <p>
            <Thai>{t.keepPage}</Thai>
          </p>
        )}
        <div class="govuk-button-group">
          <Button href={href(queueUrls.ticket({ ticketId }))} class="govuk-button--secondary">
            <Thai>{t.refresh}</Thai>
          </Button>
          <Button
            href={isAtKiosk ? queueUrls.kiosk() : href(queueUrls.queue())}
            class="govuk-button--secondary"
          >
            <Thai>{t.newTicket}</Thai>
          </Button>
        </div>
        {isToday && ticket.state === 'waiting' && !isAtKiosk && (
          <PostForm action={queueUrls.leave({ ticketId })}>
            <p>
              <Thai>{t.leaveWhy}</Thai>
            </p>
            <Button class="govuk-button--secondary">
              <Thai>{t.leave}</Thai>
            </Button>
          </PostForm>
        )}
      </div>
    </div>
  )
}

/** How it was, asked of whoever was served and on his own telephone. */
function Rate({ ticket, isAsked }: Pick<TicketProps, 'ticket' | 'isAsked'>): VNode | null {
  const { today } = useView()
  const t = useMessages(queueMessages)
  const { ticketId, isInvited, day } = ticket
  if (isInvited && day === today.toString()) {
    return (
      <p>
        <Thai>{t.rateTaken}</Thai>
      </p>
    )
  }
  if (!isAsked) return null
  return (
    <PostForm action={queueUrls.rate({ ticketId })}>
      <p>
        <Thai>{t.rateWhy}</Thai>
      </p>
      <Button>
        <Thai>{t.rate}</Thai>
      </Button>
    </PostForm>
  )
}

function stateWords({ ticket, place, counter }: TicketProps, t: (typeof queueMessages)['th']): string {
  switch (ticket.state) {
    case 'waiting': {
      const { before, minutes } = place ?? { before: 0, minutes: null }
      return `${t.before(before)} ${minutes === null ? t.noCounter : t.wait(minutes)}`
    }
    case 'called':
      return `${t.calledTo(counter ?? 0)}${ticket.recalls > 0 ? ` ${t.calledAgain}` : ''}`
    default:
      return t[ticket.state]
  }
}
