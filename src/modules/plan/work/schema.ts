import { bigint, boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'
import { stepStates } from './step-state.ts'

const inYear = {
  organizationId: uuid('organization_id').notNull(),
  programmeId: uuid('programme_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
}

export const planYearOpen = pgTable('plan_year_open', {
  organizationId: uuid('organization_id').notNull(),
  planId: uuid('plan_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  openedAt: instant('opened_at').notNull(),
})

export const programmeWork = pgTable('programme_work', { ...inYear, divisionId: uuid('division_id') })

export const workStep = pgTable('work_step', {
  ...inYear,
  stepId: uuid('step_id').notNull(),
  position: integer('position').notNull(),
  text: text('text').notNull(),
  items: text('items').array().notNull(),
  ownerId: uuid('owner_id'),
  plannedFrom: date('planned_from').notNull(),
  plannedTo: date('planned_to').notNull(),
  state: text('state', { enum: stepStates }).notNull(),
  droppedReason: text('dropped_reason'),
  doneOn: date('done_on'),
  report: text('report').notNull(),
  revision: integer('revision').notNull(),
})

export const evidence = pgTable('evidence', {
  ...inYear,
  evidenceId: uuid('evidence_id').notNull(),
  stepId: uuid('step_id'),
  indicatorId: uuid('indicator_id'),
  kind: text('kind', { enum: ['file', 'link', 'published'] }).notNull(),
  title: text('title').notNull(),
  url: text('url'),
  fileId: uuid('file_id'),
  publishedSource: text('published_source'),
  publishedId: text('published_id'),
  publishedEdition: integer('published_edition'),
  publishedSha256: text('published_sha256'),
  publishedOn: date('published_on'),
  publishedAddress: text('published_address'),
  isPublic: boolean('is_public').notNull(),
  datedOn: date('dated_on').notNull(),
  addedBy: uuid('added_by').notNull(),
  addedAt: instant('added_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnBy: uuid('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
})

export const spending = pgTable('spending', {
  ...inYear,
  spendingId: uuid('spending_id').notNull(),
  amountSatang: bigint('amount_satang', { mode: 'number' }).notNull(),
  spentOn: date('spent_on').notNull(),
  purpose: text('purpose').notNull(),
  reference: text('reference').notNull(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
  state: text('state', { enum: ['entered', 'confirmed', 'refused', 'withdrawn'] }).notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  decisionReason: text('decision_reason'),
})
