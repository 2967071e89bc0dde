import { and, eq, gt, lt } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { webauthnChallenge } from './schema.ts'
import { hashOf } from './tokens.ts'

/** How long somebody may look for his telephone. */
export const validMinutes = 5

interface Challenge {
  readonly challenge: string
  readonly purpose: (typeof webauthnChallenge.$inferSelect)['purpose']
  /** Null where nobody knows yet who signs in. */
  readonly accountId: string | null
  readonly at: Temporal.Instant
}

/** Keeps what a device was asked to sign, so that it can be asked about once. */
export async function keepChallenge(
  { db, organizationId }: TenantTransaction,
  { challenge, purpose, accountId, at }: Challenge,
): Promise<void> {
  await db.insert(webauthnChallenge).values({
    organizationId,
    challengeHash: hashOf(challenge),
    purpose,
    accountId,
    expiresAt: at.add({ minutes: validMinutes }),
  })
}

/** Uses a challenge up; of two who try at once, one is refused. */
export async function useChallenge(
  { db, organizationId }: TenantTransaction,
  { challenge, purpose, accountId, at }: Challenge,
): Promise<boolean> {
  const [used] = await db
    .delete(webauthnChallenge)
    .where(
      and(
        eq(webauthnChallenge.organizationId, organizationId),
        eq(webauthnChallenge.challengeHash, hashOf(challenge)),
        eq(webauthnChallenge.purpose, purpose),
        gt(webauthnChallenge.expiresAt, at),
      ),
    )
    .returning({ accountId: webauthnChallenge.accountId })
  return used?.accountId === accountId
}

/** Forgets challenges that nobody answered. */
export async function forgetChallenges(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .delete(webauthnChallenge)
    .where(and(eq(webauthnChallenge.organizationId, organizationId), lt(webauthnChallenge.expiresAt, at)))
}
