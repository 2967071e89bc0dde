import { and, desc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Language } from '../language/messages.ts'
import { noticeAddress, outgoingMessage } from './schema.ts'
import { masked } from './undelivered.ts'

/** Keeps the address at which whoever filed a matter wants to be told of news of it, in the language he filed in. */
export async function leaveNoticeAddress(
  { db, organizationId }: TenantTransaction,
  {
    matterId,
    email,
    language,
    at,
  }: {
    readonly matterId: string
    readonly email: string
    readonly language: Language
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await db.insert(noticeAddress).values({ organizationId, matterId, email, language, leftAt: at })
}

/** What a page shows of an address that was left. */
export interface LeftAddress {
  /** Enough to know a mistyped address again; the whole of it is for sending alone. */
  readonly masked: string
  /** Whether the last message to it was given up. */
  readonly isUnreachable: boolean
}

/** The address that was left with a matter; undefined where there is none. */
export async function leftAddressOf(
  tx: TenantTransaction,
  matterId: string,
): Promise<LeftAddress | undefined> {
  const { db, organizationId } = tx
  const left = await noticeAddressOf(tx, matterId)
  if (!left) return undefined
  const [last] = await db
    .select({ state: outgoingMessage.state })
    .from(outgoingMessage)
    .where(and(eq(outgoingMessage.organizationId, organizationId), eq(outgoingMessage.matterId, matterId)))
    .orderBy(desc(outgoingMessage.messageId))
    .limit(1)
  return { masked: masked(left.email), isUnreachable: last?.state === 'given-up' }
}

/** For sending. */
export async function noticeAddressOf(
  { db, organizationId }: TenantTransaction,
  matterId: string,
): Promise<{ email: string; language: Language } | undefined> {
  const [left] = await db
    .select({ email: noticeAddress.email, language: noticeAddress.language })
    .from(noticeAddress)
    .where(and(eq(noticeAddress.organizationId, organizationId), eq(noticeAddress.matterId, matterId)))
  return left
}

/**
 * Erases the address of a matter and every message that went to it, also those that still wait: when what the matter
 * holds is erased, and when whoever left the address wants no more news. False where there was none.
 */
export async function eraseNoticeAddress(
  { db, organizationId }: TenantTransaction,
  matterId: string,
): Promise<boolean> {
  await db
    .delete(outgoingMessage)
    .where(and(eq(outgoingMessage.organizationId, organizationId), eq(outgoingMessage.matterId, matterId)))
  const erased = await db
    .delete(noticeAddress)
    .where(and(eq(noticeAddress.organizationId, organizationId), eq(noticeAddress.matterId, matterId)))
    .returning({ matterId: noticeAddress.matterId })
  return erased.length > 0
}
