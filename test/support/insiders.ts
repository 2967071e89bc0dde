import { todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { inOrganization, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { acceptInvitation, inviteAccount } from '../../src/platform/identity/accounts.ts'
import { systemActor, type Role } from '../../src/platform/identity/actor.ts'
import { loadedAt } from './changing.ts'
import type { TestDatabase } from './database.ts'

/** What everybody who is made here signs in with. */
export const testPassword = 'ม้าถูกต้องแบตเตอรี่ลวดเย็บ'

/** Work in the first organisation, as the role that serves requests. */
export type Inside = <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>

/** Binds transactions to the first organisation of a test's database. */
export async function insideOf({ database, organizationId }: TestDatabase): Promise<Inside> {
  const own = await organizationId()
  return (work) => inOrganization(database.serving, own, work)
}

let count = 0

/** Invites somebody, who opens his account as people do; with an address of his own and these roles. */
export async function makePerson(
  inside: Inside,
  roles: readonly Role[],
): Promise<{ accountId: string; email: string }> {
  count += 1
  const email = `person${count}@example.go.th`
  const at = loadedAt
  return inside(async (tx) => {
    const made = await inviteAccount(tx, systemActor, {
      name: `คนที่ ${count}`,
      email,
      roles: roles.map((role) => ({ role, divisionId: null })),
      at,
      today: todayInBangkok(at),
    })
    if (!made.ok) throw new Error(made.reason)
    const opened = await acceptInvitation(tx, { token: made.token, password: testPassword, at })
    if (!opened.ok) throw new Error(opened.reason)
    return { accountId: opened.accountId, email }
  })
}
