import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { oneTimeLink } from './schema.ts'
import { hashOf, newToken } from './tokens.ts'

export type LinkPurpose = (typeof oneTimeLink.$inferSelect)['purpose']

/** How long a link works: an invitation waits for its reader, a forgotten password does not. */
const validHours = { 'set-up': 72, invitation: 7 * 24, 'password-reset': 1 } as const

/** Used and expired links are kept, so that whoever opens one is told which of the two it is. */
const keptDays = 30

export type FoundLink =
  | { ok: true; linkId: string; accountId: string | null }
  | { ok: false; reason: 'unknown' | 'used' | 'expired' }

/** Makes a link that works once; earlier ones for the same account and purpose stop working. */
export async function createLink(
  tx: TenantTransaction,
  { purpose, accountId, at }: { purpose: LinkPurpose; accountId: string | null; at: Temporal.Instant },
): Promise<string> {
  const { db, organizationId } = tx
  await db
    .update(oneTimeLink)
    .set({ usedAt: at })
    .where(
      and(
        eq(oneTimeLink.organizationId, organizationId),
        eq(oneTimeLink.purpose, purpose),
        accountId === null ? isNull(oneTimeLink.accountId) : eq(oneTimeLink.accountId, accountId),
        isNull(oneTimeLink.usedAt),
      ),
    )
  const { token, hash } = newToken()
  await db.insert(oneTimeLink).values({
    organizationId,
    linkId: uuidv7(),
    tokenHash: hash,
    purpose,
    accountId,
    expiresAt: at.add({ hours: validHours[purpose] }),
  })
  return token
}

/** Whether a link that still works was made for the same within the last two minutes. */
export async function hasFreshLink(
  { db, organizationId }: TenantTransaction,
  { purpose, accountId, at }: { purpose: LinkPurpose; accountId: string; at: Temporal.Instant },
): Promise<boolean> {
  const fresh = at.add({ hours: validHours[purpose] }).subtract({ minutes: 2 })
  const found = await db
    .select({ linkId: oneTimeLink.linkId })
    .from(oneTimeLink)
    .where(
      and(
        eq(oneTimeLink.organizationId, organizationId),
        eq(oneTimeLink.accountId, accountId),
        eq(oneTimeLink.purpose, purpose),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, fresh),
      ),
    )
  return found.length > 0
}

/** Looks a link up without using it, for the page that it opens. */
export async function findLink(
  { db, organizationId }: TenantTransaction,
  { purpose, token, at }: { purpose: LinkPurpose; token: string; at: Temporal.Instant },
): Promise<FoundLink> {
  const [found] = await db
    .select()
    .from(oneTimeLink)
    .where(
      and(
        eq(oneTimeLink.organizationId, organizationId),
        eq(oneTimeLink.tokenHash, hashOf(token)),
        eq(oneTimeLink.purpose, purpose),
      ),
    )
  if (!found) return { ok: false, reason: 'unknown' }
  if (found.usedAt) return { ok: false, reason: 'used' }
  if (Temporal.Instant.compare(found.expiresAt, at) <= 0) return { ok: false, reason: 'expired' }
  return { ok: true, linkId: found.linkId, accountId: found.accountId }
}

/** Uses a link up. Of two that try at once, one finds it used. */
export async function useLink(
  tx: TenantTransaction,
  wanted: { purpose: LinkPurpose; token: string; at: Temporal.Instant },
): Promise<FoundLink> {
  const found = await findLink(tx, wanted)
  if (!found.ok) return found
  const used = await tx.db
    .update(oneTimeLink)
    .set({ usedAt: wanted.at })
    .where(
      and(
        eq(oneTimeLink.organizationId, tx.organizationId),
        eq(oneTimeLink.linkId, found.linkId),
        isNull(oneTimeLink.usedAt),
      ),
    )
    .returning({ linkId: oneTimeLink.linkId })
  return used.length > 0 ? found : { ok: false, reason: 'used' }
}

/** Forgets links of a month ago. */
export async function forgetLinks(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = at.subtract({ hours: 24 * keptDays })
  await db
    .delete(oneTimeLink)
    .where(and(eq(oneTimeLink.organizationId, organizationId), lt(oneTimeLink.expiresAt, before)))
}
