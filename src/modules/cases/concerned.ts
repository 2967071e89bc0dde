import type { Person, Role } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'

/** Whom a case concerns: accounts and roles, which it is closed to, and others by name. */
export interface Concerned {
  readonly accounts: readonly string[]
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
  return accounts.includes(person.accountId) || person.roles.some(({ role }) => roles.includes(role))
}
