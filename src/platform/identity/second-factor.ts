import { and, count, eq, isNotNull, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { HeldRole } from './actor.ts'
import { account, authenticator, passkey, session } from './schema.ts'
import { mustShowSecondFactor } from './sessions.ts'

/**
 * Writes down whether an account has a second factor: an authenticator app that was confirmed, or a
 * passkey. Called by whatever adds or removes one of them.
 */
export async function settleSecondFactor(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<void> {
  await db
    .update(account)
    .set({
      hasSecondFactor: sql`exists (
        select from authenticator where organization_id = ${organizationId} and account_id = ${accountId}
          and confirmed_at is not null
      ) or exists (
        select from passkey where organization_id = ${organizationId} and account_id = ${accountId}
      )`,
    })
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
}

/**
 * Whether a session may add a factor to an account: one that has shown a second factor, or any while there
 * is none to show. Otherwise whoever knows the password alone could add a factor of his own.
 */
export async function mayAddFactor(
  { db, organizationId }: TenantTransaction,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<boolean> {
  const [found] = await db
    .select({ has: account.hasSecondFactor, shownAt: session.secondFactorAt })
    .from(session)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, session.accountId)),
    )
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.sessionId, sessionId),
        eq(session.accountId, accountId),
      ),
    )
  return found !== undefined && (!found.has || found.shownAt !== null)
}

/** Whether somebody must keep the only factor that he has, because a role of his demands one. */
export async function mustKeepFactor(
  { db, organizationId }: TenantTransaction,
  { accountId, roles }: { accountId: string; roles: readonly HeldRole[] },
): Promise<boolean> {
  if (!mustShowSecondFactor(roles)) return false
  const [apps] = await db
    .select({ inForce: count() })
    .from(authenticator)
    .where(
      and(
        eq(authenticator.organizationId, organizationId),
        eq(authenticator.accountId, accountId),
        isNotNull(authenticator.confirmedAt),
      ),
    )
  const [passkeys] = await db
    .select({ inForce: count() })
    .from(passkey)
    .where(and(eq(passkey.organizationId, organizationId), eq(passkey.accountId, accountId)))
  return (apps?.inForce ?? 0) + (passkeys?.inForce ?? 0) <= 1
}

/** Holds the account until the transaction ends: two requests must not each remove the last factor but one. */
export async function holdFactors(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<void> {
  await db
    .select({ accountId: account.accountId })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
    .for('update')
}
