import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'
import { stages } from './stage.ts'

export const approval = pgTable('approval', {
  organizationId: uuid('organization_id').notNull(),
  approvalId: uuid('approval_id').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: uuid('subject_id').notNull(),
  round: integer('round').notNull(),
  divisionId: uuid('division_id'),
  stage: text('stage', { enum: stages }).notNull(),
  submittedBy: uuid('submitted_by').notNull(),
  submittedAt: instant('submitted_at').notNull(),
})

export const approvalOpinion = pgTable('approval_opinion', {
  organizationId: uuid('organization_id').notNull(),
  approvalId: uuid('approval_id').notNull(),
  position: integer('position').notNull(),
  stage: text('stage', { enum: stages }).notNull(),
  decision: text('decision', { enum: ['agreed', 'sent-back'] }).notNull(),
  opinion: text('opinion').notNull(),
  accountId: uuid('account_id').notNull(),
  name: text('name').notNull(),
  actingFor: text('acting_for'),
  givenAt: instant('given_at').notNull(),
})
