import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import {
  openDatabase,
  withOwner,
  type Database,
  type ServerAddress,
} from '../../src/platform/database/connection.ts'
import { organizationTransaction, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { createDatabase, dropDatabase, inDatabase, templates } from './server.ts'

/** A database of one test file. */
export interface TestDatabase {
  readonly address: ServerAddress
  readonly database: Database
  /** Work as the owner of the tables, in the transaction of an organisation. */
  asOwner<T>(organizationId: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T>
  /** The first organisation; throws in an empty database. */
  organizationId(): Promise<string>
  close(): Promise<void>
}

/** A fresh database, with Krajai's plan or with tables only. */
export async function testDatabase(content: keyof typeof templates = 'krajai'): Promise<TestDatabase> {
  const server = inject('server')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name, templates[content])
  const address = inDatabase(server, name)
  const database = await openDatabase(address)
  return {
    address,
    database,
    asOwner: (organizationId, work) =>
      withOwner(address, (client) => organizationTransaction(client, organizationId, work)),
    async organizationId() {
      const { rows } = await database.serving.query<{ organization_id: string }>(
        'select organization_id from organization where host is null',
      )
      if (!rows[0]) throw new Error('this database has no organisation')
      return rows[0].organization_id
    },
    async close() {
      await database.close()
      await dropDatabase(server, name)
    },
  }
}
