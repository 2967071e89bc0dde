import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'

export const outgoingMail = pgTable(
  'outgoing_mail',
  {
    organizationId: uuid('organization_id').notNull(),
    mailId: uuid('mail_id').notNull(),
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
  (table) => [primaryKey({ columns: [table.organizationId, table.mailId] })],
)
