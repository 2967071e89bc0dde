import { sql } from 'drizzle-orm'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Register } from '../../../test/support/register.ts'
import { testKeys } from '../../../test/support/services.ts'
import { checkFiles } from '../../platform/files/checking.ts'
import { localStore } from '../../platform/files/local-store.ts'
import { findDocuments } from '../../platform/search/finding.ts'

const support = join(import.meta.dirname, '../../../test/support')
const copiesAtOnce = 3
const rounds = 2

let app: TestApp
let register: Register
let inside: Inside
let folder: string
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  inside = await insideOf(app.database)
  folder = await mkdtemp(join(tmpdir(), 'prongsai-publishing-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** Runs a copy of the program until it has published something, and kills it in the middle of the next. */
async function runAndKill(): Promise<void> {
  const settings = [
    JSON.stringify(app.database.address),
    register.people,
    folder,
    testKeys,
    testNow.toString(),
  ]
  const copy = spawn(
    process.execPath,
    ['--import', join(support, 'tsx-loading.ts'), join(support, 'publishing-process.ts'), ...settings],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(copy, 'exit')
  await Promise.race([once(copy.stdout, 'data'), ended])
  await sleep(Math.random() * 400)
  copy.kill('SIGKILL')
  // One that ended by itself had an error.
  expect(await ended).toEqual([null, 'SIGKILL'])
}

/** What a killed program had asked the server to do is done or undone some moments later. */
async function serverIsQuiet(): Promise<void> {
  const others = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
      and backend_type = 'client backend'`
  for (;;) {
    const { rows } = await app.database.database.serving.query<{ count: number }>(others)
    if (rows[0]?.count === 0) return
    await sleep(20)
  }
}

interface Kept {
  readonly id: string
  readonly state: 'draft' | 'sent' | 'approved' | 'published'
  readonly title: string
  readonly number: number | null
  readonly snapshot: string | null
  readonly entries: string[]
  readonly proof: string | null
  readonly files: string[]
  readonly channels: number
  readonly found: number
}

/** Every document with what must be there beside it. */
function everyDocument(): Promise<Kept[]> {
  return inside(async ({ db, organizationId }) => {
    const { rows } = await db.execute<Kept & Record<string, unknown>>(sql`
      select publication_id as id, state, title, number, snapshot,
        array(select e.kind from ledger_entry e where e.organization_id = ${organizationId}
          and e.subject = p.publication_id::text order by e.index) as entries,
        (select l.payload::jsonb -> 'details' ->> 'sha256' from ledger_entry e
          join ledger_payload l on l.organization_id = e.organization_id and l.index = e.index
          where e.organization_id = ${organizationId} and e.subject = p.publication_id::text
          and e.kind = 'publications.published') as proof,
        array(select f.sha256 from file f where f.organization_id = ${organizationId}
          and f.subject = p.publication_id::text) as files,
        (select count(*)::int from publication_spreading s where s.organization_id = ${organizationId}
          and s.publication_id = p.publication_id) as channels,
        (select count(*)::int from search_document d where d.organization_id = ${organizationId}
          and d.kind = 'publication' and d.key = p.publication_id::text) as found
      from publication p where organization_id = ${organizationId} order by number`)
    return rows
  })
}

/** What the acts up to a state leave in the ledger. */
const entriesOf = {
  draft: ['publications.entered', 'publications.file-added'],
  sent: ['publications.sent'],
  approved: ['publications.decided'],
  published: ['publications.published'],
} as const
const states = ['draft', 'sent', 'approved', 'published'] as const

test(
  'after six kills no number is skipped or given twice, and nothing is half published',
  { timeout: 240_000 },
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(Array.from({ length: copiesAtOnce }, runAndKill))
    }
    await serverIsQuiet()
    const documents = await everyDocument()
    const numbers = documents.flatMap(({ number }) => number ?? [])
    expect(numbers.length).toBeGreaterThanOrEqual(rounds * copiesAtOnce)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    for (const { id, state, number, snapshot, entries, proof, files, channels, found, title } of documents) {
      const expected = states.slice(0, states.indexOf(state) + 1).flatMap((one) => [...entriesOf[one]])
      expect(entries.filter((kind) => expected.some((one) => one === kind)).toSorted(), id).toEqual(
        expected.toSorted(),
      )
      expect(files, 'entered with its file').toHaveLength(1)
      expect(number === null, state).toBe(state === 'draft' || state === 'sent')
      const isPublished = state === 'published'
      expect(snapshot === null).toBe(!isPublished)
      expect([channels, found]).toEqual(isPublished ? [1, 1] : [0, 0])
      if (snapshot === null) continue
      expect(createHash('sha256').update(snapshot).digest('hex')).toBe(proof)
      expect(JSON.parse(snapshot)).toMatchObject({ number, title, files: [{ sha256: files[0] }] })
    }
    expect(await checkFiles({ serving: app.database.database.serving, store: localStore(folder) })).toEqual(
      [],
    )
    const last = documents.findLast(({ state }) => state === 'published')!
    const { documents: hits } = await inside((tx) => findDocuments(tx, last.title, { limit: 50, offset: 0 }))
    expect(hits.map(({ key }) => key)).toContain(last.id)

    const next = await register.published()
    const after = (await everyDocument()).find(({ id }) => id === next)!
    expect(after, 'the register goes on').toMatchObject({ state: 'published', number: numbers.length + 1 })
  },
)
