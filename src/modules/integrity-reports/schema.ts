import { bigint, customType, date, integer, pgTable, uuid } from 'drizzle-orm/pg-core'

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/**
 * Reports of corruption, sealed on the device of whoever tells: the server has no key to any of it. Purpose: to keep
 * them for their recipients. There are no times, no addresses and no names, and every id is random, because one that
 * counts or tells the time would tell who was at his desk. Retention: not built yet, so that nothing is destroyed.
 */
export const integrityReport = pgTable('integrity_report', {
  organizationId: uuid('organization_id').notNull(),
  reportId: bytes('report_id').notNull(),
  head: bytes('head').notNull(),
  nextSeq: integer('next_seq').notNull(),
})

export const integrityDoor = pgTable('integrity_door', {
  organizationId: uuid('organization_id').notNull(),
  doorId: bytes('door_id').notNull(),
  publicKey: bytes('public_key').notNull(),
  reportId: bytes('report_id').notNull(),
})

export const integrityKeybox = pgTable('integrity_keybox', {
  organizationId: uuid('organization_id').notNull(),
  keyboxHash: bytes('keybox_hash').notNull(),
  reportId: bytes('report_id'),
  position: integer('position'),
  content: bytes('content').notNull(),
  poolDay: date('pool_day'),
})

export const integrityMessage = pgTable('integrity_message', {
  organizationId: uuid('organization_id').notNull(),
  reportId: bytes('report_id').notNull(),
  seq: integer('seq').notNull(),
  content: bytes('content').notNull(),
})

export const integrityBlobPart = pgTable('integrity_blob_part', {
  organizationId: uuid('organization_id').notNull(),
  blobId: bytes('blob_id').notNull(),
  part: integer('part').notNull(),
  parts: integer('parts').notNull(),
  reportId: bytes('report_id'),
  content: bytes('content').notNull(),
  arrivedOn: date('arrived_on').notNull(),
})

export const integrityPending = pgTable('integrity_pending', {
  organizationId: uuid('organization_id').notNull(),
  tag: bytes('tag').notNull(),
  commitment: bytes('commitment').notNull(),
})

export const integrityBatch = pgTable('integrity_batch', {
  organizationId: uuid('organization_id').notNull(),
  batchDay: date('batch_day').notNull(),
  ledgerIndex: bigint('ledger_index', { mode: 'number' }).notNull(),
})
