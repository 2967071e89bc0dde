import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { hashBytes, type Hash, type HashReader } from './merkle.ts'
import { ledgerEntry, ledgerTile } from './schema.ts'
import { formatBundle, hashesOfTiles, parseTile, tileWidth, widthOf, type TileAddress } from './tiles.ts'

/** The tree of the first `size` entries, for roots and proofs. Its full tiles must have been stored. */
export function treeAt(tx: TenantTransaction, size: number): HashReader {
  return hashesOfTiles(size, async (address) => parseTile(await readTile(tx, address), address.width)!)
}

/**
 * A tile or a bundle of entries as it is published (C2SP tlog-tiles); undefined where a log of `size`
 * entries has none of that width.
 */
export async function readTileFile(
  tx: TenantTransaction,
  { level, index, width }: TileAddress,
  size: number,
): Promise<Uint8Array | undefined> {
  if (width > widthOf(level, index, size)) return undefined
  return level === 'entries' ? readBundle(tx, index, width) : readTile(tx, { level, index, width })
}

type HashTile = TileAddress & { readonly level: number }

async function readTile(tx: TenantTransaction, address: HashTile): Promise<Uint8Array> {
  if (address.width < tileWidth) return gatherTile(tx, address)
  const { db, organizationId } = tx
  const [tile] = await db
    .select({ hashes: ledgerTile.hashes })
    .from(ledgerTile)
    .where(
      and(
        eq(ledgerTile.organizationId, organizationId),
        eq(ledgerTile.level, address.level),
        eq(ledgerTile.index, address.index),
      ),
    )
  return tile?.hashes ?? gatherTile(tx, address)
}

/** The hashes of a tile from where they come from: the entries, or the roots of the tiles below. */
export async function gatherTile(
  tx: TenantTransaction,
  { level, index, width }: HashTile,
): Promise<Uint8Array> {
  const hashes = await (level === 0 ? leafHashes : tileRoots)(tx, index * tileWidth, width, level - 1)
  const bytes = Buffer.concat(hashes)
  if (bytes.length !== width * hashBytes) throw new Error(`tile ${level}/${index} of the ledger is not whole`)
  return bytes
}

async function leafHashes(
  { db, organizationId }: TenantTransaction,
  from: number,
  count: number,
): Promise<Hash[]> {
  const { index } = ledgerEntry
  const rows = await db
    .select({ hash: ledgerEntry.leafHash })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.organizationId, organizationId), gte(index, from), lt(index, from + count)))
    .orderBy(asc(index))
  return rows.map(({ hash }) => hash)
}

async function tileRoots(
  { db, organizationId }: TenantTransaction,
  from: number,
  count: number,
  level: number,
): Promise<Hash[]> {
  const { index } = ledgerTile
  const rows = await db
    .select({ root: ledgerTile.root })
    .from(ledgerTile)
    .where(
      and(
        eq(ledgerTile.organizationId, organizationId),
        eq(ledgerTile.level, level),
        gte(index, from),
        lt(index, from + count),
      ),
    )
    .orderBy(asc(index))
  return rows.map(({ root }) => root)
}

async function readBundle(
  { db, organizationId }: TenantTransaction,
  bundle: number,
  width: number,
): Promise<Uint8Array> {
  const from = bundle * tileWidth
  const { index } = ledgerEntry
  const rows = await db
    .select({ entry: ledgerEntry.entry })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.organizationId, organizationId), gte(index, from), lt(index, from + width)))
    .orderBy(asc(index))
  return formatBundle(rows.map(({ entry }) => entry))
}
