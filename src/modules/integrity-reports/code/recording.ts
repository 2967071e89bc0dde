import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { parseEntry } from '../../../platform/ledger/entry.ts'
import { ledgerEntry } from '../../../platform/ledger/schema.ts'
import { integrityCode } from '../schema.ts'
import { hexOf, listingBytes, listingSubject, readListing, type Listing } from './listing.ts'
import { codeServed } from './verifying.ts'

/** A list and the entry of the ledger that names its hash. */
export interface RecordedListing {
  readonly ledgerIndex: number
  /** The time of the entry, to the minute. */
  readonly at: Temporal.Instant
  readonly sha256: string
  readonly listing: Listing
}

/** Appends what is served now to the ledger where it differs from what was appended last; whether it did. */
export async function recordListing(
  tx: TenantTransaction,
  listing: Listing,
  at: Temporal.Instant,
): Promise<boolean> {
  const { db, organizationId } = tx
  // Two programs that start at once append one entry.
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`integrity-code ${organizationId}`}))`)
  const [last] = await db
    .select({ listing: integrityCode.listing })
    .from(integrityCode)
    .where(eq(integrityCode.organizationId, organizationId))
    .orderBy(desc(integrityCode.ledgerIndex))
    .limit(1)
  const bytes = listingBytes(listing)
  const text = Buffer.from(bytes).toString('utf8')
  if (last?.listing === text) return false
  const { index } = await append(tx, {
    kind: codeServed,
    subject: listingSubject(bytes),
    actor: systemActor,
    at,
    payload: { listing: text },
  })
  await db.insert(integrityCode).values({ organizationId, ledgerIndex: index, listing: text })
  return true
}

/** All lists so far, the oldest first. */
export async function recordedListings({
  db,
  organizationId,
}: TenantTransaction): Promise<readonly RecordedListing[]> {
  const rows = await db
    .select({
      ledgerIndex: integrityCode.ledgerIndex,
      listing: integrityCode.listing,
      entry: ledgerEntry.entry,
    })
    .from(integrityCode)
    .innerJoin(
      ledgerEntry,
      and(
        eq(ledgerEntry.organizationId, integrityCode.organizationId),
        eq(ledgerEntry.index, integrityCode.ledgerIndex),
      ),
    )
    .where(eq(integrityCode.organizationId, organizationId))
    .orderBy(asc(integrityCode.ledgerIndex))
  return rows.map(({ ledgerIndex, listing, entry }) => {
    const bytes = Buffer.from(listing)
    const read = readListing(bytes)
    const recorded = parseEntry(entry)
    if (!read || !recorded) throw new Error(`the list of entry ${ledgerIndex} cannot be read`)
    return { ledgerIndex, at: Temporal.Instant.from(recorded.time), sha256: hexOf(bytes), listing: read }
  })
}

/** The text of a list as it was appended; undefined where the entry is none of a list. */
export async function listingOfEntry(
  { db, organizationId }: TenantTransaction,
  ledgerIndex: number,
): Promise<string | undefined> {
  const [found] = await db
    .select({ listing: integrityCode.listing })
    .from(integrityCode)
    .where(and(eq(integrityCode.organizationId, organizationId), eq(integrityCode.ledgerIndex, ledgerIndex)))
  return found?.listing
}
