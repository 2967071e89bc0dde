import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import { currentRoles } from './accounts.ts'
import type { Actor, Role } from './actor.ts'
import { account, acting } from './schema.ts'

export interface NewActing {
  /** Who acts. */
  readonly accountId: string
  /** For whom. */
  readonly forAccountId: string
  readonly role: Role
  readonly fromDate: Temporal.PlainDate
  /** Included. */
  readonly toDate: Temporal.PlainDate
  /** The order (คำสั่ง) that says so. */
  readonly orderReference: string
}

export type ActingRecorded =
  | { ok: true; actingId: string }
  | { ok: false; reason: 'same-person' | 'role-not-held' | 'dates' | 'administrator' }

/**
 * Records that somebody acts for another in one of his roles (รักษาราชการแทน). Refuses a role that the
 * other does not hold, an end before the beginning, and the administrator's role, which is no office.
 */
export async function recordActing(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...wanted }: NewActing & { at: Temporal.Instant },
): Promise<ActingRecorded> {
  const { accountId, forAccountId, role, fromDate, toDate, orderReference } = wanted
  if (accountId === forAccountId) return { ok: false, reason: 'same-person' }
  if (role === 'administrator') return { ok: false, reason: 'administrator' }
  if (Temporal.PlainDate.compare(fromDate, toDate) > 0) return { ok: false, reason: 'dates' }
  const held = (await currentRoles(tx, forAccountId)).find((one) => one.role === role)
  if (!held) return { ok: false, reason: 'role-not-held' }
  const { db, organizationId } = tx
  const actingId = uuidv7()
  const row = {
    accountId,
    forAccountId,
    role,
    divisionId: held.divisionId,
    fromDate: fromDate.toString(),
    toDate: toDate.toString(),
    orderReference,
  }
  await db.insert(acting).values({ organizationId, actingId, recordedBy: actor.accountId, ...row })
  await append(tx, { kind: 'accounts.acting-recorded', subject: actingId, actor, at, payload: row })
  return { ok: true, actingId }
}

/** Ends an acting period from today on; one that lies ahead never begins. False where it is over already. */
export async function endActing(
  tx: TenantTransaction,
  actor: Actor,
  { actingId, at, today }: { actingId: string; at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<boolean> {
  const { db, organizationId } = tx
  const mine = and(eq(acting.organizationId, organizationId), eq(acting.actingId, actingId))
  const [found] = await db.select().from(acting).where(mine)
  if (!found || found.toDate < today.toString() || found.toDate < found.fromDate) return false
  const yesterday = today.subtract({ days: 1 })
  const dayBefore = Temporal.PlainDate.from(found.fromDate).subtract({ days: 1 })
  const toDate = (Temporal.PlainDate.compare(dayBefore, yesterday) > 0 ? dayBefore : yesterday).toString()
  await db.update(acting).set({ toDate }).where(mine)
  await append(tx, { kind: 'accounts.acting-ended', subject: actingId, actor, at, payload: { toDate } })
  return true
}

export interface ActingPeriod {
  readonly actingId: string
  readonly accountId: string
  readonly forName: string
  readonly role: Role
  readonly fromDate: string
  readonly toDate: string
  readonly orderReference: string
}

/** The periods in which somebody acts for others, the earliest first. */
export async function actingOf(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<ActingPeriod[]> {
  return db
    .select({
      actingId: acting.actingId,
      accountId: acting.accountId,
      forName: account.name,
      role: acting.role,
      fromDate: acting.fromDate,
      toDate: acting.toDate,
      orderReference: acting.orderReference,
    })
    .from(acting)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, acting.forAccountId)),
    )
    .where(and(eq(acting.organizationId, organizationId), eq(acting.accountId, accountId)))
    .orderBy(asc(acting.fromDate))
}
