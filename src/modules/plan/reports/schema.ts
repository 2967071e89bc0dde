import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'

export const progressReport = pgTable('progress_report', {
  organizationId: uuid('organization_id').notNull(),
  reportId: uuid('report_id').notNull(),
  planId: uuid('plan_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  months: integer('months').notNull(),
  edition: integer('edition').notNull(),
  correction: text('correction'),
  openedAt: instant('opened_at').notNull(),
  state: text('state', { enum: ['open', 'sent', 'sealed'] }).notNull(),
  snapshot: text('snapshot'),
  sealedAt: instant('sealed_at'),
})

export const progressReportEntry = pgTable('progress_report_entry', {
  organizationId: uuid('organization_id').notNull(),
  reportId: uuid('report_id').notNull(),
  programmeId: uuid('programme_id').notNull(),
  result: text('result').notNull(),
  problems: text('problems').notNull(),
  suggestions: text('suggestions').notNull(),
  revision: integer('revision').notNull(),
})
