import { boolean, customType, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { channels, deliveries, outcomes, states, type GroundCode } from './request-facts.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * Requests for information. Personal data: `requester` and `contact`, given by whoever wishes to be answered
 * directly, and the free texts `wanted`, `answer` and `rating_words`, which may name people. Purpose: to answer,
 * and to show how it was answered. Retention: two years after the end, see `forgetting.ts`; then only facts without
 * a person are left, for the statistics.
 */
export const informationRequest = pgTable('information_request', {
  organizationId: uuid('organization_id').notNull(),
  requestId: uuid('request_id').notNull(),
  registerYear: integer('register_year').notNull(),
  registerNumber: integer('register_number').notNull(),
  codeHash: bytes('code_hash').notNull(),
  channel: text('channel', { enum: channels }).notNull(),
  delivery: text('delivery', { enum: deliveries }).notNull(),
  wanted: text('wanted'),
  requester: text('requester'),
  contact: text('contact'),
  receivedOn: date('received_on').notNull(),
  dueOn: date('due_on').notNull(),
  overran: boolean('overran').notNull().default(false),
  divisionId: uuid('division_id'),
  state: text('state', { enum: states }).notNull(),
  endedOn: date('ended_on'),
  answer: text('answer'),
  grounds: text('grounds').array().$type<GroundCode[]>().notNull().default([]),
  passedTo: text('passed_to'),
  rating: integer('rating'),
  ratingWords: text('rating_words'),
  ratedOn: date('rated_on'),
  erasedAt: instant('erased_at'),
})

export const informationRequestRegister = pgTable('information_request_register', {
  organizationId: uuid('organization_id').notNull(),
  registerYear: integer('register_year').notNull(),
  lastNumber: integer('last_number').notNull(),
})

/** `words` is why the time was extended; it is erased with the texts of the request. */
export const informationRequestStep = pgTable('information_request_step', {
  organizationId: uuid('organization_id').notNull(),
  stepId: uuid('step_id').notNull(),
  requestId: uuid('request_id').notNull(),
  kind: text('kind', {
    enum: ['received', 'assigned', 'extended', ...outcomes],
  }).notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: uuid('made_by'),
  divisionId: uuid('division_id'),
  dueOn: date('due_on'),
  words: text('words'),
})
