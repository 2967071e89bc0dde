/** What the tracking codes of this module open, for the hash that is kept of them. */
export const codeAbout = 'service-request'
export const draftAbout = 'service-draft'

/** A service that is a draft is seen by the staff alone; one that is closed takes no more requests and stays in the catalogue of the year. */
export const serviceStates = ['draft', 'open', 'closed'] as const

/** How a request came. */
export const channels = ['online', 'counter', 'telephone', 'letter'] as const
export type Channel = (typeof channels)[number]

/**
 * How a request can end. One whose documents were asked for and did not come is returned with its reason, section 9 of
 * the Licensing Facilitation Act B.E. 2558.
 */
export const outcomes = ['approved', 'refused', 'returned', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

/** `incomplete`: documents were asked for, section 8 of that act, and the time waits for them. */
export const states = ['open', 'incomplete', ...outcomes] as const
export type RequestState = (typeof states)[number]

export const stepKinds = [
  'received',
  'assigned',
  'documents-asked',
  'documents-given',
  'appointed',
  'appointment-cancelled',
  'delayed',
  'fee-set',
  'fee-paid',
  'noted',
  ...outcomes,
] as const
export type StepKind = (typeof stepKinds)[number]
