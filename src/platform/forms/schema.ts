import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'

export const formSubmission = pgTable(
  'form_submission',
  {
    organizationId: uuid('organization_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    route: text('route').notNull(),
    accountId: uuid('account_id'),
    location: text('location'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.submissionId] })],
)

export const carriedForm = pgTable(
  'carried_form',
  {
    organizationId: uuid('organization_id').notNull(),
    carriedFormId: uuid('carried_form_id').notNull(),
    accountId: uuid('account_id').notNull(),
    address: text('address').notNull(),
    fields: jsonb('fields').$type<Readonly<Record<string, string | readonly string[]>>>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.carriedFormId] })],
)
