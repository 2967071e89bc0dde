import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { turnsOf } from './calling.ts'
import { readLine, type Line, type QueueService, type Ticket } from './line.ts'
import { queueTicket } from './schema.ts'

/** A number that was called, as the board shows it. */
export interface CalledNumber {
  readonly label: string
  readonly serviceId: string
  readonly counter: number
  /** Grows when the same number is called again, so that the board says it again. */
  readonly calls: number
}

export interface Place {
  /** How many go before; 0 for whoever is next. */
  readonly before: number
  /** About how long it takes; null while no counter calls this service. */
  readonly minutes: number | null
}

export interface ServiceStanding extends Pick<
  QueueService,
  'serviceId' | 'letter' | 'name' | 'nameEn' | 'isOpen'
> {
  readonly waiting: number
  /** About how long a new visitor without priority waits; null while no counter calls this service. */
  readonly minutes: number | null
}

/** What everybody may know of the room at this moment: numbers, never tickets. */
export interface Standing {
  readonly day: string
  /** Who was called and is at a counter, the newest call first. */
  readonly now: readonly CalledNumber[]
  /** Who was called before and is done. */
  readonly lately: readonly CalledNumber[]
  readonly services: readonly ServiceStanding[]
  /** By the label of each ticket that waits. */
  readonly places: Readonly<Record<string, Place>>
  readonly openCounters: number
  readonly patienceMinutes: number
}

const mostLately = 6

/** How a ticket is written and read aloud: ก 047. */
export function labelOf(letter: string, number: number): string {
  return `${letter} ${String(number).padStart(3, '0')}`
}

export async function readStanding(tx: TenantTransaction, at: Temporal.Instant): Promise<Standing> {
  const line = await readLine(tx, at)
  const { db, organizationId } = tx
  const called = await db
    .select()
    .from(queueTicket)
    .where(
      and(
        eq(queueTicket.organizationId, organizationId),
        eq(queueTicket.day, line.day.toString()),
        isNotNull(queueTicket.calledAt),
      ),
    )
    .orderBy(desc(queueTicket.calledAt))
    .limit(mostLately + line.counters.length)
  return standingOf(line, called, at)
}

function standingOf(line: Line, called: readonly Ticket[], at: Temporal.Instant): Standing {
  const numbers = called.flatMap((ticket) => {
    const counter = line.counters.find(({ counterId }) => counterId === ticket.counterId)
    if (!counter) return []
    const { serviceId, recalls, state } = ticket
    return [
      { label: ticketLabel(line, ticket), serviceId, counter: counter.number, calls: recalls + 1, state },
    ]
  })
  const shown = (isAtCounter: boolean) =>
    numbers.flatMap(({ state, ...number }) => ((state === 'called') === isAtCounter ? [number] : []))
  const waiting = line.tickets.filter(({ state }) => state === 'waiting')
  const places = placesIn(line, at)
  return {
    day: line.day.toString(),
    now: shown(true),
    lately: shown(false).slice(0, mostLately),
    services: line.services.map(({ serviceId, letter, name, nameEn, isOpen }) => ({
      serviceId,
      letter,
      name,
      nameEn,
      isOpen,
      waiting: waiting.filter((one) => one.serviceId === serviceId).length,
      minutes: placesIn(withNewcomer(line, serviceId, at), at).get(newcomer)!.minutes,
    })),
    places: Object.fromEntries(
      waiting.map((ticket) => [ticketLabel(line, ticket), places.get(ticket.ticketId)!]),
    ),
    openCounters: line.counters.filter(({ state }) => state === 'open').length,
    patienceMinutes: line.rule.patienceMinutes,
  }
}

export function ticketLabel({ services }: Pick<Line, 'services'>, ticket: Ticket): string {
  const service = services.find(({ serviceId }) => serviceId === ticket.serviceId)
  return labelOf(service?.letter ?? '?', ticket.number)
}

/** Comes after every identifier of a ticket. */
const newcomer = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The line as it would be if somebody without priority took a ticket now. */
function withNewcomer(line: Line, serviceId: string, at: Temporal.Instant): Line {
  const ticket: Ticket = {
    ticketId: newcomer,
    serviceId,
    day: line.day.toString(),
    number: 0,
    class: 'general',
    channel: 'phone',
    state: 'waiting',
    issuedAt: at,
    forCounter: null,
    counterId: null,
    calledAt: null,
    recalls: 0,
    inOrder: null,
    reason: null,
    endedAt: null,
    isInvited: false,
  }
  return { ...line, tickets: [...line.tickets, ticket] }
}

/** Where every waiting ticket stands, each at the counter where its turn comes first; by their identifiers. */
export function placesIn(line: Line, at: Temporal.Instant): ReadonlyMap<string, Place> {
  const open = line.counters.filter(({ state }) => state === 'open')
  const before = new Map<string, number>()
  for (const counter of open.length > 0 ? open : line.counters) {
    for (const [index, { ticketId }] of turnsOf(line, counter, at).entries()) {
      before.set(ticketId, Math.min(index, before.get(ticketId) ?? index))
    }
  }
  const waiting = line.tickets.filter(({ state }) => state === 'waiting')
  return new Map(
    waiting.map(({ ticketId, serviceId }, index) => {
      // No counter calls this service: the order in which they came.
      const place = before.get(ticketId) ?? index
      return [ticketId, { before: place, minutes: waitOf(line, serviceId, place) }]
    }),
  )
}

/** A rough time, in steps of five minutes: nobody believes, or needs, seventeen. */
function waitOf({ counters, services }: Line, serviceId: string, before: number): number | null {
  const calling = counters.filter(
    (counter) =>
      counter.state === 'open' && (counter.services.length === 0 || counter.services.includes(serviceId)),
  ).length
  if (calling === 0) return null
  const minutes = services.find((one) => one.serviceId === serviceId)?.minutes ?? 0
  return Math.ceil((before * minutes) / calling / 5) * 5
}
