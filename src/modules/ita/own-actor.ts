import type { Act } from '../../platform/web/route.ts'

/** Who does it; only somebody with an account gets as far as the routes of work. */
export function ownActor({ actor, visitor }: Pick<Act, 'actor' | 'visitor'>) {
  return { ...actor, accountId: visitor.person!.accountId }
}
