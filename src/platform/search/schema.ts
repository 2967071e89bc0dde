import { customType, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const searchDocument = pgTable(
  'search_document',
  {
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    address: text('address').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en').notNull(),
    summary: text('summary').notNull(),
    summaryEn: text('summary_en').notNull(),
    words: tsvector('words').notNull(),
    datedOn: date('dated_on'),
    fingerprint: text('fingerprint').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.kind, table.key] })],
)

export const searchWord = pgTable(
  'search_word',
  {
    organizationId: uuid('organization_id').notNull(),
    word: text('word').notNull(),
    documentCount: integer('document_count').notNull(),
    documents: integer('documents').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.word] })],
)
