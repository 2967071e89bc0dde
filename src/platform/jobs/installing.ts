import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { servingRole } from '../database/connection.ts'

export const jobsSchema = 'pgboss'

/**
 * Makes or renews the tables of the queue, as the owner; the role that serves requests may use them, not
 * change them. They belong to no organisation and know none: see decision 11.
 */
export async function installJobs(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    schema: jobsSchema,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query(`grant usage on schema ${jobsSchema} to ${servingRole}`)
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${servingRole}`,
  )
  await client.query(`grant execute on all functions in schema ${jobsSchema} to ${servingRole}`)
}
