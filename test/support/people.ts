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
  {
    role,
    at,
    name = `ผู้ทดสอบ ${role}`,
    divisionId,
    days = { from: '2026-10-01' },
  }: {
    role: Role
    at: Temporal.Instant
    name?: string
    /** Of one division; of the whole office where it is left out. */
    divisionId?: string | undefined
    /** In which he holds the role; without an end he keeps it. */
    days?: { readonly from: string; readonly until?: string }
  },
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
  await db.insert(accountRole).values({
    organizationId,
    accountRoleId: uuidv7(),
    accountId,
    role,
    divisionId,
    fromDate: days.from,
    untilDate: days.until,
  })
  const { token } = await openSession(tx, { accountId, at, userAgent: 'test', hasShownSecondFactor: true })
  return { accountId, token }
}
