import {
  boolean,
  customType,
  date,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { channels, states, stepKinds } from './complaint-facts.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const complaintCategory = pgTable(
  'complaint_category',
  {
    organizationId: uuid('organization_id').notNull(),
    category: text('category').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    isClosed: boolean('is_closed').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.category] })],
)

export const complaintVillage = pgTable('complaint_village', {
  organizationId: uuid('organization_id').notNull(),
  villageId: uuid('village_id').notNull(),
  number: integer('number').notNull(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  /** Where it stands on a map: of the whole village, not of a house. */
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
})

export const complaintRule = pgTable(
  'complaint_rule',
  {
    organizationId: uuid('organization_id').notNull(),
    days: integer('days').notNull(),
    source: text('source').notNull(),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    radiusKm: integer('radius_km'),
  },
  (table) => [primaryKey({ columns: [table.organizationId] })],
)

/**
 * Complaints. Personal data: `complainant` and `contact`, given by whoever wishes to be reached; `story`, `place`, the
 * coordinates, `rating_words` and the `words` of the steps, which may name people or tell where somebody lives. Purpose: to deal with
 * the matter and to show how it was dealt with. Retention: two years after the end, see `forgetting.ts`; then only facts
 * without a person are left, for the statistics. `ticket_id` stays, so that what was erased is not brought in again.
 */
export const complaint = pgTable('complaint', {
  organizationId: uuid('organization_id').notNull(),
  complaintId: uuid('complaint_id').notNull(),
  registerYear: integer('register_year').notNull(),
  registerNumber: integer('register_number').notNull(),
  codeHash: bytes('code_hash').notNull(),
  channel: text('channel', { enum: channels }).notNull(),
  category: text('category').notNull(),
  villageId: uuid('village_id'),
  isDangerous: boolean('is_dangerous').notNull().default(false),
  happenedOn: date('happened_on'),
  story: text('story'),
  place: text('place'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  complainant: text('complainant'),
  contact: text('contact'),
  receivedOn: date('received_on').notNull(),
  dueOn: date('due_on').notNull(),
  overran: boolean('overran').notNull().default(false),
  waitingSince: date('waiting_since'),
  pausedDays: integer('paused_days').notNull().default(0),
  level: integer('level').notNull().default(0),
  divisionId: uuid('division_id'),
  assigneeId: uuid('assignee_id'),
  state: text('state', { enum: states }).notNull(),
  endedOn: date('ended_on'),
  fixedOn: date('fixed_on'),
  closedOn: date('closed_on'),
  reopenedOn: date('reopened_on'),
  passedTo: text('passed_to'),
  mergedInto: uuid('merged_into'),
  summary: text('summary'),
  rating: integer('rating'),
  ratingWords: text('rating_words'),
  ratedOn: date('rated_on'),
  isInvited: boolean('is_invited').notNull().default(false),
  erasedAt: instant('erased_at'),
  apiKeyId: uuid('api_key_id'),
  ticketId: text('ticket_id'),
})

/** Keys of programs of others. `name` is that of a program and who runs it; kept as long as what was filed with it. */
export const complaintApiKey = pgTable('complaint_api_key', {
  organizationId: uuid('organization_id').notNull(),
  keyId: uuid('key_id').notNull(),
  name: text('name').notNull(),
  keyHash: bytes('key_hash').notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
  revokedAt: instant('revoked_at'),
  uses: integer('uses').notNull().default(0),
  lastUsedAt: instant('last_used_at'),
  hourBegun: instant('hour_begun'),
  hourUses: integer('hour_uses').notNull().default(0),
})

/** Measures against what repeats: written for everybody; the owner is named to the staff alone. */
export const complaintMeasure = pgTable('complaint_measure', {
  organizationId: uuid('organization_id').notNull(),
  measureId: uuid('measure_id').notNull(),
  category: text('category').notNull(),
  villageId: uuid('village_id'),
  action: text('action').notNull(),
  ownerId: uuid('owner_id').notNull(),
  decidedOn: date('decided_on').notNull(),
  dueOn: date('due_on').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  programmeNumber: integer('programme_number'),
  doneOn: date('done_on'),
  result: text('result'),
})

/** Summaries of rounds: nothing in them is about a person, small counts are suppressed. */
export const complaintRoundReport = pgTable('complaint_round_report', {
  organizationId: uuid('organization_id').notNull(),
  reportId: uuid('report_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  months: integer('months').notNull(),
  state: text('state', { enum: ['sent', 'sent-back', 'sealed'] }).notNull(),
  snapshot: text('snapshot').notNull(),
  sealedAt: instant('sealed_at'),
})

/** Words of stories and places: personal as those are, and erased with them. */
export const complaintWord = pgTable('complaint_word', {
  organizationId: uuid('organization_id').notNull(),
  word: text('word').notNull(),
  complaintId: uuid('complaint_id').notNull(),
})

export const complaintRegister = pgTable('complaint_register', {
  organizationId: uuid('organization_id').notNull(),
  registerYear: integer('register_year').notNull(),
  lastNumber: integer('last_number').notNull(),
})

/** `words` is erased with the texts of the complaint. */
export const complaintStep = pgTable('complaint_step', {
  organizationId: uuid('organization_id').notNull(),
  stepId: uuid('step_id').notNull(),
  complaintId: uuid('complaint_id').notNull(),
  kind: text('kind', { enum: stepKinds }).notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: uuid('made_by'),
  divisionId: uuid('division_id'),
  dueOn: date('due_on'),
  level: integer('level'),
  words: text('words'),
})
