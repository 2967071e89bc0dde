import { bigint, customType, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/**
 * Reports of corruption, sealed on the device of whoever tells: the server has no key to any of it. Purpose: to keep
 * them for their recipients. There are no times, no addresses and no names, and every id is random, because one that
 * counts or tells the time would tell who was at his desk. Retention: until the `retention_day` of a
 * report that was closed (`server/closing.ts`), then `server/destroying.ts` destroys all of it; an open one is kept.
 */
export const integrityReport = pgTable('integrity_report', {
  organizationId: uuid('organization_id').notNull(),
  reportId: bytes('report_id').notNull(),
  head: bytes('head').notNull(),
  nextSeq: integer('next_seq').notNull(),
  retentionDay: date('retention_day'),
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

/** A figure of a whole fiscal year, which everybody may read. Nothing of a person. Kept for good, as the ledger is. */
export const integrityYearCount = pgTable('integrity_year_count', {
  organizationId: uuid('organization_id').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  sequence: integer('sequence').notNull(),
  reports: integer('reports'),
  enteredAt: instant('entered_at').notNull(),
})

/** What everybody may read: who receives, by position and keys. No person's name. Kept for good, as the ledger is. */
export const integrityKeyEvent = pgTable('integrity_key_event', {
  organizationId: uuid('organization_id').notNull(),
  position: integer('position').notNull(),
  event: text('event').notNull(),
  ledgerIndex: bigint('ledger_index', { mode: 'number' }).notNull(),
})

export const integrityKeyProposal = pgTable('integrity_key_proposal', {
  organizationId: uuid('organization_id').notNull(),
  proposalId: uuid('proposal_id').notNull(),
  event: text('event').notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  state: text('state', { enum: ['open', 'done', 'withdrawn', 'overtaken'] }).notNull(),
})

/** What the confidential site served to everybody, list by list. No personal data. Kept for good, as the ledger is. */
export const integrityCode = pgTable('integrity_code', {
  organizationId: uuid('organization_id').notNull(),
  ledgerIndex: bigint('ledger_index', { mode: 'number' }).notNull(),
  listing: text('listing').notNull(),
})

/**
 * Sealed files that came through a form without a script. The server has no key to any. Purpose: to keep them for their
 * recipients. The day stands there for the retention alone; see `offline/keeping-files.ts`.
 */
export const integrityOffline = pgTable('integrity_offline', {
  organizationId: uuid('organization_id').notNull(),
  fileHash: bytes('file_hash').notNull(),
  content: bytes('content').notNull(),
  arrivedOn: date('arrived_on').notNull(),
})

/** Which institutions hold shares of a recovery key. No person's name. Kept for good, as the directory is. */
export const integrityGuardianship = pgTable('integrity_guardianship', {
  organizationId: uuid('organization_id').notNull(),
  recoveryId: text('recovery_id').notNull(),
  guardianship: text('guardianship').notNull(),
})

/**
 * That guardians were asked to open what a lost key opened. Purpose: everybody sees it for seven days and may object.
 * It names positions, by their ids in the directory, and no person but the account that asked. Kept for good, as its
 * entries in the ledger are.
 */
export const integrityRecoveryRequest = pgTable('integrity_recovery_request', {
  organizationId: uuid('organization_id').notNull(),
  requestId: uuid('request_id').notNull(),
  recoveryId: text('recovery_id').notNull(),
  lost: text('lost').notNull(),
  reason: text('reason').notNull(),
  askedBy: uuid('asked_by').notNull(),
  askedAt: instant('asked_at').notNull(),
  ledgerIndex: bigint('ledger_index', { mode: 'number' }).notNull(),
  state: text('state', { enum: ['asked', 'combined', 'done', 'stopped', 'withdrawn'] }).notNull(),
  stoppedBy: text('stopped_by'),
})
