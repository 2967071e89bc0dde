import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'
import { languages } from '../language/messages.ts'

export const notification = pgTable(
  'notification',
  {
    organizationId: uuid('organization_id').notNull(),
    notificationId: uuid('notification_id').notNull(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en').notNull(),
    address: text('address').notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.notificationId] }),
    index('notification_account').on(table.organizationId, table.accountId, table.notificationId),
  ],
)

export const contactPreference = pgTable(
  'contact_preference',
  {
    organizationId: uuid('organization_id').notNull(),
    accountId: uuid('account_id').notNull(),
    byMail: boolean('by_mail').notNull(),
    lineUserId: text('line_user_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId] })],
)

/**
 * The e-mail address that somebody without an account left with a matter. Personal data; purpose: to tell him that
 * there is news of it, and nothing else. Retention: as long as what the matter holds, see `notice-address.ts`.
 */
export const noticeAddress = pgTable(
  'notice_address',
  {
    organizationId: uuid('organization_id').notNull(),
    matterId: uuid('matter_id').notNull(),
    email: text('email').notNull(),
    language: text('language', { enum: languages }).notNull(),
    leftAt: instant('left_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.matterId] })],
)

export const outgoingMessage = pgTable(
  'outgoing_message',
  {
    organizationId: uuid('organization_id').notNull(),
    messageId: uuid('message_id').notNull(),
    channel: text('channel', { enum: ['mail', 'line'] }).notNull(),
    purpose: text('purpose').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject'),
    body: text('body'),
    state: text('state', { enum: ['queued', 'sent', 'given-up'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    trouble: text('trouble'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** Of a message about a matter: of which, and on which occasion. */
    matterId: uuid('matter_id'),
    occasion: text('occasion'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.messageId] }),
    index('outgoing_message_created').on(table.organizationId, table.createdAt),
    uniqueIndex('outgoing_message_occasion').on(table.organizationId, table.matterId, table.occasion),
  ],
)
