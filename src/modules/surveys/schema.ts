import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Question } from './questions.ts'
import type { ReportFigures } from './reports/report-figures.ts'
import { areas, channels, kinds, phases, rules, states, subjectKinds, type Topic } from './survey-facts.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const survey = pgTable('survey', {
  organizationId: uuid('organization_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  kind: text('kind', { enum: kinds }).notNull(),
  topic: text('topic').$type<Topic>().notNull(),
  area: text('area', { enum: areas }),
  fiscalYear: integer('fiscal_year').notNull(),
  divisionId: uuid('division_id').notNull(),
  title: text('title').notNull(),
  titleEn: text('title_en').notNull(),
  intro: text('intro').notNull(),
  introEn: text('intro_en').notNull(),
  rule: text('rule', { enum: rules }).notNull(),
  threshold: integer('threshold').notNull(),
  passMark: integer('pass_mark'),
  invitedOnly: boolean('invited_only').notNull(),
  isUncompared: boolean('is_uncompared').notNull(),
  opensOn: date('opens_on').notNull(),
  closesOn: date('closes_on').notNull(),
  state: text('state', { enum: states }).notNull(),
  version: integer('version').notNull(),
})

export const surveyVersion = pgTable('survey_version', {
  organizationId: uuid('organization_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  version: integer('version').notNull(),
  questions: jsonb('questions').$type<Question[]>().notNull(),
})

export const surveyPlace = pgTable('survey_place', {
  organizationId: uuid('organization_id').notNull(),
  placeId: uuid('place_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  code: text('code').notNull(),
  channel: text('channel', { enum: channels }).notNull(),
  subjectKind: text('subject_kind', { enum: subjectKinds }),
  subjectKey: text('subject_key'),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  phase: text('phase', { enum: phases }),
  closedOn: date('closed_on'),
})

/**
 * Answers. No personal data: no account, no network address, and in place of the moment a day and an hour. The id is
 * random, unlike others here, which begin with the moment at which they were made.
 */
export const surveyAnswer = pgTable('survey_answer', {
  organizationId: uuid('organization_id').notNull(),
  answerId: uuid('answer_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  version: integer('version').notNull(),
  placeId: uuid('place_id').notNull(),
  answeredOn: date('answered_on').notNull(),
  answeredHour: smallint('answered_hour').notNull(),
  given: integer('given').array().$type<(number | null)[]>().notNull(),
  points: integer('points'),
  met: boolean('met'),
})

/**
 * What people wrote in their own words, which may name somebody although the form asks not to. Purpose: to learn what
 * to mend. Kept apart from the rest of the answer, numbers of telephones and cards masked before it is kept. Retention:
 * two years, see `forgetting.ts`.
 */
export const surveyText = pgTable('survey_text', {
  organizationId: uuid('organization_id').notNull(),
  textId: uuid('text_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  version: integer('version').notNull(),
  question: integer('question').notNull(),
  writtenOn: date('written_on').notNull(),
  words: text('words').notNull(),
  themes: text('themes').array().notNull(),
})

export const surveyTally = pgTable('survey_tally', {
  organizationId: uuid('organization_id').notNull(),
  surveyId: uuid('survey_id').notNull(),
  version: integer('version').notNull(),
  placeId: uuid('place_id').notNull(),
  month: date('month').notNull(),
  shard: smallint('shard').notNull(),
  answers: bigint('answers', { mode: 'number' }).notNull(),
  counted: bigint('counted', { mode: 'number' }).notNull(),
  met: bigint('met', { mode: 'number' }).notNull(),
  points: bigint('points', { mode: 'number' }).notNull(),
  counts: bigint('counts', { mode: 'number' }).array().notNull(),
})

/** Single-use links: only what a link becomes is kept, and that it was spent; not for which answer, nor when. */
export const surveyInvitation = pgTable('survey_invitation', {
  organizationId: uuid('organization_id').notNull(),
  tokenHash: bytes('token_hash').notNull(),
  surveyId: uuid('survey_id').notNull(),
  placeId: uuid('place_id').notNull(),
  expiresOn: date('expires_on').notNull(),
  isSpent: boolean('is_spent').notNull(),
  isMixed: boolean('is_mixed').notNull(),
})

export const surveyReport = pgTable('survey_report', {
  organizationId: uuid('organization_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  months: smallint('months').notNull(),
  figures: jsonb('figures').$type<ReportFigures>().notNull(),
  sha256: bytes('sha256').notNull(),
  givenOn: date('given_on').notNull(),
  givenBy: uuid('given_by').notNull(),
})
