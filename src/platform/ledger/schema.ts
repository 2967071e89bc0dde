import {
  bigint,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const count = (name: string) => bigint(name, { mode: 'number' })

export const ledgerHead = pgTable('ledger_head', {
  organizationId: uuid('organization_id').primaryKey(),
  size: count('size').notNull(),
  at: instant('at').notNull(),
})

export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    organizationId: uuid('organization_id').notNull(),
    index: count('index').notNull(),
    entry: bytes('entry').notNull(),
    leafHash: bytes('leaf_hash').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.index] }),
    index('ledger_entry_subject').on(table.organizationId, table.subject, table.index),
    index('ledger_entry_kind').on(table.organizationId, table.kind, table.index),
  ],
)

export const ledgerPayload = pgTable(
  'ledger_payload',
  {
    organizationId: uuid('organization_id').notNull(),
    index: count('index').notNull(),
    payload: text('payload'),
    salt: bytes('salt'),
    accountId: uuid('account_id'),
    erasedAt: instant('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.index] }),
    foreignKey({
      columns: [table.organizationId, table.index],
      foreignColumns: [ledgerEntry.organizationId, ledgerEntry.index],
    }),
  ],
)

export const ledgerTile = pgTable(
  'ledger_tile',
  {
    organizationId: uuid('organization_id').notNull(),
    level: smallint('level').notNull(),
    index: count('index').notNull(),
    hashes: bytes('hashes').notNull(),
    root: bytes('root').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.level, table.index] })],
)

export const ledgerKey = pgTable(
  'ledger_key',
  {
    organizationId: uuid('organization_id').notNull(),
    use: text('use', { enum: ['log', 'witness'] }).notNull(),
    number: integer('number').notNull(),
    vkey: text('vkey').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.use, table.number] })],
)

export const ledgerCheckpoint = pgTable(
  'ledger_checkpoint',
  {
    organizationId: uuid('organization_id').notNull(),
    size: count('size').notNull(),
    root: bytes('root').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.size] })],
)

export const ledgerCosignature = pgTable(
  'ledger_cosignature',
  {
    organizationId: uuid('organization_id').notNull(),
    size: count('size').notNull(),
    witness: text('witness').notNull(),
    line: text('line').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.size, table.witness] })],
)

export const ledgerWitnessed = pgTable(
  'ledger_witnessed',
  {
    organizationId: uuid('organization_id').notNull(),
    origin: text('origin').notNull(),
    vkeys: text('vkeys').notNull(),
    size: count('size').notNull(),
    root: bytes('root').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.origin] })],
)
