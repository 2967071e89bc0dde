import { drizzle } from 'drizzle-orm/node-postgres'
import { withProgramDatabase } from './platform/backup/reaching.ts'
import { systemClock } from './platform/calendar/fiscal-year.ts'
import type { Configuration } from './platform/configuration.ts'
import { openDatabase } from './platform/database/connection.ts'
import { inOrganization } from './platform/database/tenant.ts'
import { systemActor } from './platform/identity/actor.ts'
import { rotateKey } from './platform/ledger/key-rotation.ts'
import { LedgerKeys } from './platform/ledger/keys.ts'
import { organization } from './platform/organization/schema.ts'

/**
 * `prongsai rotate-key`: gives the ledger of every organisation a new key, also while the program runs. The
 * log itself says so, and old and new key both sign. Resolves with the exit code.
 */
export async function rotateKeyCommand(configuration: Configuration): Promise<number> {
  const keys = new LedgerKeys(configuration.dataFolder)
  await withProgramDatabase(configuration, console.log, async (address) => {
    const database = await openDatabase(address)
    try {
      const found = await drizzle(database.serving)
        .select({ organizationId: organization.organizationId, name: organization.shortName })
        .from(organization)
      for (const { organizationId, name } of found) {
        const { size } = await inOrganization(database.serving, organizationId, (tx) =>
          rotateKey(tx, systemActor, { keys, at: systemClock() }),
        )
        console.log(`${name}: ลงนามด้วยกุญแจใหม่แล้วถึงรายการที่ ${size}`)
        console.log(`${name}: signed with the new key up to entry ${size}`)
      }
    } finally {
      await database.close()
    }
  })
  return 0
}
