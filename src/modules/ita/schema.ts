import { date, integer, jsonb, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import type { Frame } from './frame.ts'
import { measureStates } from './measure-state.ts'

// Personal data: the account of who entered, changed or reported something, and of who carries a measure out; so
// that somebody answers for it. Kept as long as the result or the measure, which reports of the plan rest on; the
// public pages and tables name none of them.

const score = (name: string) => numeric(name, { precision: 5, scale: 2, mode: 'number' })

export const itaFrame = pgTable('ita_frame', {
  organizationId: uuid('organization_id').notNull(),
  itaYear: integer('ita_year').notNull(),
  sequence: integer('sequence').notNull(),
  frame: jsonb('frame').$type<Frame>().notNull(),
  reason: text('reason').notNull(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
})

export const itaResult = pgTable('ita_result', {
  organizationId: uuid('organization_id').notNull(),
  itaYear: integer('ita_year').notNull(),
  sequence: integer('sequence').notNull(),
  total: score('total').notNull(),
  iit: score('iit'),
  eit: score('eit'),
  oit: score('oit'),
  grade: text('grade').notNull(),
  announcedOn: date('announced_on'),
  source: text('source').notNull(),
  url: text('url'),
  fileId: uuid('file_id'),
  reason: text('reason').notNull(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
})

export const itaIndicatorScore = pgTable('ita_indicator_score', {
  organizationId: uuid('organization_id').notNull(),
  itaYear: integer('ita_year').notNull(),
  sequence: integer('sequence').notNull(),
  number: integer('number').notNull(),
  score: score('score').notNull(),
})

export const itaMeasure = pgTable('ita_measure', {
  organizationId: uuid('organization_id').notNull(),
  measureId: uuid('measure_id').notNull(),
  itaYear: integer('ita_year').notNull(),
  indicator: integer('indicator'),
  programmes: integer('programmes').array().notNull(),
  action: text('action').notNull(),
  ownerId: uuid('owner_id').notNull(),
  divisionId: uuid('division_id'),
  decidedOn: date('decided_on').notNull(),
  dueOn: date('due_on').notNull(),
  state: text('state', { enum: measureStates }).notNull(),
  doneOn: date('done_on'),
  revision: integer('revision').notNull(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
})

export const itaMeasureReport = pgTable('ita_measure_report', {
  organizationId: uuid('organization_id').notNull(),
  measureId: uuid('measure_id').notNull(),
  revision: integer('revision').notNull(),
  kind: text('kind', { enum: ['changed', 'reported'] }).notNull(),
  state: text('state', { enum: measureStates }).notNull(),
  note: text('note').notNull(),
  url: text('url'),
  fileId: uuid('file_id'),
  recordedBy: uuid('recorded_by').notNull(),
  recordedAt: instant('recorded_at').notNull(),
})
