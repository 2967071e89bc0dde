import type { AccountActor } from '../identity/actor.ts'
import type { Act } from './route.ts'

/** Who does it, on a route that only somebody with an account gets as far as. */
export function ownActor({ actor, visitor }: Pick<Act, 'actor' | 'visitor'>): AccountActor {
  return { ...actor, accountId: visitor.person!.accountId }
}
