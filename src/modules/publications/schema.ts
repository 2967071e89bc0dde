import { date, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import type { Channel } from './channels.ts'
import type { PublicationKind } from './kinds.ts'
import type { Capacity } from './publication.ts'

export type PublicationState = 'draft' | 'sent' | 'approved' | 'published' | 'withdrawn' | 'cancelled'

/**
 * Personal data: the name under a document, published with it as the document itself is, and kept as long as the
 * register; accounts of those who entered it.
 */
export const publication = pgTable(
  'publication',
  {
    organizationId: uuid('organization_id').notNull(),
    publicationId: uuid('publication_id').notNull(),
    kind: text('kind').$type<PublicationKind>().notNull(),
    state: text('state').$type<PublicationState>().notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en').notNull(),
    body: text('body').notNull(),
    links: text('links').array().notNull(),
    topics: text('topics').array().notNull(),
    datedOn: date('dated_on').notNull(),
    signatoryName: text('signatory_name').notNull(),
    signatoryPosition: text('signatory_position').notNull(),
    signatoryCapacity: text('signatory_capacity').$type<Capacity>().notNull(),
    divisionId: uuid('division_id').notNull(),
    happensFrom: date('happens_from'),
    happensTo: date('happens_to'),
    happensAt: text('happens_at'),
    place: text('place').notNull(),
    paperNumber: integer('paper_number'),
    number: integer('number'),
    numberYear: integer('number_year'),
    edition: integer('edition').notNull(),
    replacesId: uuid('replaces_id'),
    replacedBy: uuid('replaced_by'),
    revision: integer('revision').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
    publishedAt: instant('published_at'),
    publishedOn: date('published_on'),
    snapshot: text('snapshot'),
    endedReason: text('ended_reason'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.publicationId] })],
)

export const publicationCounter = pgTable(
  'publication_counter',
  {
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').$type<PublicationKind>().notNull(),
    numberYear: integer('number_year').notNull(),
    lastNumber: integer('last_number').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.kind, table.numberYear] })],
)

export const publicationSpreading = pgTable(
  'publication_spreading',
  {
    organizationId: uuid('organization_id').notNull(),
    spreadingId: uuid('spreading_id').notNull(),
    publicationId: uuid('publication_id').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    usedOn: date('used_on').notNull(),
    note: text('note').notNull(),
    link: text('link'),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.spreadingId] }),
    foreignKey({
      columns: [table.organizationId, table.publicationId],
      foreignColumns: [publication.organizationId, publication.publicationId],
    }),
  ],
)
