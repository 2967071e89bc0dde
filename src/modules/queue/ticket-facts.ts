/** All but the first have priority, as the notice in the waiting room says. */
export const ticketClasses = ['general', 'elderly', 'disabled', 'pregnant', 'monk'] as const
export type TicketClass = (typeof ticketClasses)[number]

export const ticketChannels = ['kiosk', 'phone', 'counter'] as const
export type TicketChannel = (typeof ticketChannels)[number]

/** `absent`: was called and did not come. `left`: gave the place up. */
export const ticketStates = ['waiting', 'called', 'served', 'absent', 'left'] as const

export const counterStates = ['open', 'paused', 'closed'] as const
export type CounterState = (typeof counterStates)[number]

/** Why somebody was called before his turn. Public as a count. Nothing is asked beside it: words would be of a person's health. */
export const outOfOrderReasons = ['unwell', 'returned', 'called-before', 'official', 'other'] as const
export type OutOfOrderReason = (typeof outOfOrderReasons)[number]
