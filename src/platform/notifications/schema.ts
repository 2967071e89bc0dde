import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'

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
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.messageId] }),
    index('outgoing_message_created').on(table.organizationId, table.createdAt),
  ],
)
