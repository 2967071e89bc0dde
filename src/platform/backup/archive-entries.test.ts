import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ArchiveEntries } from './archive-entries.ts'
import { writeArchive, type ArchiveWriter } from './archive-writing.ts'
import { formatVersion, headerName, tableEndName, tableFolder, type Header } from './backup-format.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'

// Whoever knows the recipient can write a backup: what is in it is not believed.

let folder: string
let recipient: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-entries-'))
  recipient = await makeKeyFile(join(folder, 'key.txt'))
})
afterAll(() => rm(folder, { recursive: true }))

const sha256 = 'a'.repeat(64)

const good: Header = {
  format: formatVersion,
  program: '1.0.0',
  at: '2026-11-23T03:00:00Z',
  migrations: [{ name: '0001-organization', sha256 }],
  organizations: [],
  ledgers: [],
  tables: [{ name: 'organization', columns: ['organization_id'] }],
  keys: [
    { name: 'secret', sha256 },
    { name: `ledger-${randomUUID()}.key.next`, sha256 },
  ],
}

async function entriesOf(work: (archive: ArchiveWriter) => Promise<void>): Promise<ArchiveEntries> {
  const file = join(folder, randomUUID())
  await writeArchive({ file, encrypter: encrypterFor([recipient]) }, work)
  return new ArchiveEntries(file, await decrypterOf(join(folder, 'key.txt')))
}

test('what a backup says of itself is read as it was written', async () => {
  const entries = await entriesOf((archive) => archive.json(headerName, good))
  expect(await entries.header()).toEqual(good)
  expect(await entries.nextOrEnd()).toBeUndefined()
})

test.for([
  ['a key outside the key folder', { keys: [{ name: '../../etc/cron.d/evil', sha256 }] }],
  ['a key at the root', { keys: [{ name: '/etc/evil', sha256 }] }],
  ['a key in the folder above', { keys: [{ name: 'a/../../evil', sha256 }] }],
  ['a table that is a statement', { tables: [{ name: 'a; drop table b', columns: [] }] }],
  ['an organisation that is a statement', { organizations: [{ organizationId: `'; drop`, name: '' }] }],
  ['something that nobody knows', { more: true }],
])('%s is refused', async ([, change]) => {
  const entries = await entriesOf((archive) =>
    archive.json(headerName, { ...good, ...(change as Partial<Header>) }),
  )
  await expect(entries.header()).rejects.toMatchObject({ code: 'backup-damaged' })
  await entries.close()
})

test('a backup in a format of the future asks for a newer program', async () => {
  const entries = await entriesOf((archive) => archive.json(headerName, { format: formatVersion + 1 }))
  await expect(entries.header()).rejects.toMatchObject({ code: 'backup-newer' })
  await entries.close()
})

async function* rows(): AsyncGenerator<Buffer> {
  yield Buffer.from('one\ntw')
  yield Buffer.from('o\n')
}

async function read(entries: ArchiveEntries): Promise<string> {
  let text = ''
  for await (const part of entries.table('t', ({ rows: count }) => (text += `${count} rows: `)))
    text += part.toString()
  return text
}

test('rows come out as they went in, with their number', async () => {
  const entries = await entriesOf(async (archive) => {
    expect(await archive.table('t', rows())).toMatchObject({ rows: 2 })
  })
  expect(await read(entries)).toBe('one\ntwo\n2 rows: ')
})

test.for([
  [
    'a sum that is wrong',
    (archive: ArchiveWriter) => archive.json(`${tableFolder('t')}${tableEndName}`, { rows: 0, sha256 }),
  ],
  ['no end', (archive: ArchiveWriter) => archive.json('something-else', {})],
  ['nothing at all', async () => {}],
  [
    'a part that is not compressed',
    (archive: ArchiveWriter) => archive.bytes('tables/t/000000.copy.gz', Buffer.from('one\n')),
  ],
] as const)('rows with %s are refused', async ([, work]) => {
  const entries = await entriesOf(work)
  await expect(read(entries)).rejects.toMatchObject({ code: 'backup-damaged' })
  await entries.close()
})
