import { and, count, desc, eq, isNull, lt } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { notification } from './schema.ts'

export type Notification = Omit<typeof notification.$inferSelect, 'organizationId' | 'accountId'>

const inboxPage = 30

/** Messages of an account, the newest first; `before` is the last one of the page before. */
export async function readInbox(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  before?: string,
): Promise<{ messages: Notification[]; more: boolean }> {
  const rows = await db
    .select()
    .from(notification)
    .where(
      and(
        eq(notification.organizationId, organizationId),
        eq(notification.accountId, accountId),
        before ? lt(notification.notificationId, before) : undefined,
      ),
    )
    .orderBy(desc(notification.notificationId))
    .limit(inboxPage + 1)
  return { messages: rows.slice(0, inboxPage), more: rows.length > inboxPage }
}

export async function unreadMessages(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<number> {
  const [unread] = await db
    .select({ messages: count() })
    .from(notification)
    .where(
      and(
        eq(notification.organizationId, organizationId),
        eq(notification.accountId, accountId),
        isNull(notification.readAt),
      ),
    )
  return unread?.messages ?? 0
}

/** Marks one message of an account as read, or all of them. */
export async function markRead(
  { db, organizationId }: TenantTransaction,
  { accountId, notificationId, at }: { accountId: string; notificationId?: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .update(notification)
    .set({ readAt: at })
    .where(
      and(
        eq(notification.organizationId, organizationId),
        eq(notification.accountId, accountId),
        isNull(notification.readAt),
        notificationId ? eq(notification.notificationId, notificationId) : undefined,
      ),
    )
}
