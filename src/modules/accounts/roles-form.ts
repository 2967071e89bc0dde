import type { RoleChoice } from '../../platform/identity/accounts.ts'
import { roles, type Role } from '../../platform/identity/actor.ts'
import type { Division } from '../../platform/identity/divisions.ts'
import { roleNames } from '../../platform/identity/role-names.ts'
import type { Language } from '../../platform/language/messages.ts'
import type { FormFields } from '../../platform/web/route.ts'
import { administrationMessages } from './administration-messages.ts'

export const roleField = 'role'

/** Roles that are held in a division; the others are held in the organisation as a whole. */
export const rolesInDivision: ReadonlySet<Role> = new Set(['officer', 'head-of-division'])

export function divisionField(role: Role): string {
  return `division-${role}`
}

export interface RolesInput {
  readonly choices: readonly RoleChoice[]
  /** What is wrong, in words, by field. */
  readonly errors: Readonly<Record<string, string>>
}

/** Reads which roles somebody is to have; at least one, and a division that is open where it needs one. */
export function readRoles(body: FormFields, divisions: readonly Division[], language: Language): RolesInput {
  const t = administrationMessages[language]
  const wanted = new Set([body[roleField] ?? []].flat())
  const errors: Record<string, string> = {}
  const choices = roles
    .filter((role) => wanted.has(role))
    .map((role) => {
      if (!rolesInDivision.has(role)) return { role, divisionId: null }
      const field = divisionField(role)
      const division = divisions.find(
        ({ divisionId, closedAt }) => closedAt === null && divisionId === body[field],
      )
      if (!division) errors[field] = t.divisionMissing(roleNames[language][role])
      return { role, divisionId: division?.divisionId ?? null }
    })
  if (choices.length === 0) errors[roleField] = t.rolesMissing
  return { choices, errors }
}
