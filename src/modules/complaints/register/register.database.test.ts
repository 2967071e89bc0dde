import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { findComplaint, type Complaint } from '../reading.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { endComplaint } from '../handling/ending.ts'
import { mergeComplaint, withdrawComplaint } from '../handling/merging.ts'
import { summarizeComplaint } from '../handling/publishing.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun
let photo: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  photo = new Uint8Array(
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer(),
  )
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

/** Somebody of the role who has just signed in: a session of another time of these tests is over. */
async function as(role: Role): Promise<Visitor & { accountId?: string }> {
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor: Visitor & { accountId?: string } = new Visitor(app.server)
  visitor.setCookie('session', token)
  visitor.accountId = accountId
  return visitor
}

function receive(told: Partial<NewComplaint> = {}): Promise<{ complaintId: string; code: string }> {
  return inside((tx) => fileComplaint(tx, publicActor, sampleComplaint(told)))
}

async function tracked(code: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  await visitor.submit(complaintUrls.track(), { tracking: code })
  return visitor
}

const stateOf = async (complaintId: string): Promise<Complaint> =>
  (await inside((tx) => findComplaint(tx, complaintId)))!
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const answered = (complaintId: string, words = 'ทำแล้ว') =>
  inside((tx) => endComplaint(tx, systemActor, { complaintId, kind: 'answered', words, files: [], at: now }))

test('what is for everybody is written anew: a summary without long numbers, photos that were masked', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.summary({ complaintId }))
  for (const summary of ['', 'โทร 081-234-5678', 'เลข ๑๒๓๔๕๖๗๘๙๐๑๒๓']) {
    await officer.submit('/summary', { summary })
    expect(officer.page!.body, summary).toContain('href="#summary"')
  }
  await officer.submit('/summary', { summary: 'ไฟทางดับหน้าศาลา' })
  expect(plain(await tracked(code))).toContain('ไฟทางดับหน้าศาลา')
  await officer.open(complaintRegisterUrls.photo({ complaintId }))
  await officer.submitFiles('/photo', {}, [])
  for (const field of ['files', 'checked']) expect(officer.page!.body).toContain(`href="#${field}"`)
  await officer.submitFiles('/photo', { checked: 'yes' }, [{ name: 'a.jpg', content: photo }])
  const url = /href="(\/files\/[^"]+)"/.exec(officer.page!.body)![1]!
  expect((await new Visitor(app.server).send({ method: 'GET', url })).statusCode, 'for everybody').toBe(200)
})

test('a complaint is rated once, after its end, from 1 to 5', async () => {
  const { complaintId, code } = await receive()
  expect((await tracked(code)).page!.body).not.toContain('/rating"')
  await answered(complaintId)
  const citizen = await tracked(code)
  await citizen.submit('/rating', { rating: '6' })
  expect(citizen.page!.body).toContain('href="#rating"')
  await citizen.submit('/rating', { rating: '2', ratingWords: 'ช้า' })
  expect(await stateOf(complaintId)).toMatchObject({ rating: 2, ratingWords: 'ช้า' })
  expect(plain(citizen)).toContain('คุณให้ 2 คะแนน')
})

test('it is put in another category, and who lost the code gets another one', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.complaint({ complaintId }))
  await officer.submit('/category', { category: 'nothing' })
  expect(officer.page!.body).toContain('href="#category"')
  await officer.submit('/category', { category: 'roads' })
  expect((await stateOf(complaintId)).category).toBe('roads')
  await officer.submit('/code')
  const other = /\d{4} \d{4} \d{4}/.exec(textOf(officer.page!.body))![0]
  expect((await tracked(other)).page!.statusCode).toBe(200)
  expect((await tracked(code)).page!.statusCode).toBe(422)
})

test('a complaint is found by its number, its words and its category, and only by those who may', async () => {
  const { complaintId } = await receive({ story: 'สุนัขจรจัดเห่า', category: 'noise' })
  const { registerNumber } = await stateOf(complaintId)
  const officer = await as('officer')
  const finds = async (query: Record<string, string>) => {
    await officer.open(complaintRegisterUrls.register(query))
    expect(officer.page!.statusCode).toBe(200)
    return officer.page!.body.includes(`/register/${complaintId}"`)
  }
  expect(await finds({ q: `${registerNumber}/2569`, part: 'late' })).toBe(true)
  expect(await finds({ q: `${registerNumber}/2568` })).toBe(false)
  expect(await finds({ q: 'สุนัขจรจัด' })).toBe(true)
  expect(await finds({ q: 'สุนัข แมว' })).toBe(false)
  expect(await finds({ q: 'สุนัข', category: 'noise' })).toBe(true)
  expect(await finds({ q: 'สุนัข', category: 'roads' })).toBe(false)
  expect(await finds({ part: 'ended', q: 'สุนัข' })).toBe(false)
  const found = await new Visitor(app.server).open('/search?q=สุนัขจรจัด')
  expect(found.body, 'the search of everybody knows nothing of it').not.toContain(complaintId)
})

test('the days are set with where they come from, for what comes from then on', async () => {
  const before = await receive()
  const clerk = await as('clerk')
  await clerk.open(complaintRegisterUrls.settings())
  await clerk.submit('/rule', { days: '0', source: '', middle: 'x', radius: '' })
  for (const field of ['days', 'source', 'middle']) expect(clerk.page!.body).toContain(`href="#${field}"`)
  await clerk.submit('/rule', { days: '7', source: 'คำสั่งที่ 9/2569', middle: '', radius: '' })
  expect((await stateOf((await receive()).complaintId)).dueOn).toBe('2026-11-30')
  expect((await stateOf(before.complaintId)).dueOn).toBe('2026-12-08')
  const door = new Visitor(app.server)
  await door.open(complaintUrls.door())
  expect(plain(door)).toContain('คำสั่งที่ 9/2569')
  await clerk.submit('/category', { category: 'Stray', categoryName: 'สุนัข', categoryNameEn: '' })
  for (const field of ['category', 'categoryNameEn']) expect(clerk.page!.body).toContain(`href="#${field}"`)
  await clerk.submit('/category', { category: 'stray-dogs', categoryName: 'สุนัขจรจัด', categoryNameEn: 'Dogs' })
  await clerk.submit('/category', {
    category: 'noise',
    categoryName: 'เสียง',
    categoryNameEn: 'Noise',
    isClosed: 'yes',
  })
  await door.open(complaintUrls.what())
  expect(door.page!.body).toContain('/complaints/new/stray-dogs')
  expect(door.page!.body, 'closed').not.toContain('/complaints/new/noise')
  expect((await (await as('officer')).open(complaintRegisterUrls.settings())).statusCode).toBe(403)
})

test('a complaint of one organisation is not found, changed, joined or published in another', async () => {
  const { complaintId } = await receive()
  const other = '0199d0c4-7c3e-7000-8000-00000000000f'
  await app.database.asOwner(other, (tx) =>
    tx.db.execute(`insert into organization
      (organization_id, host, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values ('${other}', 'other.example', 'อื่น', 'Other', 'อื่น', 'Other', 'SAO', 'ก', 'ข', 'A', 'B')`),
  )
  const words = 'ถอน'
  const there = await inOrganization(app.database.database.serving, other, async (tx) => ({
    found: await findComplaint(tx, complaintId),
    withdrawn: await withdrawComplaint(tx, publicActor, { complaintId, words, at: now }),
    merged: await mergeComplaint(tx, systemActor, { complaintId, into: other, at: now }),
    summarized: await summarizeComplaint(tx, systemActor, { complaintId, summary: words, at: now }),
  }))
  expect(there).toEqual({
    found: undefined,
    withdrawn: { ok: false, reason: 'ended' },
    merged: { ok: false, reason: 'ended' },
    summarized: { ok: false, reason: 'erased-or-merged' },
  })
  const officer = await as('officer')
  const unknown = { complaintId: '0199d0c4-7c3e-7000-8000-0000000000aa' }
  for (const url of [complaintRegisterUrls.complaint, complaintRegisterUrls.answer]) {
    expect((await officer.open(url(unknown))).statusCode).toBe(404)
  }
})
