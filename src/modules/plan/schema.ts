import { bigint, boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'

const inOrganization = { organizationId: uuid('organization_id').notNull() }
const inPlan = { ...inOrganization, planId: uuid('plan_id').notNull() }
const inProgramme = { ...inOrganization, programmeId: uuid('programme_id').notNull() }
const inTwoLanguages = { name: text('name').notNull(), nameEn: text('name_en').notNull() }
/** A point of the official form; `items` are the sub-points printed under it. */
const point = {
  position: integer('position').notNull(),
  text: text('text').notNull(),
  items: text('items').array().notNull(),
}

export const plan = pgTable('plan', {
  ...inPlan,
  title: text('title').notNull(),
  titleEn: text('title_en').notNull(),
  firstFiscalYear: integer('first_fiscal_year').notNull(),
  lastFiscalYear: integer('last_fiscal_year').notNull(),
  announcedOn: date('announced_on').notNull(),
})

export const planObjective = pgTable('plan_objective', {
  ...inPlan,
  position: integer('position').notNull(),
  text: text('text').notNull(),
  textEn: text('text_en').notNull(),
})

export const planCorrection = pgTable('plan_correction', {
  ...inPlan,
  position: integer('position').notNull(),
  programmeNumber: integer('programme_number'),
  field: text('field').notNull(),
  scanned: text('scanned').notNull(),
  kept: text('kept').notNull(),
})

export const planTarget = pgTable('plan_target', {
  ...inPlan,
  position: integer('position').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  indicator: text('indicator').notNull(),
  indicatorEn: text('indicator_en').notNull(),
  unit: text('unit', { enum: ['percent', 'points'] }).notNull(),
  value: integer('value').notNull(),
  aspiration: integer('aspiration'),
})

export const dimension = pgTable('dimension', {
  ...inPlan,
  number: integer('number').notNull(),
  ...inTwoLanguages,
})

export const mission = pgTable('mission', {
  ...inPlan,
  dimension: integer('dimension').notNull(),
  number: integer('number').notNull(),
  ...inTwoLanguages,
})

export const topic = pgTable('topic', {
  ...inPlan,
  dimension: integer('dimension').notNull(),
  mission: integer('mission').notNull(),
  number: integer('number').notNull(),
  ...inTwoLanguages,
})

export const programme = pgTable('programme', {
  ...inProgramme,
  planId: uuid('plan_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind', { enum: ['project', 'activity', 'measure'] }).notNull(),
  dimension: integer('dimension').notNull(),
  mission: integer('mission').notNull(),
  topic: integer('topic').notNull(),
  ...inTwoLanguages,
  summaryEn: text('summary_en').notNull(),
  hasForm: boolean('has_form').notNull(),
  rationale: text('rationale').array().notNull(),
  responsible: text('responsible'),
  sourceNote: text('source_note'),
  sourceNoteEn: text('source_note_en'),
  remark: text('remark').notNull(),
})

export const programmeTargetGroup = pgTable('programme_target_group', {
  ...inProgramme,
  position: integer('position').notNull(),
  name: text('name').notNull(),
  people: integer('people'),
})

export const programmeObjective = pgTable('programme_objective', { ...inProgramme, ...point })

export const programmeStep = pgTable('programme_step', { ...inProgramme, ...point })

export const programmeResult = pgTable('programme_result', {
  ...inProgramme,
  kind: text('kind', { enum: ['output', 'outcome'] }).notNull(),
  ...point,
})

export const programmeYear = pgTable('programme_year', {
  ...inProgramme,
  fiscalYear: integer('fiscal_year').notNull(),
  position: integer('position').notNull(),
  /** Null: no budget used. 0: a budget of nothing. */
  budgetSatang: bigint('budget_satang', { mode: 'number' }),
  quarters: integer('quarters').array().notNull(),
  remark: text('remark').notNull(),
})

export const fraudRisk = pgTable('fraud_risk', {
  ...inPlan,
  processNumber: integer('process_number').notNull(),
  number: integer('number').notNull(),
  process: text('process').notNull(),
  processEn: text('process_en').notNull(),
  text: text('text').notNull(),
  textEn: text('text_en').notNull(),
  level: text('level', { enum: ['low', 'medium', 'high'] }).notNull(),
})

export const fraudRiskControl = pgTable('fraud_risk_control', {
  ...inPlan,
  processNumber: integer('process_number').notNull(),
  number: integer('number').notNull(),
  programmeId: uuid('programme_id').notNull(),
})
