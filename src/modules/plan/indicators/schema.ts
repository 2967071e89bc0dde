import { date, integer, jsonb, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'
import { metricUnits } from '../../../platform/metrics/metric.ts'
import { directions, indicatorKinds, indicatorSources } from './definition.ts'

const number = (name: string) => numeric(name, { precision: 14, scale: 2, mode: 'number' })

export const indicator = pgTable('indicator', {
  organizationId: uuid('organization_id').notNull(),
  indicatorId: uuid('indicator_id').notNull(),
  programmeId: uuid('programme_id').notNull(),
  kind: text('kind', { enum: indicatorKinds }).notNull(),
  position: integer('position').notNull(),
  text: text('text').notNull(),
  source: text('source', { enum: indicatorSources }).notNull(),
  metric: text('metric'),
  parameters: jsonb('parameters').$type<Readonly<Record<string, string>>>().notNull(),
  unit: text('unit', { enum: metricUnits }).notNull(),
  direction: text('direction', { enum: directions }).notNull(),
  target: number('target'),
  revision: integer('revision').notNull(),
})

export const indicatorResult = pgTable('indicator_result', {
  organizationId: uuid('organization_id').notNull(),
  indicatorId: uuid('indicator_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  sequence: integer('sequence').notNull(),
  numerator: number('numerator').notNull(),
  denominator: number('denominator'),
  measuredOn: date('measured_on').notNull(),
  note: text('note').notNull(),
  recordedBy: uuid('recorded_by').notNull(),
  recordedAt: instant('recorded_at').notNull(),
})

export const targetFigure = pgTable('target_figure', {
  organizationId: uuid('organization_id').notNull(),
  planId: uuid('plan_id').notNull(),
  position: integer('position').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  sequence: integer('sequence').notNull(),
  value: number('value').notNull(),
  source: text('source').notNull(),
  url: text('url'),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
})
