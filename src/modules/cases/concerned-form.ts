import { roles, type Person } from '../../platform/identity/actor.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import type { FormFields } from '../../platform/web/route.ts'
import type { FormState } from '../../ui/form-fields.tsx'
import type { Concerned } from './concerned.ts'

/** Roles that a case may concern as such; an overseer and an administrator open none anyway. */
export const concernableRoles = roles.filter((role) => role !== 'administrator' && role !== 'overseer')

/**
 * Reads whom a case concerns; an account or role that there is not is left out. Accounts that it concerned before and that
 * are closed by now are not offered, and stay.
 */
export function readConcerned(
  body: FormFields,
  people: readonly Person[],
  before: Concerned['accounts'] = [],
): Concerned {
  const chosen = (name: string) => new Set<string>([body[name] ?? []].flat())
  const [accounts, held] = [chosen('secretAccounts'), chosen('secretRoles')]
  return {
    accounts: [
      ...people.filter(({ accountId }) => accounts.has(accountId)),
      ...before.filter((one) => !people.some(({ accountId }) => accountId === one.accountId)),
    ].map(({ accountId, name }) => ({ accountId, name })),
    roles: concernableRoles.filter((role) => held.has(role)),
    others: textIn(body, 'secretOthers').slice(0, 2_000),
  }
}

/** What was typed, with what was ticked in one text each. */
export function typedAgain(body: FormFields): FormState['typed'] {
  const ticked = (name: string) => [body[name] ?? []].flat().join(' ')
  return { ...typedIn(body), secretAccounts: ticked('secretAccounts'), secretRoles: ticked('secretRoles') }
}

/** A form that shows whom a case concerns already. */
export function typedOf({ accounts, roles: held, others }: Concerned): FormState['typed'] {
  return {
    secretAccounts: accounts.map(({ accountId }) => accountId).join(' '),
    secretRoles: held.join(' '),
    secretOthers: others,
  }
}
