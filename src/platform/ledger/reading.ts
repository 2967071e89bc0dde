import { and, desc, eq, gte, inArray, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { parseEntry, type LedgerEntry } from './entry.ts'
import type { LedgerKind } from './kind.ts'
import { ledgerEntry, ledgerPayload } from './schema.ts'

export interface EntryFilter {
  readonly kinds?: readonly LedgerKind[] | undefined
  readonly subject?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly to?: Temporal.Instant | undefined
  /** Only entries below this index, for the next page of a list. */
  readonly before?: number | undefined
  readonly limit: number
}

/** An entry as everybody may read it. */
export interface PublicEntry {
  readonly index: number
  readonly kind: string
  readonly subject: string
  /** To the minute. */
  readonly at: Temporal.Instant
  /** `unreadable` where somebody has altered the entry in the database, so that it is none any more. */
  readonly role: LedgerEntry['role'] | 'unreadable'
  readonly isActing: boolean
}

/** An entry with what it commits to; null where that was erased. */
export interface WholeEntry extends PublicEntry {
  readonly accountId: string | null
  readonly payload: Readonly<Record<string, unknown>> | null
  readonly erasedAt: Temporal.Instant | null
}

/** Entries as everybody may read them, newest first. */
export async function readPublicEntries(tx: TenantTransaction, filter: EntryFilter): Promise<PublicEntry[]> {
  const rows = await tx.db
    .select(publicColumns)
    .from(ledgerEntry)
    .where(and(...conditionsOf(tx, filter)))
    .orderBy(desc(ledgerEntry.index))
    .limit(filter.limit)
  return rows.map(publicEntryOf)
}

/** When each of some kinds of acts was last done, to the minute; those that never were are left out. */
export async function lastOfKinds(
  { db, organizationId }: TenantTransaction,
  kinds: readonly LedgerKind[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  // One look into the index for each kind: a plain maximum reads every entry of the frequent ones.
  const last = db
    .select({ at: ledgerEntry.at })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.organizationId, organizationId), eq(ledgerEntry.kind, sql`asked.kind`)))
    .orderBy(desc(ledgerEntry.index))
    .limit(1)
    .as('last')
  const rows = await db
    .select({ kind: sql<string>`asked.kind`, at: last.at })
    .from(sql`unnest(${sql.param([...kinds])}::text[]) as asked (kind)`)
    .crossJoinLateral(last)
  return new Map(rows.map(({ kind, at }) => [kind, at]))
}

/**
 * Entries with who did what, newest first: for those who may read that, such as the internal auditor.
 * `accountId` finds the acts of one person.
 */
export async function readEntries(
  tx: TenantTransaction,
  filter: EntryFilter & { readonly accountId?: string | undefined },
): Promise<WholeEntry[]> {
  const { accountId } = filter
  const { payload, erasedAt } = ledgerPayload
  const rows = await tx.db
    .select({ ...publicColumns, accountId: ledgerPayload.accountId, payload, erasedAt })
    .from(ledgerEntry)
    .innerJoin(
      ledgerPayload,
      and(
        eq(ledgerPayload.organizationId, ledgerEntry.organizationId),
        eq(ledgerPayload.index, ledgerEntry.index),
      ),
    )
    .where(
      and(
        ...conditionsOf(tx, filter),
        ...(accountId
          ? [eq(ledgerPayload.organizationId, tx.organizationId), eq(ledgerPayload.accountId, accountId)]
          : []),
      ),
    )
    .orderBy(desc(ledgerEntry.index))
    .limit(filter.limit)
  return rows.map((row) => ({
    ...publicEntryOf(row),
    accountId: row.accountId,
    payload: row.payload === null ? null : detailsOf(row.payload),
    erasedAt: row.erasedAt,
  }))
}

/** What the entry commits to; nothing where that was altered, which the commitment then shows. */
function detailsOf(payload: string): Record<string, unknown> {
  try {
    return JSON.parse(payload).details
  } catch {
    return {}
  }
}

const publicColumns = {
  index: ledgerEntry.index,
  kind: ledgerEntry.kind,
  subject: ledgerEntry.subject,
  at: ledgerEntry.at,
  entry: ledgerEntry.entry,
}

type PublicRow = Omit<PublicEntry, 'role' | 'isActing'> & { readonly entry: Buffer }

function publicEntryOf({ index, kind, subject, at, entry }: PublicRow): PublicEntry {
  const read = parseEntry(entry)
  return { index, kind, subject, at, role: read?.role ?? 'unreadable', isActing: read?.acting === true }
}

function conditionsOf(
  { organizationId }: TenantTransaction,
  { kinds, subject, from, to, before }: EntryFilter,
): SQL[] {
  return [
    eq(ledgerEntry.organizationId, organizationId),
    ...(kinds ? [inArray(ledgerEntry.kind, [...kinds])] : []),
    ...(subject === undefined ? [] : [eq(ledgerEntry.subject, subject)]),
    ...(from ? [gte(ledgerEntry.at, from)] : []),
    ...(to ? [lte(ledgerEntry.at, to)] : []),
    ...(before === undefined ? [] : [lt(ledgerEntry.index, before)]),
  ]
}
