import { bigint, integer, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'

export const planYearFigures = pgTable('plan_year_figures', {
  organizationId: uuid('organization_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  asOf: instant('as_of').notNull(),
  programmes: integer('programmes').notNull(),
  steps: integer('steps').notNull(),
  stepsDone: integer('steps_done').notNull(),
  lateProgrammes: integer('late_programmes').notNull(),
  lateSteps: integer('late_steps').notNull(),
  budgetSatang: bigint('budget_satang', { mode: 'number' }).notNull(),
  spentSatang: bigint('spent_satang', { mode: 'number' }).notNull(),
  indicatorsReached: integer('indicators_reached').notNull(),
  indicatorsMissed: integer('indicators_missed').notNull(),
  indicatorsUnmeasured: integer('indicators_unmeasured').notNull(),
  reportsSealed: integer('reports_sealed').notNull(),
})
