import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { hashOf, newToken } from '../../../platform/identity/tokens.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { Done } from '../handling/holding.ts'
import { complaintApiKey } from '../schema.ts'

/** Five a minute, for hours: more than a district tells, and no flood. */
export const mostInHour = 300

/** Makes a key for a program of somebody. The key is returned once: only its hash is kept. */
export async function makeApiKey(
  tx: TenantTransaction,
  actor: AccountActor,
  { name, at }: { readonly name: string; readonly at: Temporal.Instant },
): Promise<{ keyId: string; key: string }> {
  const { db, organizationId } = tx
  const keyId = uuidv7()
  const { token: key, hash: keyHash } = newToken()
  await db
    .insert(complaintApiKey)
    .values({ organizationId, keyId, name, keyHash, madeBy: actor.accountId, madeAt: at })
  await append(tx, { kind: 'complaints.api-key-made', subject: keyId, actor, at, payload: { name } })
  return { keyId, key }
}

/** From now on nothing is taken with that key. Refuses one that is not ours or was revoked before. */
export async function revokeApiKey(
  tx: TenantTransaction,
  actor: AccountActor,
  { keyId, at }: { readonly keyId: string; readonly at: Temporal.Instant },
): Promise<Done<'absent'>> {
  const { db, organizationId } = tx
  const revoked = await db
    .update(complaintApiKey)
    .set({ revokedAt: at })
    .where(
      and(
        eq(complaintApiKey.organizationId, organizationId),
        eq(complaintApiKey.keyId, keyId),
        isNull(complaintApiKey.revokedAt),
      ),
    )
    .returning({ keyId: complaintApiKey.keyId })
  if (revoked.length === 0) return { ok: false, reason: 'absent' }
  await append(tx, { kind: 'complaints.api-key-revoked', subject: keyId, actor, at, payload: {} })
  return { ok: true }
}

export type ApiKey = Awaited<ReturnType<typeof listApiKeys>>[number]

/** All keys that were ever made, the newest first; none of them can be read any more. */
export function listApiKeys({ db, organizationId }: TenantTransaction) {
  return db
    .select({
      keyId: complaintApiKey.keyId,
      name: complaintApiKey.name,
      madeByName: account.name,
      madeAt: complaintApiKey.madeAt,
      revokedAt: complaintApiKey.revokedAt,
      uses: complaintApiKey.uses,
      lastUsedAt: complaintApiKey.lastUsedAt,
    })
    .from(complaintApiKey)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, complaintApiKey.madeBy)),
    )
    .where(eq(complaintApiKey.organizationId, organizationId))
    .orderBy(desc(complaintApiKey.keyId))
}

/**
 * Counts a use of a key. Refuses one that is unknown or revoked, and what comes more often within an hour than
 * {@link mostInHour}. A key has 256 random bits: nobody guesses one, so that guesses are not counted.
 */
export async function countUse(
  { db, organizationId }: TenantTransaction,
  key: string,
  at: Temporal.Instant,
): Promise<{ ok: true; keyId: string } | { ok: false; reason: 'unknown' | 'too-often' }> {
  const now = sql`${at.toString()}::timestamptz`
  const isNewHour = sql`hour_begun is null or hour_begun <= ${now} - interval '1 hour'`
  const { rows } = await db.execute<{ id: string; within: number }>(sql`
    update complaint_api_key set uses = uses + 1, last_used_at = ${now},
      hour_uses = case when ${isNewHour} then 1 else hour_uses + 1 end,
      hour_begun = case when ${isNewHour} then ${now} else hour_begun end
    where organization_id = ${organizationId} and key_hash = ${hashOf(key)} and revoked_at is null
    returning key_id as id, hour_uses as within`)
  const used = rows[0]
  if (!used) return { ok: false, reason: 'unknown' }
  return used.within > mostInHour ? { ok: false, reason: 'too-often' } : { ok: true, keyId: used.id }
}
