import { sql } from 'drizzle-orm'
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectProblem, textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Register, smallPdf } from '../../../test/support/register.ts'
import { localStore } from '../../platform/files/local-store.ts'
import { blobFolder } from '../../platform/files/store.ts'
import { publicationWorkUrls } from './urls.ts'

let app: TestApp
let register: Register
let inside: Inside
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-full-'))
  app = await testApp({ files: localStore(folder) })
  register = await Register.open(app)
  inside = await insideOf(app.database)
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** All that an act on a document could leave behind. */
async function traces(): Promise<object> {
  return inside(async ({ db, organizationId }) => {
    const { rows } = await db.execute(sql`
      select (select count(*) from publication where organization_id = ${organizationId}) as documents,
        (select count(*) from file where organization_id = ${organizationId}) as files,
        (select count(*) from ledger_entry where organization_id = ${organizationId}) as entries`)
    return rows[0]!
  })
}

/** No connection waits for anything; one listens for changes as long as the program runs. */
async function connectionsAreFree(): Promise<void> {
  const { serving } = app.database.database
  await expect.poll(() => serving.totalCount - serving.idleCount).toBeLessThanOrEqual(1)
}

async function sendDraft(content: Uint8Array<ArrayBuffer>) {
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.draftNew())
  const files = [{ name: 'คำสั่ง.pdf', content }]
  return officer.submitFiles(publicationWorkUrls.draftNew(), register.announcement(), files)
}

test('a disk that is full is told beside the field, nothing typed is lost and nothing is saved', async (context) => {
  const { workFolder } = localStore(folder)
  await mkdir(workFolder, { recursive: true })
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'prongsai-test', workFolder])
  if (status !== 0) return context.skip('only root can mount a small disk')
  try {
    const before = await traces()
    const large = new Uint8Array([...smallPdf, ...new Uint8Array(3_000_000).fill(32)])
    const answer = await sendDraft(large)
    expect(answer.statusCode).toBe(422)
    expect(textOf(answer.body)).toContain('เครื่องแม่ข่ายไม่มีที่เก็บไฟล์')
    expect(answer.body).toContain('รับสมัครคณะทำงานศูนย์ข้อมูลข่าวสาร')
    expect(await traces()).toEqual(before)
    expect(await readdir(workFolder)).toEqual([])
    await connectionsAreFree()
  } finally {
    spawnSync('umount', ['-l', workFolder])
  }
})

test('a store that takes no file leaves no document without it, and the next one is taken', async () => {
  const before = await traces()
  const place = resolve(folder, blobFolder(await app.database.organizationId()))
  await mkdir(dirname(place), { recursive: true })
  await rm(place, { recursive: true, force: true })
  await writeFile(place, 'a file where the folder of the organisation has to be')
  expectProblem(await sendDraft(smallPdf), 'internal-error')
  expect(await traces()).toEqual(before)
  await connectionsAreFree()
  await rm(place)
  expect((await sendDraft(smallPdf)).statusCode).toBe(200)
})
