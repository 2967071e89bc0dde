import { boolean, bigint, customType, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { authorities, disciplines, findings, rules, sources, states } from './case-facts.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const caseRegister = pgTable('case_register', {
  organizationId: uuid('organization_id').notNull(),
  registerYear: integer('register_year').notNull(),
  lastNumber: integer('last_number').notNull(),
})

/**
 * Cases. Personal data stands in boxes alone: `concerned_box` whom a case concerns, and the boxes of its steps, which
 * only `key_box` opens, with the program's secret that is in no database. Purpose: to find out what happened, to
 * answer for it, and to keep whoever is concerned out. Retention: ten years after closing, see `forgetting.ts`; then
 * the key is destroyed and only the facts that are counted are left.
 */
export const caseMatter = pgTable('case_matter', {
  organizationId: uuid('organization_id').notNull(),
  caseId: uuid('case_id').notNull(),
  registerYear: integer('register_year').notNull(),
  registerNumber: integer('register_number').notNull(),
  source: text('source', { enum: sources }).notNull(),
  isCorruption: boolean('is_corruption').notNull(),
  receivedOn: date('received_on').notNull(),
  state: text('state', { enum: states }).notNull(),
  finding: text('finding', { enum: findings }),
  discipline: text('discipline', { enum: disciplines }),
  referredTo: text('referred_to', { enum: authorities }),
  closedOn: date('closed_on'),
  keyBox: bytes('key_box'),
  concernedBox: bytes('concerned_box'),
  erasedAt: instant('erased_at'),
})

export const caseMember = pgTable('case_member', {
  organizationId: uuid('organization_id').notNull(),
  caseId: uuid('case_id').notNull(),
  accountId: uuid('account_id').notNull(),
  addedAt: instant('added_at').notNull(),
})

export const caseStep = pgTable('case_step', {
  organizationId: uuid('organization_id').notNull(),
  stepId: uuid('step_id').notNull(),
  caseId: uuid('case_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: uuid('made_by'),
  contentBox: bytes('content_box'),
  ledgerIndex: bigint('ledger_index', { mode: 'number' }).notNull(),
})

/**
 * Files that a case has as evidence. Purpose: to prove or disprove what is alleged, for its team alone. Their names and what
 * they show stand in the sealed step; the files are in the store, as they came. Retention: that of the case.
 */
export const caseEvidence = pgTable('case_evidence', {
  organizationId: uuid('organization_id').notNull(),
  fileId: uuid('file_id').notNull(),
  caseId: uuid('case_id').notNull(),
})

export const caseDeadline = pgTable('case_deadline', {
  organizationId: uuid('organization_id').notNull(),
  caseId: uuid('case_id').notNull(),
  rule: text('rule', { enum: rules }).notNull(),
  dueOn: date('due_on').notNull(),
  doneOn: date('done_on'),
})

export const caseRule = pgTable('case_rule', {
  organizationId: uuid('organization_id').notNull(),
  rule: text('rule', { enum: rules }).notNull(),
  days: integer('days').notNull(),
  source: text('source').notNull(),
  comparedOn: date('compared_on'),
})

/** Who opened a case, so that its team and the internal auditor see it. Kept as long as the register. */
export const caseRead = pgTable('case_read', {
  organizationId: uuid('organization_id').notNull(),
  readId: uuid('read_id').notNull(),
  caseId: uuid('case_id').notNull(),
  accountId: uuid('account_id').notNull(),
  what: text('what', { enum: ['case', 'dossier', 'evidence'] }).notNull(),
  at: instant('at').notNull(),
})

export const caseAuthority = pgTable('case_authority', {
  organizationId: uuid('organization_id').notNull(),
  authorityId: uuid('authority_id').notNull(),
  name: text('name').notNull(),
  recipient: text('recipient').notNull(),
  addedAt: instant('added_at').notNull(),
  closedAt: instant('closed_at'),
})

export const caseDossier = pgTable('case_dossier', {
  organizationId: uuid('organization_id').notNull(),
  dossierId: uuid('dossier_id').notNull(),
  caseId: uuid('case_id').notNull(),
  authorityId: uuid('authority_id').notNull(),
  madeAt: instant('made_at').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  sealed: bytes('sealed'),
})
