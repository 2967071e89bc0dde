import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'
import type { FileKind } from './file-kind.ts'

export const fileBlob = pgTable(
  'file_blob',
  {
    organizationId: uuid('organization_id').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    storedAt: instant('stored_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sha256] })],
)

export const file = pgTable(
  'file',
  {
    organizationId: uuid('organization_id').notNull(),
    fileId: uuid('file_id').notNull(),
    sha256: text('sha256').notNull(),
    kind: text('kind').$type<FileKind>().notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    subject: text('subject').notNull(),
    isPublic: boolean('is_public').notNull(),
    keptBy: uuid('kept_by'),
    keptAt: instant('kept_at').notNull(),
    keepUntil: date('keep_until'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.fileId] }),
    foreignKey({
      columns: [table.organizationId, table.sha256],
      foreignColumns: [fileBlob.organizationId, fileBlob.sha256],
    }),
    index('file_subject').on(table.organizationId, table.subject, table.fileId),
    index('file_sha256').on(table.organizationId, table.sha256),
  ],
)
