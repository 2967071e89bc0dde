import { and, asc, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor, HeldRole, Role } from './actor.ts'
import { createLink, hasFreshLink, useLink, type FoundLink } from './one-time-links.ts'
import { hashPassword, passwordFault, type PasswordFault } from './passwords.ts'
import { account, accountRole } from './schema.ts'
import { accountByEmail, endSessions, normalEmail } from './sessions.ts'

export type Account = Omit<typeof account.$inferSelect, 'passwordHash' | 'organizationId'>

export interface RoleChoice {
  readonly role: Role
  readonly divisionId: string | null
}

/** Every column but the hash of the password. */
export const visible = {
  accountId: account.accountId,
  name: account.name,
  email: account.email,
  state: account.state,
  hasSecondFactor: account.hasSecondFactor,
  createdAt: account.createdAt,
}

/** Whether the organisation has somebody yet who can let others in. */
export async function hasAdministrator(tx: TenantTransaction): Promise<boolean> {
  return (await administrators(tx)).length > 0
}

/** The accounts that can let others in today. */
export async function administrators({ db, organizationId }: TenantTransaction): Promise<string[]> {
  const rows = await db
    .selectDistinct({ accountId: account.accountId })
    .from(account)
    .innerJoin(
      accountRole,
      and(
        eq(accountRole.organizationId, organizationId),
        eq(accountRole.accountId, account.accountId),
        eq(accountRole.role, 'administrator'),
        isNull(accountRole.untilDate),
      ),
    )
    .where(and(eq(account.organizationId, organizationId), eq(account.state, 'active')))
  return rows.map(({ accountId }) => accountId)
}

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly roles: readonly RoleChoice[]
}

export type Invited = { ok: true; accountId: string; token: string } | { ok: false; reason: 'email-taken' }

/** Makes an account that its owner still has to open, and the link he opens it with. */
export async function inviteAccount(
  tx: TenantTransaction,
  actor: Actor,
  { at, today, ...wanted }: NewAccount & { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Invited> {
  const { db, organizationId } = tx
  const accountId = uuidv7()
  const email = normalEmail(wanted.email)
  const made = await db
    .insert(account)
    .values({ organizationId, accountId, name: wanted.name, email, state: 'invited', createdAt: at })
    .onConflictDoNothing()
    .returning({ accountId: account.accountId })
  if (made.length === 0) return { ok: false, reason: 'email-taken' }
  await addRoles(tx, accountId, wanted.roles, today)
  const token = await createLink(tx, { purpose: 'invitation', accountId, at })
  await append(tx, {
    kind: 'accounts.invited',
    subject: accountId,
    actor,
    at,
    payload: { name: wanted.name, email, roles: wanted.roles },
  })
  return { ok: true, accountId, token }
}

/** A new link for an account whose invitation was lost; the old one stops working. */
export async function inviteAgain(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<string | undefined> {
  const found = await findAccount(tx, accountId)
  if (found?.state !== 'invited') return undefined
  const token = await createLink(tx, { purpose: 'invitation', accountId, at })
  await append(tx, { kind: 'accounts.invited-again', subject: accountId, actor, at, payload: {} })
  return token
}

/** Gives an account these roles from a date on. */
export async function addRoles(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  roles: readonly RoleChoice[],
  today: Temporal.PlainDate,
): Promise<void> {
  if (roles.length === 0) return
  await db.insert(accountRole).values(
    roles.map(({ role, divisionId }) => ({
      organizationId,
      accountRoleId: uuidv7(),
      accountId,
      role,
      divisionId,
      fromDate: today.toString(),
    })),
  )
}

export type Opened =
  | { ok: true; accountId: string }
  | { ok: false; reason: Exclude<FoundLink, { ok: true }>['reason'] | PasswordFault }

/** Opens an invited account with the password that its owner chose. */
export async function acceptInvitation(
  tx: TenantTransaction,
  { token, password, at }: { token: string; password: string; at: Temporal.Instant },
): Promise<Opened> {
  const link = await useLink(tx, { purpose: 'invitation', token, at })
  if (!link.ok) return link
  return setPassword(tx, { accountId: link.accountId!, password, at, kind: 'accounts.opened' })
}

/** Sets the password that a reset link allows; every session of the account ends. */
export async function resetPassword(
  tx: TenantTransaction,
  { token, password, at }: { token: string; password: string; at: Temporal.Instant },
): Promise<Opened> {
  const link = await useLink(tx, { purpose: 'password-reset', token, at })
  if (!link.ok) return link
  const accountId = link.accountId!
  const opened = await setPassword(tx, { accountId, password, at, kind: 'accounts.password-reset' })
  if (opened.ok) await endSessions(tx, { accountId, at })
  return opened
}

/**
 * A link for somebody who forgot his password; undefined for an address that no open account has, and for
 * one that was sent a link a moment ago: nobody's mailbox is to be filled by a stranger.
 */
export async function requestReset(
  tx: TenantTransaction,
  { email, at }: { email: string; at: Temporal.Instant },
): Promise<{ account: Account; token: string } | undefined> {
  const found = await accountByEmail(tx, email)
  if (found?.state !== 'active') return undefined
  const link = { purpose: 'password-reset', accountId: found.accountId, at } as const
  if (await hasFreshLink(tx, link)) return undefined
  return { account: found, token: await createLink(tx, link) }
}

async function setPassword(
  tx: TenantTransaction,
  {
    accountId,
    password,
    at,
    kind,
  }: { accountId: string; password: string; at: Temporal.Instant; kind: `accounts.${string}` },
): Promise<Opened> {
  const { db, organizationId } = tx
  const found = await findAccount(tx, accountId)
  if (!found || found.state === 'closed') return { ok: false, reason: 'unknown' }
  const fault = passwordFault(password, found)
  if (fault) return { ok: false, reason: fault }
  await db
    .update(account)
    .set({ passwordHash: await hashPassword(password), state: 'active' })
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  const roles = await currentRoles(tx, accountId)
  const actor: Actor = {
    accountId,
    role: roles[0]?.role ?? 'public',
    isActing: false,
  }
  await append(tx, { kind, subject: accountId, actor, at, payload: {} })
  return { ok: true, accountId }
}

/** A new password of somebody who knows his old one; his other sessions end. */
export async function changePassword(
  tx: TenantTransaction,
  actor: Actor,
  {
    accountId,
    password,
    session,
    at,
  }: { accountId: string; password: string; session: string; at: Temporal.Instant },
): Promise<Opened> {
  const { db, organizationId } = tx
  const found = await findAccount(tx, accountId)
  if (!found) return { ok: false, reason: 'unknown' }
  const fault = passwordFault(password, found)
  if (fault) return { ok: false, reason: fault }
  await db
    .update(account)
    .set({ passwordHash: await hashPassword(password) })
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  await endSessions(tx, { accountId, except: session, at })
  await append(tx, { kind: 'accounts.password-changed', subject: accountId, actor, at, payload: {} })
  return { ok: true, accountId }
}

export type SetUp = Opened | { ok: false; reason: 'already' | 'email-taken' }

/**
 * Makes the first administrator, with the link that the first start prints. Refuses once there is one, so
 * that a link that was left lying about opens nothing.
 */
export async function setUpFirstAdministrator(
  tx: TenantTransaction,
  wanted: {
    token: string
    name: string
    email: string
    password: string
    at: Temporal.Instant
    today: Temporal.PlainDate
  },
): Promise<SetUp> {
  const { db, organizationId } = tx
  const { at } = wanted
  const link = await useLink(tx, { purpose: 'set-up', token: wanted.token, at })
  if (!link.ok) return link
  if (await hasAdministrator(tx)) return { ok: false, reason: 'already' }
  const fault = passwordFault(wanted.password, wanted)
  if (fault) return { ok: false, reason: fault }
  const accountId = uuidv7()
  const made = await db
    .insert(account)
    .values({
      organizationId,
      accountId,
      name: wanted.name,
      email: normalEmail(wanted.email),
      passwordHash: await hashPassword(wanted.password),
      state: 'active',
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ accountId: account.accountId })
  if (made.length === 0) return { ok: false, reason: 'email-taken' }
  await addRoles(tx, accountId, [{ role: 'administrator', divisionId: null }], wanted.today)
  const actor: Actor = { accountId, role: 'administrator', isActing: false }
  await append(tx, {
    kind: 'accounts.first-administrator',
    subject: accountId,
    actor,
    at,
    payload: { name: wanted.name, email: normalEmail(wanted.email) },
  })
  return { ok: true, accountId }
}

export async function findAccount(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<Account | undefined> {
  const [found] = await db
    .select(visible)
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  return found
}

/** The roles that an account holds from now on, those that it holds for others left out. */
export async function currentRoles(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<HeldRole[]> {
  const rows = await db
    .select({ role: accountRole.role, divisionId: accountRole.divisionId })
    .from(accountRole)
    .where(
      and(
        eq(accountRole.organizationId, organizationId),
        eq(accountRole.accountId, accountId),
        isNull(accountRole.untilDate),
      ),
    )
    .orderBy(asc(accountRole.accountRoleId))
  return rows.map((row) => ({ ...row, isActing: false }))
}
