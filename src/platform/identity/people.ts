import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { HeldRole, Person } from './actor.ts'
import { account, accountRole, acting } from './schema.ts'

/** Everybody with an active account, with what he may be on a day, as a session of his would find it. */
export async function activePeople(
  { db, organizationId }: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<Person[]> {
  const day = today.toString()
  const people = await db
    .select({ accountId: account.accountId, name: account.name })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.state, 'active')))
    .orderBy(asc(account.accountId))
  const own = await db
    .select({
      accountId: accountRole.accountId,
      role: accountRole.role,
      divisionId: accountRole.divisionId,
    })
    .from(accountRole)
    .where(
      and(
        eq(accountRole.organizationId, organizationId),
        lte(accountRole.fromDate, day),
        or(isNull(accountRole.untilDate), gte(accountRole.untilDate, day)),
      ),
    )
  const forOthers = await db
    .select({ accountId: acting.accountId, role: acting.role, divisionId: acting.divisionId })
    .from(acting)
    .where(and(eq(acting.organizationId, organizationId), lte(acting.fromDate, day), gte(acting.toDate, day)))
  const held = [
    ...own.map((row) => ({ ...row, isActing: false })),
    ...forOthers.map((row) => ({ ...row, isActing: true })),
  ]
  return people.map((person) => ({
    ...person,
    roles: held
      .filter(({ accountId }) => accountId === person.accountId)
      .map(({ role, divisionId, isActing }): HeldRole => ({ role, divisionId, isActing })),
  }))
}
