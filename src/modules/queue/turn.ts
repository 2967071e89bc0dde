import type { TicketClass } from './ticket-facts.ts'

/** What the rule looks at. */
export interface Waiting {
  readonly ticketId: string
  readonly serviceId: string
  readonly number: number
  readonly class: TicketClass
  readonly issuedAt: Temporal.Instant
  /** The one counter that may call it; null for any that calls its service. */
  readonly forCounter: string | null
}

export interface Rule {
  readonly patienceMinutes: number
}

export const usualRule: Rule = { patienceMinutes: 30 }

/** The services that a counter calls; none named means all. */
export interface CallingCounter {
  readonly counterId: string
  readonly services: readonly string[]
}

/**
 * Those whom a counter may call, in the order in which they are called. Whoever was passed on to this counter comes
 * first; then whoever has waited longer than the rule lets him, with priority or without; then those with priority;
 * then the rest. In each of these the earlier ticket goes first.
 */
export function inTurn<Ticket extends Waiting>(
  waiting: readonly Ticket[],
  { counterId, services }: CallingCounter,
  { rule, at }: { readonly rule: Rule; readonly at: Temporal.Instant },
): Ticket[] {
  const patience = at.subtract({ minutes: rule.patienceMinutes })
  const rank = (one: Waiting) => {
    if (one.forCounter !== null) return 0
    if (Temporal.Instant.compare(one.issuedAt, patience) < 0) return 1
    return one.class === 'general' ? 3 : 2
  }
  return waiting
    .filter((one) =>
      one.forCounter === null
        ? services.length === 0 || services.includes(one.serviceId)
        : one.forCounter === counterId,
    )
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        Temporal.Instant.compare(a.issuedAt, b.issuedAt) ||
        // Of the same millisecond.
        a.number - b.number ||
        (a.ticketId < b.ticketId ? -1 : 1),
    )
}
