import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { ticketsTaken } from '../../platform/identity/guessing.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { qrPath } from '../../ui/qr-code.tsx'
import { handOutLink, isAsked } from './asking.ts'
import { leaveLine } from './calling.ts'
import { issueTicket } from './issuing.ts'
import { findTicket, listServices, readLine } from './line.ts'
import { queueMessages } from './messages.ts'
import { BoardPage } from './pages/board-page.tsx'
import { KioskPage, QueuePage } from './pages/queue-page.tsx'
import { TicketPage } from './pages/ticket-page.tsx'
import { placesIn, readStanding, ticketLabel } from './standing.ts'
import { ticketClasses, type TicketChannel } from './ticket-facts.ts'
import { queueUrls } from './urls.ts'

const inRoom = { permission: 'public', event: 'none', reuse: 'never' } as const
const ofTicket = z.object({ ticketId: z.uuid() })
/** What stands in the waiting room has no menus to wander off by. */
const onScreen = { frame: 'screen' } as const
/** Without it the answer is how things are now, once. */
const following = z.object({ follow: z.enum(['yes']).optional() })
const fromKiosk = z.object({ at: z.enum(['kiosk']).optional() })

async function takePage(act: Act, channel: TicketChannel, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, now } = act
  const t = queueMessages[view.language]
  const standing = await readStanding(tx, now)
  return {
    kind: 'page',
    status,
    title: channel === 'kiosk' ? t.kiosk : t.queue,
    ...(channel === 'kiosk' ? onScreen : {}),
    content:
      channel === 'kiosk' ? (
        <KioskPage standing={standing} form={form} />
      ) : (
        <QueuePage standing={standing} form={form} />
      ),
  }
}

/** Gives a ticket to whoever asks; one network that takes hundreds a day waits a little between them. */
function take(channel: TicketChannel): (act: Act) => Promise<Answer> {
  return async (act) => {
    const { tx, view, body, actor, now, visitor } = act
    const t = queueMessages[view.language]
    const refuse = (errors: Record<string, string>, status = 422) =>
      takePage(act, channel, { typed: typedIn(body), errors }, status)
    const ticketClass = ticketClasses.find((one) => one === textIn(body, 'class'))
    if (!ticketClass) return refuse({ class: t.classMissing })
    const serviceId = z.uuid().safeParse(textIn(body, 'service'))
    if (!serviceId.success) return refuse({ service: t.serviceMissing })
    const seconds = await ticketsTaken.take(tx, visitor.network, now)
    if (seconds > 0) return refuse({ service: t.tooMany(seconds) }, 429)
    const issued = await issueTicket(tx, actor, {
      serviceId: serviceId.data,
      class: ticketClass,
      channel,
      at: now,
    })
    if (!issued.ok) {
      return refuse({ service: issued.reason === 'closed' ? t.serviceClosed : t.serviceMissing })
    }
    const { ticketId } = issued
    return {
      kind: 'redirect',
      to: queueUrls.ticket({ ticketId }, channel === 'kiosk' ? { at: 'kiosk' } : {}),
    }
  }
}

async function ticketPage(
  act: Act<z.output<typeof ofTicket>, Partial<z.output<typeof fromKiosk>>>,
  fault?: string,
): Promise<Answer> {
  const { tx, view, parameters, query, now, services: running } = act
  const { ticketId } = parameters
  const ticket = await findTicket(tx, ticketId)
  if (!ticket) return { kind: 'absent' }
  const line = await readLine(tx, now)
  const service = line.services.find(({ serviceId }) => serviceId === ticket.serviceId)!
  const label = ticketLabel(line, ticket)
  return {
    kind: 'page',
    status: fault === undefined ? 200 : 409,
    title: `${queueMessages[view.language].yourNumber} ${label}`,
    content: (
      <TicketPage
        ticket={ticket}
        label={label}
        service={service}
        place={placesIn(line, now).get(ticketId)}
        counter={line.counters.find(({ counterId }) => counterId === ticket.counterId)?.number}
        isAtKiosk={query.at === 'kiosk'}
        isAsked={await isAsked(tx, ticket, now)}
        fault={fault}
        url={running.linkTo(view.organization, queueUrls.ticket({ ticketId }))}
      />
    ),
    scripts: ['queue-ticket.js'],
    ...(query.at === 'kiosk' ? onScreen : {}),
  }
}

async function leave(act: Act<z.output<typeof ofTicket>>): Promise<Answer> {
  const { tx, actor, parameters, now } = act
  const { ticketId } = parameters
  if (await leaveLine(tx, actor, { ticketId, at: now })) {
    return { kind: 'redirect', to: queueUrls.ticket({ ticketId }) }
  }
  // It was called meanwhile, or given up before: its page says so.
  return ticketPage({ ...act, query: {} }, '')
}

async function rate(act: Act<z.output<typeof ofTicket>>): Promise<Answer> {
  const { tx, view, parameters, now } = act
  const { ticketId } = parameters
  const ticket = await findTicket(tx, ticketId)
  const service = (await listServices(tx)).find(({ serviceId }) => serviceId === ticket?.serviceId)
  if (!service) return { kind: 'absent' }
  const link = await handOutLink(tx, { ticketId, service, at: now })
  if (link) return { kind: 'redirect', to: link }
  return ticketPage({ ...act, query: {} }, queueMessages[view.language].rateNoLonger)
}

async function poster({ view, services, now }: Act): Promise<Answer> {
  const t = queueMessages.th
  const { organization } = view
  const url = services.linkTo(organization, queueUrls.queue())
  const content = {
    organization: organization.name,
    number: t.kiosk,
    heading: t.queue,
    happening: '',
    paragraphs: [t.lead, t.posterLead],
    code: qrPath(url),
    scan: t.posterLead,
    url,
    foot: `${t.ruleFirst} ${t.rulePriority}`,
  }
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.write('poster', content, { date: todayInBangkok(now), title: t.queue }),
    filename: `${t.poster}.pdf`,
  }
}

export const queueRoomRoutes = [
  route(queueUrls.queue, inRoom, (act) => takePage(act, 'phone', emptyForm)),
  route(queueUrls.take, { ...inRoom, method: 'POST', event: 'queue.ticket-issued' }, take('phone')),
  route(queueUrls.kiosk, inRoom, (act) => takePage(act, 'kiosk', emptyForm)),
  route(queueUrls.kiosk, { ...inRoom, method: 'POST', event: 'queue.ticket-issued' }, take('kiosk')),
  route(queueUrls.ticket, { ...inRoom, parameters: ofTicket, query: fromKiosk }, (act) => ticketPage(act)),
  route(queueUrls.leave, { ...inRoom, method: 'POST', event: 'queue.left', parameters: ofTicket }, leave),
  // What remembers forms would keep the link beside the ticket, so that one sent twice is told so.
  route(queueUrls.rate, { ...inRoom, method: 'POST', parameters: ofTicket, once: false }, rate),
  route(queueUrls.board, inRoom, async ({ tx, view, now }) => ({
    kind: 'page',
    title: queueMessages[view.language].board,
    ...onScreen,
    renewsAfter: 15,
    content: <BoardPage standing={await readStanding(tx, now)} now={now} />,
    scripts: ['queue-board.js'],
  })),
  route(
    queueUrls.live,
    { ...inRoom, languages: 'one', query: following },
    async ({ tx, now, query, follow }) => {
      const read = async (on: typeof tx, at: Temporal.Instant) => JSON.stringify(await readStanding(on, at))
      return query.follow
        ? { kind: 'stream', type: 'text/event-stream; charset=utf-8', body: follow('queue', read) }
        : { kind: 'data', type: 'application/json', body: await read(tx, now) }
    },
  ),
  route(queueUrls.poster, { ...inRoom, languages: 'one' }, poster),
]
