import { and, count, desc, eq, gte, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { notification } from './schema.ts'

export type Notification = Omit<typeof notification.$inferSelect, 'organizationId' | 'accountId'>

const inboxPage = 30

/** Where a page of the inbox begins: behind this message, which was in this part of it. */
export interface InboxPlace {
  readonly before: string
  readonly part: 'unread' | 'read'
}

/** Messages of an account, the unread first and in each part the newest. */
export async function readInbox(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  place?: InboxPlace,
): Promise<{ messages: Notification[]; next: InboxPlace | undefined }> {
  const { notificationId, readAt } = notification
  const wasRead = isNotNull(readAt)
  const rows = await db
    .select()
    .from(notification)
    .where(
      and(
        eq(notification.organizationId, organizationId),
        eq(notification.accountId, accountId),
        place?.part === 'read' ? and(wasRead, lt(notificationId, place.before)) : undefined,
        place?.part === 'unread' ? or(wasRead, lt(notificationId, place.before)) : undefined,
      ),
    )
    .orderBy(wasRead, desc(notificationId))
    .limit(inboxPage + 1)
  const messages = rows.slice(0, inboxPage)
  const last = rows.length > inboxPage ? messages.at(-1) : undefined
  return {
    messages,
    next: last && { before: last.notificationId, part: last.readAt === null ? 'unread' : 'read' },
  }
}

/** Whether an account was told something of a kind since a moment. */
export async function wasNotified(
  { db, organizationId }: TenantTransaction,
  { accountId, kind, since }: { accountId: string; kind: string; since: Temporal.Instant },
): Promise<boolean> {
  const told = await db
    .select({ notificationId: notification.notificationId })
    .from(notification)
    .where(
      and(
        eq(notification.organizationId, organizationId),
        eq(notification.accountId, accountId),
        eq(notification.kind, kind),
        gte(notification.at, since),
      ),
    )
    .limit(1)
  return told.length > 0
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
