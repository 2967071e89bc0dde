import type pg from 'pg'
import { GrowingTree } from '../ledger/merkle-growth.ts'
import { leafHash, type Hash } from '../ledger/merkle.ts'
import type { LedgerHead } from './backup-format.ts'

const entriesAtOnce = 2_000

/**
 * How long the ledgers of all organisations are, and the root of each, computed from the entries and from
 * nothing that was computed before. Must run in a transaction that sees every organisation it names.
 */
export async function ledgerHeads(
  client: pg.Client,
  organizationIds: readonly string[],
): Promise<LedgerHead[]> {
  const heads: LedgerHead[] = []
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.ledger_entry') is not null as exists`,
  )
  // The database of an older program, backed up before the first start of this one.
  if (!found[0]?.exists) return heads
  for (const organizationId of organizationIds) {
    await client.query(`set local app.organization_id = ${client.escapeLiteral(organizationId)}`)
    const { rows } = await client.query<{ size: string }>(
      'select size from ledger_head where organization_id = $1',
      [organizationId],
    )
    const root = await rootOfEntries(client, organizationId)
    heads.push({
      organizationId,
      size: Number(rows[0]?.size ?? 0),
      root: Buffer.from(root).toString('hex'),
    })
  }
  return heads
}

async function rootOfEntries(client: pg.Client, organizationId: string): Promise<Hash> {
  const tree = new GrowingTree()
  let last = '-1'
  for (;;) {
    const { rows } = await client.query<{ index: string; entry: Buffer }>(
      `select index, entry from ledger_entry where organization_id = $1 and index > $2
       order by index limit ${entriesAtOnce}`,
      [organizationId, last],
    )
    for (const { entry } of rows) tree.add(leafHash(entry), () => {})
    last = rows.at(-1)?.index ?? last
    if (rows.length < entriesAtOnce) return tree.root()
  }
}
