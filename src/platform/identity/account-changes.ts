import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import {
  addRoles,
  administrators,
  currentRoles,
  findAccount,
  type Account,
  type RoleChoice,
} from './accounts.ts'
import type { Actor } from './actor.ts'
import { createLink } from './one-time-links.ts'
import { account, accountRole, capabilityGrant } from './schema.ts'
import { accountByEmail, endSessions, normalEmail } from './sessions.ts'

export type DetailsChanged = { ok: true } | { ok: false; reason: 'email-taken' | 'unknown' }

/** Corrects the name or the address of an account. */
export async function changeDetails(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, name, at, ...given }: { accountId: string; name: string; email: string; at: Temporal.Instant },
): Promise<DetailsChanged> {
  const { db, organizationId } = tx
  const before = await findAccount(tx, accountId)
  if (!before) return { ok: false, reason: 'unknown' }
  const email = normalEmail(given.email)
  const owner = await accountByEmail(tx, email)
  if (owner && owner.accountId !== accountId) return { ok: false, reason: 'email-taken' }
  await db
    .update(account)
    .set({ name, email })
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  await append(tx, {
    kind: 'accounts.details-changed',
    subject: accountId,
    actor,
    at,
    payload: { before: { name: before.name, email: before.email }, after: { name, email } },
  })
  return { ok: true }
}

export type RolesChanged =
  | { ok: true }
  | { ok: false; reason: 'last-administrator' | 'own-roles' | 'unknown' }

/**
 * Gives an account these roles and no others, from today. Nobody changes his own, and the last
 * administrator stays one.
 */
export async function changeRoles(
  tx: TenantTransaction,
  actor: Actor,
  {
    accountId,
    roles,
    at,
    today,
  }: { accountId: string; roles: readonly RoleChoice[]; at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<RolesChanged> {
  if (accountId === actor.accountId) return { ok: false, reason: 'own-roles' }
  if (!(await findAccount(tx, accountId))) return { ok: false, reason: 'unknown' }
  const stays = roles.some(({ role }) => role === 'administrator')
  if (!stays && (await isLastAdministrator(tx, accountId))) return { ok: false, reason: 'last-administrator' }
  const { db, organizationId } = tx
  const before = await currentRoles(tx, accountId)
  const yesterday = today.subtract({ days: 1 }).toString()
  const held = and(
    eq(accountRole.organizationId, organizationId),
    eq(accountRole.accountId, accountId),
    // Where the clock was set back, one that ended lies ahead again.
    or(isNull(accountRole.untilDate), gte(accountRole.untilDate, today.toString())),
  )
  // One that began today was not held for a day.
  await db.delete(accountRole).where(and(held, gte(accountRole.fromDate, today.toString())))
  await db.update(accountRole).set({ untilDate: yesterday }).where(held)
  await addRoles(tx, accountId, roles, today)
  // Whoever becomes an overseer again later begins with nothing.
  if (!roles.some(({ role }) => role === 'overseer')) {
    await db
      .delete(capabilityGrant)
      .where(
        and(eq(capabilityGrant.organizationId, organizationId), eq(capabilityGrant.accountId, accountId)),
      )
  }
  await append(tx, {
    kind: 'accounts.roles-changed',
    subject: accountId,
    actor,
    at,
    payload: { before: before.map(({ role, divisionId }) => ({ role, divisionId })), after: roles },
  })
  return { ok: true }
}

/** Held while the transaction runs, so that two administrators cannot take the role from each other. */
async function isLastAdministrator(tx: TenantTransaction, accountId: string): Promise<boolean> {
  const { db, organizationId } = tx
  const known = await administrators(tx)
  await db
    .select({ accountId: account.accountId })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), inArray(account.accountId, [accountId, ...known])))
    .orderBy(asc(account.accountId))
    .for('update')
  const still = await administrators(tx)
  return still.includes(accountId) && still.length === 1
}

export type Closed = { ok: true } | { ok: false; reason: 'last-administrator' | 'own-account' | 'unknown' }

/** Closes an account: it signs in no more, and its sessions end. What it did stays. */
export async function closeAccount(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<Closed> {
  if (accountId === actor.accountId) return { ok: false, reason: 'own-account' }
  const found = await findAccount(tx, accountId)
  if (!found || found.state === 'closed') return { ok: false, reason: 'unknown' }
  if (await isLastAdministrator(tx, accountId)) return { ok: false, reason: 'last-administrator' }
  await setState(tx, accountId, 'closed')
  await endSessions(tx, { accountId, at })
  await append(tx, { kind: 'accounts.closed', subject: accountId, actor, at, payload: {} })
  return { ok: true }
}

/** Opens a closed account again. One that never had a password is invited anew. */
export async function reopenAccount(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const [found] = await db
    .select({ state: account.state, passwordHash: account.passwordHash })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  if (found?.state !== 'closed') return false
  await setState(tx, accountId, found.passwordHash ? 'active' : 'invited')
  await append(tx, { kind: 'accounts.reopened', subject: accountId, actor, at, payload: {} })
  return true
}

async function setState(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  state: Account['state'],
): Promise<void> {
  await db
    .update(account)
    .set({ state })
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
}

/**
 * A link with which the owner of an open account sets a new password, for handing it to him where no
 * e-mail reaches him; undefined where the account is not open. The second factor stays his own.
 */
export async function makeResetLink(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<string | undefined> {
  const found = await findAccount(tx, accountId)
  if (found?.state !== 'active') return undefined
  const token = await createLink(tx, { purpose: 'password-reset', accountId, at })
  await append(tx, { kind: 'accounts.reset-link-made', subject: accountId, actor, at, payload: {} })
  return token
}
