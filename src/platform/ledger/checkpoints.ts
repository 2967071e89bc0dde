import { and, desc, eq, getTableColumns, gt, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { checkpointText } from './checkpoint.ts'
import { holdHead, readHead } from './head.ts'
import type { LedgerKeys } from './keys.ts'
import { areEqual, rootAt } from './merkle.ts'
import { ledgerCheckpoint, ledgerCosignature } from './schema.ts'
import { parseVerifierKey, type SigningKey } from './signed-note-key.ts'
import { formatNote, signNote } from './signed-note.ts'
import { treeAt } from './tree-reading.ts'
import { storeTiles } from './tree-storing.ts'

export type StoredCheckpoint = Omit<typeof ledgerCheckpoint.$inferSelect, 'organizationId'>

/** The newest thing that the log has said of itself. */
export async function latestCheckpoint({
  db,
  organizationId,
}: TenantTransaction): Promise<StoredCheckpoint | undefined> {
  const [row] = await db
    .select()
    .from(ledgerCheckpoint)
    .where(eq(ledgerCheckpoint.organizationId, organizationId))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1)
  return row
}

/** The newest checkpoint over an entry that one of those witnesses (vkeys) has cosigned. */
export async function cosignedCheckpoint(
  { db, organizationId }: TenantTransaction,
  index: number,
  witnesses: readonly string[],
): Promise<StoredCheckpoint | undefined> {
  const names = witnesses.flatMap((vkey) => parseVerifierKey(vkey)?.name ?? [])
  if (names.length === 0) return undefined
  const [row] = await db
    .select(getTableColumns(ledgerCheckpoint))
    .from(ledgerCheckpoint)
    .innerJoin(
      ledgerCosignature,
      and(
        eq(ledgerCosignature.organizationId, ledgerCheckpoint.organizationId),
        eq(ledgerCosignature.size, ledgerCheckpoint.size),
        inArray(ledgerCosignature.witness, names),
      ),
    )
    .where(and(eq(ledgerCheckpoint.organizationId, organizationId), gt(ledgerCheckpoint.size, index)))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1)
  return row
}

/** A checkpoint as it is published: with the signatures that witnesses have added since. */
export async function publishedNote(
  { db, organizationId }: TenantTransaction,
  { note, size }: StoredCheckpoint,
): Promise<string> {
  const rows = await db
    .select({ line: ledgerCosignature.line })
    .from(ledgerCosignature)
    .where(and(eq(ledgerCosignature.organizationId, organizationId), eq(ledgerCosignature.size, size)))
    .orderBy(ledgerCosignature.witness)
  return note + rows.map(({ line }) => line).join('')
}

/**
 * Signs what the log holds now, and stores the tiles it consists of. Answers the checkpoint that there is
 * where the log has not grown. Refuses to sign a log that no longer begins with what was signed before.
 */
export async function makeCheckpoint(
  tx: TenantTransaction,
  keys: LedgerKeys,
  at: Temporal.Instant,
): Promise<StoredCheckpoint> {
  const { size } = await readHead(tx)
  const latest = await latestCheckpoint(tx)
  if (latest?.size === size) return latest
  // The key after the size: were it changed in between, the old one must not sign for what came after it.
  return signCheckpoint(tx, { size, latest, keys: [await keys.signing(tx, 'log', at)], at })
}

/** As {@link makeCheckpoint}, with the keys in hand, in the transaction that has made the log longer. */
export async function signHeldHead(
  tx: TenantTransaction,
  keys: Signing['keys'],
  at: Temporal.Instant,
): Promise<StoredCheckpoint> {
  const { size } = await holdHead(tx)
  return signCheckpoint(tx, { size, latest: await latestCheckpoint(tx), keys, at })
}

interface Signing {
  readonly size: number
  readonly latest: StoredCheckpoint | undefined
  /** The first gives the log its name. */
  readonly keys: readonly [SigningKey, ...SigningKey[]]
  readonly at: Temporal.Instant
}

async function signCheckpoint(
  tx: TenantTransaction,
  { size, latest, keys, at }: Signing,
): Promise<StoredCheckpoint> {
  const { organizationId } = tx
  await storeTiles(tx, size)
  if (latest) await refuseRewritten(tx, size, latest)
  const root = Buffer.from(await rootAt(size, treeAt(tx, size)))
  const text = checkpointText({ origin: keys[0].name, size, root })
  const note = formatNote(text, ...keys.map((key) => signNote(text, key)))
  // Somebody else may have signed the same in the meantime; one of the two is kept.
  await tx.db.insert(ledgerCheckpoint).values({ organizationId, size, root, note, at }).onConflictDoNothing()
  return { size, root, note, at }
}

async function refuseRewritten(
  tx: TenantTransaction,
  now: number,
  { size, root }: StoredCheckpoint,
): Promise<void> {
  if (size <= now && areEqual(await rootAt(size, treeAt(tx, size)), root)) return
  throw new Error(
    `the ledger of ${tx.organizationId} was changed below entry ${size}: what it held was signed, and is not there now`,
  )
}
