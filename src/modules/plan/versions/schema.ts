import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'

export const draftStates = ['open', 'sent', 'approved', 'announced', 'abandoned'] as const

export const planVersion = pgTable('plan_version', {
  organizationId: uuid('organization_id').notNull(),
  versionId: uuid('version_id').notNull(),
  planId: uuid('plan_id').notNull(),
  number: integer('number').notNull(),
  content: text('content').notNull(),
  reason: text('reason'),
  announcedOn: date('announced_on').notNull(),
  madeAt: instant('made_at').notNull(),
  draftId: uuid('draft_id'),
})

export const planDraft = pgTable('plan_draft', {
  organizationId: uuid('organization_id').notNull(),
  draftId: uuid('draft_id').notNull(),
  planId: uuid('plan_id'),
  content: text('content').notNull(),
  base: text('base').notNull(),
  reason: text('reason').notNull(),
  state: text('state', { enum: draftStates }).notNull(),
  revision: integer('revision').notNull(),
  openedBy: uuid('opened_by'),
  openedAt: instant('opened_at').notNull(),
})
