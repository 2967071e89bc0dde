import { inOrganization, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { acceptInvitation, inviteAccount } from '../../src/platform/identity/accounts.ts'
import type { Role } from '../../src/platform/identity/actor.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'
import type { TestDatabase } from './database.ts'
import { loadedAt } from './changing.ts'

/** What everybody who is made here signs in with. */
export const testPassword = 'ม้าถูกต้องแบตเตอรี่ลวดเย็บ'

/** Work in the first organisation, as the role that serves requests. */
export type Inside = <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>

/** Binds {@link inOrganization} to the first organisation of a test's database. */
export async function insideOf({ database, organizationId }: TestDatabase): Promise<Inside> {
  const own = await organizationId()
  return (work) => inOrganization(database.serving, own, work)
}

let count = 0

/** Makes somebody with an open account, an address of his own and these roles; returns who he is. */
export async function makePerson(
  inside: Inside,
  roles: readonly Role[],
  { at = loadedAt, divisionId = null }: { at?: Temporal.Instant; divisionId?: string | null } = {},
): Promise<{ accountId: string; email: string }> {
  count += 1
  const email = `person${count}@example.go.th`
  return inside(async (tx) => {
    const made = await inviteAccount(tx, systemActor, {
      name: `คนที่ ${count}`,
      email,
      roles: roles.map((role) => ({ role, divisionId })),
      at,
      today: todayInBangkok(at),
    })
    if (!made.ok) throw new Error(made.reason)
    const opened = await acceptInvitation(tx, { token: made.token, password: testPassword, at })
    if (!opened.ok) throw new Error(opened.reason)
    return { accountId: opened.accountId, email }
  })
}
