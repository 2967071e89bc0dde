import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import type { Role } from '../../src/platform/identity/actor.ts'
import { account, accountRole } from '../../src/platform/identity/schema.ts'
import { openSession } from '../../src/platform/identity/sessions.ts'

export interface TestPerson {
  readonly accountId: string
  /** Of a session that has shown both factors. */
  readonly token: string
}

/** Somebody with an account, a role and an open session; his name says that he is none. */
export async function addPerson(
  tx: TenantTransaction,
  { role, at, name = `ผู้ทดสอบ ${role}` }: { role: Role; at: Temporal.Instant; name?: string },
): Promise<TestPerson> {
  const { db, organizationId } = tx
  const accountId = uuidv7()
  await db.insert(account).values({
    organizationId,
    accountId,
    name,
    email: `${accountId}@krajai.example`,
    state: 'active',
    createdAt: at,
  })
  await db
    .insert(accountRole)
    .values({ organizationId, accountRoleId: uuidv7(), accountId, role, fromDate: '2026-10-01' })
  const { token } = await openSession(tx, { accountId, at, userAgent: 'test', hasShownSecondFactor: true })
  return { accountId, token }
}
