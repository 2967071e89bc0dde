import type { Person, Role } from '../../platform/identity/actor.ts'
import { roleNames } from '../../platform/identity/role-names.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import type { Language } from '../../platform/language/messages.ts'

/** Whom a case concerns: accounts and roles, which it is closed to, and others by name. */
export interface Concerned {
  /** With their names, which stay known when an account is closed. */
  readonly accounts: readonly { readonly accountId: string; readonly name: string }[]
  /** Whoever holds one of them, for himself or for another. */
  readonly roles: readonly Role[]
  readonly others: string
}

const about = (caseId: string): string => `cases.concerned ${caseId}`

export function sealConcerned(box: SecretBox, caseId: string, concerned: Concerned): Buffer {
  return box.seal(JSON.stringify(concerned), about(caseId))
}

export function openConcerned(box: SecretBox, caseId: string, sealed: Buffer): Concerned {
  return JSON.parse(box.open(sealed, about(caseId)))
}

/** Whether a case concerns somebody, by his account or by a role that he holds. */
export function concerns(
  { accounts, roles }: Pick<Concerned, 'accounts' | 'roles'>,
  person: Pick<Person, 'accountId' | 'roles'>,
): boolean {
  return (
    accounts.some(({ accountId }) => accountId === person.accountId) ||
    person.roles.some(({ role }) => roles.includes(role))
  )
}

/** Whom a case concerns, in one line; empty where nobody is named. */
export function concernedWords({ accounts, roles, others }: Concerned, language: Language): string {
  const names = accounts.map(({ name }) => name)
  return [...names, ...roles.map((role) => roleNames[language][role]), others].filter(Boolean).join(', ')
}
