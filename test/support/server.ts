import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadFirstOrganization } from '../../src/first-organization.ts'
import { ownerSettings, withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { startEmbeddedServer } from '../../src/platform/database/embedded/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { installJobs } from '../../src/platform/jobs/installing.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { loadedAt } from './changing.ts'

/** How a test reaches the server: the program's own one, or as an operator's server by DATABASE_URL. */
export type ServerKind = ServerAddress['kind']

declare module 'vitest' {
  interface ProvidedContext {
    server: ServerAddress
    serverKind: ServerKind
  }
}

/** Databases that every test database is copied from: one with tables only, one with Krajai's plan. */
export const templates = { empty: 'test_template_empty', krajai: 'test_template_krajai' } as const

/**
 * Starts a server for the tests of a project and prepares the templates. As `own` it is reached like a
 * server of the operator's: by URL, as a login that is no superuser. DATABASE_URL replaces it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [join(projectRoot, 'scripts/build.ts')], { stdio: 'inherit' })
  const kind = project.getProvidedContext().serverKind ?? 'embedded'
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-test-'))
  const url = process.env['DATABASE_URL']
  if (kind === 'own' && url) {
    await prepare(project, { kind, url })
    return () => rm(folder, { recursive: true })
  }
  const server = await startEmbeddedServer({ folder, log: () => {} })
  const { host, port, owner, database } = server
  const embedded = { kind: 'embedded', host, port, user: owner, database } as const
  await prepare(project, kind === 'own' ? await asOperator(embedded) : embedded)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

async function asOperator(address: Extract<ServerAddress, { kind: 'embedded' }>): Promise<ServerAddress> {
  await withOwner(address, (client) => client.query('create role operator login createdb createrole'))
  const place = new URLSearchParams({ host: address.host, port: String(address.port) })
  return { kind: 'own', url: `postgresql://operator@localhost/postgres?${place}` }
}

async function prepare(project: TestProject, server: ServerAddress): Promise<void> {
  await createDatabase(server, templates.empty)
  await withOwner(inDatabase(server, templates.empty), async (client) => {
    await migrate(client)
    await installJobs(client)
  })
  await createDatabase(server, templates.krajai, templates.empty)
  await withOwner(inDatabase(server, templates.krajai), (client) => loadFirstOrganization(client, loadedAt))
  project.provide('server', server)
}

/** The same server, another database. */
export function inDatabase(server: ServerAddress, database: string): ServerAddress {
  if (server.kind === 'embedded') return { ...server, database }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return { kind: 'own', url: url.href }
}

/** Makes a database, by copying a template where one is named: 40 ms instead of a migration. */
export async function createDatabase(
  server: ServerAddress,
  name: string,
  template = 'template0',
): Promise<void> {
  await onServer(server, async (client) => {
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name} template ${template} strategy wal_log`)
  })
}

export async function dropDatabase(server: ServerAddress, name: string): Promise<void> {
  await onServer(server, async (client) => {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(`drop database if exists ${name} with (force)`)
        return
      } catch (error) {
        if (!isServersOwnProcess(error) || attempt === dropAttempts) throw error
        await setTimeout(dropPause)
      }
    }
  })
}

const dropAttempts = 50
const dropPause = 200

/**
 * A process of the server's own, such as autovacuum's, is at work in the database: only a superuser may end it,
 * which the role of the tests is not. It ends by itself.
 */
function isServersOwnProcess(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42501'
}

async function onServer(server: ServerAddress, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(ownerSettings(server))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
