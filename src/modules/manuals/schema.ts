import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { manualKinds } from './content.ts'

export const draftStates = ['open', 'sent', 'published', 'abandoned'] as const

/**
 * Personal data: the accounts of the officers who begin, and of who withdraws, so that nobody approves his own.
 * They stay as long as the manual, whose history they are part of; names are read from the accounts.
 */
export const manual = pgTable('manual', {
  organizationId: uuid('organization_id').notNull(),
  manualId: uuid('manual_id').notNull(),
  kind: text('kind', { enum: manualKinds }).notNull(),
  serviceKey: text('service_key').notNull(),
  begunAt: instant('begun_at').notNull(),
  reviewBy: date('review_by'),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnBy: uuid('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
})

export const manualVersion = pgTable('manual_version', {
  organizationId: uuid('organization_id').notNull(),
  versionId: uuid('version_id').notNull(),
  manualId: uuid('manual_id').notNull(),
  number: integer('number').notNull(),
  content: text('content').notNull(),
  publishedOn: date('published_on').notNull(),
  madeAt: instant('made_at').notNull(),
  draftId: uuid('draft_id').notNull(),
})

export const manualDraft = pgTable('manual_draft', {
  organizationId: uuid('organization_id').notNull(),
  draftId: uuid('draft_id').notNull(),
  manualId: uuid('manual_id').notNull(),
  content: text('content').notNull(),
  templateSource: text('template_source'),
  unchecked: text('unchecked').array().notNull(),
  state: text('state', { enum: draftStates }).notNull(),
  revision: integer('revision').notNull(),
  begunBy: uuid('begun_by').notNull(),
  begunAt: instant('begun_at').notNull(),
  sentAt: instant('sent_at'),
  sentBackAt: instant('sent_back_at'),
  sentBackReason: text('sent_back_reason'),
})
