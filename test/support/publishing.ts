import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { latestCheckpoint, publishedNote } from '../../src/platform/ledger/checkpoints.ts'
import { handoverNote } from '../../src/platform/ledger/key-rotation.ts'
import { publicKeys } from '../../src/platform/ledger/keys.ts'
import { tilePath, widthOf } from '../../src/platform/ledger/tiles.ts'
import { readTileFile } from '../../src/platform/ledger/tree-reading.ts'

/** Writes the public files of a ledger into a folder, as they are served. */
export async function publishLedger(tx: TenantTransaction, folder: string): Promise<void> {
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  const checkpoint = (await latestCheckpoint(tx))!
  const vkeys = await publicKeys(tx, 'log')
  await write('checkpoint', await publishedNote(tx, checkpoint))
  await write('keys', `${vkeys.join('\n')}\n`)
  for (let number = 1; number < vkeys.length; number += 1) {
    await write(`handover/${number}`, (await handoverNote(tx, number))!)
  }
  for (const level of ['entries', 0, 1, 2] as const) {
    for (let index = 0; widthOf(level, index, checkpoint.size) > 0; index += 1) {
      const tile = { level, index, width: widthOf(level, index, checkpoint.size) }
      await write(tilePath(tile), (await readTileFile(tx, tile, checkpoint.size))!)
    }
  }
}
