import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import { serviceCapabilities } from '../capabilities.ts'

export const handlingRoles = new Set<string>(serviceCapabilities['services.handle'])

/** Whether somebody deals with the requests of a division: as one of it, or of the whole office, or as the clerk. */
export function handlesFor({ roles }: Pick<Person, 'roles'>, division: string): boolean {
  return roles.some(
    ({ role, divisionId }) =>
      handlingRoles.has(role) && (role === 'clerk' || divisionId === null || divisionId === division),
  )
}

/**
 * Whether somebody may act on a request: one that no division has is everybody's who deals with requests, so that it is
 * taken on; any other one is its division's, and his to whom it was given.
 */
export function handlesRequest(
  person: Person,
  { divisionId, assigneeId }: { readonly divisionId: string | null; readonly assigneeId: string | null },
): boolean {
  const isHandler = person.roles.some(({ role }) => handlingRoles.has(role))
  return (
    isHandler && (divisionId === null || assigneeId === person.accountId || handlesFor(person, divisionId))
  )
}

/** Whom requests may be given to: everybody in office who deals with them. */
export async function handlersInOffice(tx: TenantTransaction, today: Temporal.PlainDate): Promise<Person[]> {
  const people = await activePeople(tx, today)
  return people.filter(({ roles }) => roles.some(({ role }) => handlingRoles.has(role)))
}
