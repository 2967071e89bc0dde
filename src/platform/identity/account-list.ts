import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { compareBy } from '../language/collation.ts'
import { visible, type Account, type RoleChoice } from './accounts.ts'
import type { Role } from './actor.ts'
import { account, accountRole } from './schema.ts'

export interface AccountFilter {
  /** A part of the name or of the address. */
  readonly text?: string | undefined
  readonly role?: Role | undefined
  readonly divisionId?: string | undefined
  readonly state?: Account['state'] | undefined
}

export interface ListedAccount extends Account {
  readonly roles: readonly RoleChoice[]
}

/**
 * Accounts that pass a filter, with the roles they hold, in the order of a Thai dictionary. The order is
 * made here: a database sorts Thai by the tables of its machine. An organisation has some hundreds at most.
 */
export async function listAccounts(
  { db, organizationId }: TenantTransaction,
  { text, role, divisionId, state }: AccountFilter = {},
): Promise<ListedAccount[]> {
  const part = text?.trim() ? `%${withoutWildcards(text.trim().toLowerCase())}%` : undefined
  const accounts = await db
    .select(visible)
    .from(account)
    .where(
      and(
        eq(account.organizationId, organizationId),
        state && eq(account.state, state),
        part ? or(sql`lower(${account.name}) like ${part}`, sql`${account.email} like ${part}`) : undefined,
      ),
    )
  const held = await db
    .select({ accountId: accountRole.accountId, role: accountRole.role, divisionId: accountRole.divisionId })
    .from(accountRole)
    .where(and(eq(accountRole.organizationId, organizationId), isNull(accountRole.untilDate)))
  const byAccount = Map.groupBy(held, ({ accountId }) => accountId)
  const isWanted = (one: RoleChoice): boolean =>
    (role === undefined || one.role === role) && (divisionId === undefined || one.divisionId === divisionId)
  return accounts
    .map((found) => {
      const roles = byAccount.get(found.accountId) ?? []
      return { ...found, roles: roles.map((one) => ({ role: one.role, divisionId: one.divisionId })) }
    })
    .filter(({ roles }) => (role ?? divisionId) === undefined || roles.some(isWanted))
    .toSorted(compareBy(({ name }) => name))
}

function withoutWildcards(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
