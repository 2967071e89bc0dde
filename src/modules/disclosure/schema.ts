import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { periods } from './period.ts'

const inOrganization = { organizationId: uuid('organization_id').notNull() }

export const disclosureYear = pgTable('disclosure_year', {
  ...inOrganization,
  itaYear: integer('ita_year').notNull(),
  copiedFrom: integer('copied_from'),
  provenance: text('provenance').notNull(),
  provenanceEn: text('provenance_en').notNull(),
  openedAt: instant('opened_at').notNull(),
  checkedOn: date('checked_on'),
})

export const disclosureItem = pgTable('disclosure_item', {
  ...inOrganization,
  itemId: uuid('item_id').notNull(),
  itaYear: integer('ita_year').notNull(),
  code: text('code').notNull(),
  position: integer('position').notNull(),
  title: text('title').notNull(),
  titleEn: text('title_en').notNull(),
  topic: integer('topic').notNull(),
  period: text('period', { enum: periods }).notNull(),
  deadline: date('deadline'),
  divisionId: uuid('division_id'),
  originYear: integer('origin_year'),
  originCode: text('origin_code'),
  withdrawnAt: instant('withdrawn_at'),
  revision: integer('revision').notNull(),
})

/**
 * `checkedBy` is the account of the officer who looked, so that colleagues can ask him; it is shown to those who
 * work here and never in public, where his role stands. Kept as long as the point, whose result it answers for.
 */
export const disclosurePoint = pgTable('disclosure_point', {
  ...inOrganization,
  pointId: uuid('point_id').notNull(),
  itemId: uuid('item_id').notNull(),
  position: integer('position').notNull(),
  text: text('text').notNull(),
  textEn: text('text_en').notNull(),
  words: text('words'),
  isMet: boolean('is_met'),
  note: text('note'),
  checkedBy: uuid('checked_by'),
  checkedRole: text('checked_role'),
  checkedAt: instant('checked_at'),
})

/**
 * `matchedBy` is the account of the officer who matched it, for the same purpose; kept as long as the item, which
 * the next assessment may ask about.
 */
export const disclosureMatch = pgTable('disclosure_match', {
  ...inOrganization,
  matchId: uuid('match_id').notNull(),
  itemId: uuid('item_id').notNull(),
  kind: text('kind', { enum: ['thing', 'live', 'link'] }).notNull(),
  source: text('source'),
  thingId: text('thing_id'),
  url: text('url'),
  title: text('title'),
  datedOn: date('dated_on'),
  matchedBy: uuid('matched_by').notNull(),
  matchedAt: instant('matched_at').notNull(),
  removedAt: instant('removed_at'),
})

export const disclosureProbe = pgTable('disclosure_probe', {
  ...inOrganization,
  kind: text('kind', { enum: ['link', 'file'] }).notNull(),
  key: text('key').notNull(),
  target: text('target').notNull(),
  wantedOn: date('wanted_on').notNull(),
  checkedOn: date('checked_on'),
  checkedAt: instant('checked_at'),
  status: integer('status'),
  fault: text('fault'),
  failedOn: date('failed_on'),
  failedNights: integer('failed_nights').notNull(),
})

export const disclosureNight = pgTable('disclosure_night', {
  ...inOrganization,
  night: date('night').notNull(),
  begunAt: instant('begun_at').notNull(),
  finishedAt: instant('finished_at'),
  links: integer('links'),
  deadLinks: integer('dead_links'),
  files: integer('files'),
  missingFiles: integer('missing_files'),
})
