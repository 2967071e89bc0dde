import { and, eq, max } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { rootOf } from './merkle.ts'
import { ledgerTile } from './schema.ts'
import { parseTile, tileHashes, tileWidth } from './tiles.ts'
import { gatherTile } from './tree-reading.ts'

/**
 * Stores every full tile of the tree of `size` entries that is not stored yet, from the leaves up. Two that
 * do so at once store the same.
 */
export async function storeTiles(tx: TenantTransaction, size: number): Promise<void> {
  for (let level = 0; tileHashes(level + 1, size) > 0; level += 1) {
    const full = tileHashes(level + 1, size)
    for (let index = await nextTile(tx, level); index < full; index += 1) {
      const hashes = Buffer.from(await gatherTile(tx, { level, index, width: tileWidth }))
      const root = Buffer.from(rootOf(parseTile(hashes, tileWidth)!))
      const { organizationId } = tx
      await tx.db
        .insert(ledgerTile)
        .values({ organizationId, level, index, hashes, root })
        .onConflictDoNothing()
    }
  }
}

async function nextTile({ db, organizationId }: TenantTransaction, level: number): Promise<number> {
  const [last] = await db
    .select({ index: max(ledgerTile.index) })
    .from(ledgerTile)
    .where(and(eq(ledgerTile.organizationId, organizationId), eq(ledgerTile.level, level)))
  return last?.index === null || last?.index === undefined ? 0 : last.index + 1
}
