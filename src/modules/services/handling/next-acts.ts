import type { HandledRequest } from './register-reading.ts'

// Which acts a request as it stands leaves to do; the operations refuse the others all the same.

type Request = Pick<HandledRequest, 'state' | 'wasAsked' | 'bringBy' | 'feeSatang' | 'feePaidOn'>

export const runs = ({ state }: Request): boolean => state === 'open'

export const isUndecided = ({ state }: Request): boolean => state === 'open' || state === 'incomplete'

export const mayBeAsked = ({ state, wasAsked }: Request): boolean => state === 'open' && !wasAsked

/** Once the day is over by which documents were to come. */
export function mayBeReturned({ state, bringBy }: Request, today: Temporal.PlainDate): boolean {
  return state === 'incomplete' && bringBy !== null && bringBy < today.toString()
}

export function mayOwe(request: Request): boolean {
  return (isUndecided(request) || request.state === 'approved') && request.feePaidOn === null
}

export const owes = (request: Request): boolean => mayOwe(request) && (request.feeSatang ?? 0) > 0
