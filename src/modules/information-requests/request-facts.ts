/** What the tracking codes of this module open, for the hash that is kept of them. */
export const codeAbout = 'information-request'

/** How a request came. */
export const channels = ['online', 'counter', 'telephone', 'letter'] as const
export type Channel = (typeof channels)[number]

/** How the requester wants what he asked for: sections 9 and 11 give him sight of it, a copy and a certified copy. */
export const deliveries = ['read', 'copy', 'certified-copy', 'email'] as const
export type Delivery = (typeof deliveries)[number]

/** How a request can end. */
export const outcomes = [
  'granted',
  'partly-granted',
  'refused',
  'not-held',
  'passed-on',
  'withdrawn',
] as const
export type Outcome = (typeof outcomes)[number]

export const states = ['open', ...outcomes] as const
export type RequestState = (typeof states)[number]

/**
 * The grounds on which information is kept back: section 14, and section 15 (1) to (7) of the Official Information
 * Act B.E. 2540. There are no others.
 */
export const groundCodes = ['14', '15-1', '15-2', '15-3', '15-4', '15-5', '15-6', '15-7'] as const
export type GroundCode = (typeof groundCodes)[number]
