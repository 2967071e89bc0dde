import { scryptSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { ledgerPayload } from '../../../platform/ledger/schema.ts'
import { listFiles } from '../../../platform/files/kept-file.ts'
import { purposes } from '../complaint-files.ts'
import { endComplaint } from '../handling/ending.ts'
import { listComplaints, type Complaint } from '../reading.ts'
import { complaint } from '../schema.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'
import { fileComplaint } from './filing.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

async function all(): Promise<Complaint[]> {
  const asked = {
    part: 'all',
    accountId: '0199d0c4-7c3e-7000-8000-0000000000aa',
    category: undefined,
    number: undefined,
    words: '',
    today: Temporal.PlainDate.from('2026-11-23'),
  } as const
  return (await inside((tx) => listComplaints(tx, asked, { offset: 0, limit: 500 }))).rows
}

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const told = { story: 'ไฟทางดับมา 3 คืน หน้าศาลา <b>', contact: '0812345678' }
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const codeOn = (visitor: Visitor): string => /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))![0]

interface Way {
  readonly category: string
  readonly village?: string
  readonly place?: string
}

async function opened({ category, ...where }: Way = { category: 'light' }): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.file({ category }, where))
  return visitor
}

async function filed(
  typed: Record<string, string> = told,
  query: Way = { category: 'light' },
): Promise<Visitor> {
  const visitor = await opened(query)
  await visitor.submitFiles('/details', typed, [])
  return visitor
}

async function tracked(code: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  await visitor.submit(complaintUrls.track(), { tracking: code })
  return visitor
}

test('a code that was given when a slow hash was kept of it opens its complaint still', async () => {
  const { complaintId, code } = await inside((tx) => fileComplaint(tx, publicActor, sampleComplaint()))
  const own = await app.database.organizationId()
  const slow = scryptSync(code, `complaint ${own}`, 32, { N: 16_384, r: 8, p: 1 })
  await inside(({ db }) =>
    db.update(complaint).set({ codeHash: slow }).where(eq(complaint.complaintId, complaintId)),
  )
  const visitor = await tracked(code)
  expect(visitor.page!.statusCode).toBe(200)
  expect(plain(visitor)).toContain('ไฟทางดับ')
})

test('the door leads in three steps to the form, each a page that needs no script', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open('/')
  expect(visitor.page!.body).toContain(`href="${complaintUrls.door()}"`)
  await visitor.open(complaintUrls.door())
  expect(plain(visitor)).toContain('ภายใน 15 วัน')
  expect(visitor.page!.body).toContain(`href="${complaintUrls.what()}"`)
  await visitor.open(complaintUrls.what())
  expect(visitor.page!.body).toContain('/complaints/new/roads')
  await visitor.open('/complaints/new/roads')
  expect(visitor.page!.body).toContain('/complaints/new/roads/details')
  expect((await visitor.open(complaintUrls.file({ category: 'nothing' }))).statusCode).toBe(404)
})

test('anybody complains without an account, gets a code and the day of the answer, and follows it by the code', async () => {
  const visitor = await filed()
  const receipt = plain(visitor)
  expect(receipt).toContain('รับเรื่องของคุณแล้ว')
  expect(receipt).toContain('8 ธันวาคม 2569')
  expect(receipt).toMatch(/\d+\/2569/)
  expect(visitor.page!.body).toContain('ps-qr')
  expect(visitor.page!.body, 'its proof').toContain('/ledger/entries?subject=')
  const code = codeOn(visitor)
  expect(visitor.url, 'the code stands in no address').not.toContain(code.replaceAll(' ', ''))
  const other = await tracked(code)
  expect(other.page!.statusCode).toBe(200)
  expect(other.page!.body).toContain('หน้าศาลา &lt;b>')
  expect(plain(other)).toContain('อีก 15 วัน')
  expect((await all())[0]).toMatchObject({ channel: 'online', complainant: null, state: 'received' })
  now = begun.add({ minutes: 61 })
  expect((await other.open(other.url)).statusCode, 'the pass is over').toBe(410)
})

test('the ledger has that a complaint came, and not a word of it', async () => {
  await filed({ story: 'คำลับเฉพาะในเรื่อง', complainant: 'นามสมมติคนหนึ่ง' })
  const payloads = await inside((tx) => tx.db.select({ text: ledgerPayload.payload }).from(ledgerPayload))
  expect(payloads.length).toBeGreaterThan(0)
  expect(JSON.stringify(payloads)).not.toContain('คำลับ')
  const [latest] = await all()
  const entries = await new Visitor(app.server).open(`/ledger/entries?subject=${latest!.complaintId}`)
  expect(textOf(entries.body)).toContain('รับเรื่องร้องเรียน')
  expect(entries.body).not.toContain('นามสมมติ')
})

test('what is missing or cannot be is told beside its field, and what was typed stays', async () => {
  const before = (await all()).length
  const visitor = await opened()
  const send = (typed: Record<string, string>) => visitor.submitFiles('/details', typed, [])
  expect((await send({ story: ' ', contact: '0812345678' })).statusCode).toBe(422)
  expect(visitor.page!.body).toContain('href="#story"')
  expect(visitor.page!.body).toContain('value="0812345678"')
  for (const [typed, field, words] of [
    [{ ...told, happenedOn: '24/11/2569' }, 'happenedOn', 'ไม่เกิน 23 พ.ย. 2569'],
    [{ ...told, happenedOn: '23/11/2026' }, 'happenedOn', 'ค.ศ.'],
    [{ ...told, coordinates: 'หน้าวัด' }, 'coordinates', '15.8900, 104.3300'],
    [{ ...told, coordinates: '48.85, 2.35' }, 'coordinates', 'นอกประเทศไทย'],
    [{ ...told, story: 'ก'.repeat(10_001) }, 'story', '10,000'],
  ] as const) {
    expect((await send(typed)).statusCode, words).toBe(422)
    expect(visitor.page!.body).toContain(`href="#${field}"`)
    expect(plain(visitor)).toContain(words)
    await visitor.open(complaintUrls.file({ category: 'light' }))
  }
  expect(await all()).toHaveLength(before)
})

test('a place far from the area is told with its distance', async () => {
  const clerk = await as('clerk')
  await clerk.open(complaintRegisterUrls.settings())
  await clerk.submit('/rule', { days: '15', source: 'แผน', middle: '15.89, 104.33', radius: '20' })
  expect(clerk.page!.statusCode).toBe(200)
  const far = await filed({ ...told, coordinates: '13.75, 100.5' })
  expect(far.page!.statusCode).toBe(422)
  expect(plain(far)).toMatch(/ห่างจากพื้นที่ของเรา 4\d\d กิโลเมตร/)
  const near = await filed({ ...told, coordinates: '๑๕.๙, ๑๐๔.๓' })
  expect(near.page!.statusCode).toBe(200)
  expect((await all())[0]).toMatchObject({ latitude: 15.9, longitude: 104.3 })
})

test('a double tap makes one complaint, and both lead to the same receipt', async () => {
  const visitor = await opened()
  const before = (await all()).length
  const { url, payload } = visitor.filled('/details', told)
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(String(payload))) form.append(name, value)
  const encoded = new Response(form)
  const sent = {
    method: 'POST',
    url: url!,
    headers: { 'content-type': encoded.headers.get('content-type')! },
    payload: Buffer.from(await encoded.arrayBuffer()),
  } as const
  const [one, two] = await Promise.all([visitor.send(sent), visitor.send(sent)])
  expect(one.statusCode).toBe(303)
  expect(two.headers.location).toBe(one.headers.location)
  expect(await all()).toHaveLength(before + 1)
})

test('words of corruption lead to the other door first, and are taken when he says so', async () => {
  const before = (await all()).length
  const visitor = await filed({ story: 'เขาเรียก เงิน ใต้โต๊ะ' })
  expect(visitor.page!.statusCode).toBe(422)
  expect(visitor.page!.body).toContain('href="/integrity-reports"')
  expect(plain(visitor)).toContain('ยังไม่มีอะไรถูกส่ง')
  expect(await all()).toHaveLength(before)
  await visitor.submitFiles('/details', { story: 'เขาเรียก เงิน ใต้โต๊ะ', stays: 'yes' }, [])
  expect(plain(visitor)).toContain('รับเรื่องของคุณแล้ว')
  const bribery = await opened({ category: 'bribery' })
  expect(plain(bribery), 'the category alone says it').toContain('เรื่องนี้อาจเป็นเรื่องทุจริต')
})

test('photos lose where they were taken, are seen by the staff and the complainant, and by nobody else', async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#777' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '15/1 53/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const visitor = await opened()
  await visitor.submitFiles(
    '/details',
    told,
    [
      { name: 'ไฟ.jpg', content: new Uint8Array(photo) },
      { name: 'ไฟ2.jpg', content: new Uint8Array(photo) },
    ],
    'photos',
  )
  expect(visitor.page!.statusCode).toBe(200)
  const citizen = await tracked(codeOn(visitor))
  const addresses = [...citizen.page!.body.matchAll(/href="([^"]+\/files\/[^"]+)"/g)].map(([, url]) => url!)
  expect(addresses).toHaveLength(2)
  const file = await new Visitor(app.server).send({ method: 'GET', url: addresses[0]! })
  expect(file.statusCode).toBe(200)
  expect((await sharp(file.rawPayload).metadata()).exif).toBeUndefined()
  const [latest] = await all()
  const kept = await inside((tx) => listFiles(tx, { purpose: purposes.photo, subject: latest!.complaintId }))
  const own = `/files/${kept[0]!.fileId}`
  expect((await new Visitor(app.server).send({ method: 'GET', url: own })).statusCode).toBe(404)
  expect((await (await as('council-member')).send({ method: 'GET', url: own })).statusCode).toBe(404)
  expect((await (await as('administrator')).send({ method: 'GET', url: own })).statusCode).toBe(404)
  expect((await (await as('officer')).send({ method: 'GET', url: own })).statusCode).toBe(200)
})

/** As a network leaves it that drops at the end: its beginning is that of any other photo. */
const whole = await sharp({
  create: {
    width: 600,
    height: 400,
    channels: 3,
    background: 'grey',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
  .jpeg()
  .toBuffer()
const cutOff = whole.subarray(0, Math.floor(whole.length * 0.99))

test.each([
  ['film', 'คลิป.mp4', Buffer.from('000000186674797069736f6d', 'hex')],
  ['a HEIC photo', 'ภาพ.heic', Buffer.from('00000018667479706865696300000000', 'hex')],
  ['a program', 'ภาพ.jpg', Buffer.from('MZ\u0090\0\u0003')],
  ['a photo cut off', 'ภาพ.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a photo cut off at 99 %', 'ภาพ.jpg', cutOff],
])('%s is refused with words, and nothing is kept', async (_, name, content) => {
  const before = (await all()).length
  const visitor = await opened()
  await visitor.submitFiles('/details', told, [{ name, content: new Uint8Array(content) }], 'photos')
  expect(visitor.page!.statusCode).toBe(422)
  expect(visitor.page!.body).toContain('href="#photos"')
  if (name.endsWith('.heic')) expect(plain(visitor), 'what to do').toContain('ภาพหน้าจอ')
  expect(visitor.page!.body, 'the story stays').toContain('ไฟทางดับมา 3 คืน')
  expect(await all()).toHaveLength(before)
})

test('a similar open complaint is shown before sending, with nothing that its complainant wrote, and can be joined', async () => {
  const clerk = await as('clerk')
  await clerk.open(complaintRegisterUrls.settings())
  await clerk.submit('/village', { number: '3', villageName: 'บ้านตัวอย่าง', villageNameEn: 'Ban Example' })
  const [village] = await inside((tx) => listVillages(tx))
  const first = await filed(
    { story: 'ท่อแตกหน้าบ้านคนหนึ่ง', place: 'ข้างบ้านคนหนึ่ง', village: village!.villageId },
    { category: 'water' },
  )
  expect(first.page!.statusCode).toBe(200)
  const [main] = await all()
  const elsewhere = await opened({ category: 'water' })
  expect(plain(elsewhere), 'nothing is known of where').not.toContain('ใช่เรื่องเดียวกันนี้ไหม')
  expect(plain(await opened({ category: 'water', place: 'ข้างบ้านคนหนึ่ง' })), 'by its words').toContain(
    'ใช่เรื่องเดียวกันนี้ไหม',
  )
  expect(plain(await opened({ category: 'roads', village: village!.villageId }))).not.toContain('ใช่เรื่อง')
  const second = await opened({ category: 'water', village: village!.villageId })
  expect(plain(second)).toContain(`ร่วมเรื่องที่ ${main!.registerNumber}/2569`)
  expect(plain(second)).not.toContain('ท่อแตก')
  expect(plain(second)).not.toContain('ข้างบ้านคนหนึ่ง')
  await second.submitFiles('/details', { story: '', joins: main!.complaintId }, [])
  expect(plain(second)).toContain('ร่วมกับเรื่องเดียวกันแล้ว')
  const code = codeOn(second)
  expect(code).not.toBe(codeOn(first))
  expect((await all())[0]).toMatchObject({ state: 'merged', mergedInto: main!.complaintId })
  // He sees the joint matter and its end, and nothing that the other wrote.
  await inside((tx) =>
    endComplaint(tx, systemActor, {
      complaintId: main!.complaintId,
      kind: 'answered',
      words: 'ซ่อมท่อวันจันทร์',
      files: [],
      at: begun,
    }),
  )
  const joined = await tracked(code)
  expect(plain(joined)).toContain('ซ่อมท่อวันจันทร์')
  expect(plain(joined)).not.toContain('ท่อแตกหน้าบ้าน')
  expect((await all())[0]!.endedOn).toBe('2026-11-23')
})

test('a matter that ended meanwhile is not joined: the complaint is one of its own', async () => {
  const filedBefore = await inside((tx) =>
    fileComplaint(tx, publicActor, sampleComplaint({ category: 'noise', place: 'ตลาดสด' })),
  )
  const visitor = await opened({ category: 'noise', place: 'ตลาดสด' })
  const words = 'คุยกันแล้ว'
  const end = { complaintId: filedBefore.complaintId, kind: 'answered', words, files: [], at: begun } as const
  await inside((tx) => endComplaint(tx, systemActor, end))
  await visitor.submitFiles('/details', { story: 'เสียงดังอีก', joins: filedBefore.complaintId }, [])
  expect(plain(visitor)).toContain('รับเรื่องของคุณแล้ว')
  expect((await all())[0]).toMatchObject({ state: 'received', mergedInto: null })
})

test('the staff enter what came by telephone, counter, post, LINE or a village meeting, from the day it came', async () => {
  const officer = await as('officer')
  for (const channel of ['telephone', 'counter', 'post', 'line', 'village-meeting']) {
    await officer.open(complaintRegisterUrls.enter())
    const typed = { channel, story: 'ถนนเป็นหลุม', category: 'roads', receivedOn: '20/11/2569' }
    await officer.submitFiles('/register/new', typed, [])
    expect(officer.page!.statusCode, channel).toBe(200)
    expect(plain(officer)).toContain('อย่าเก็บไว้เอง')
    expect(plain(officer)).toContain('5 ธันวาคม 2569')
    expect((await all())[0]).toMatchObject({ channel, dueOn: '2026-12-05' })
  }
  await officer.open(complaintRegisterUrls.enter())
  await officer.submitFiles('/register/new', { story: 'x', receivedOn: '24/11/2569' }, [])
  for (const field of ['channel', 'receivedOn', 'category']) {
    expect(officer.page!.body).toContain(`href="#${field}"`)
  }
  // Whoever sits at the counter decides what it is about: he is not asked about the other door.
  await officer.submitFiles(
    '/register/new',
    { channel: 'counter', story: 'พูดเรื่องสินบน', category: 'other', receivedOn: '23/11/2569' },
    [],
  )
  expect(officer.page!.statusCode).toBe(200)
})

test('wrong codes make the network wait', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  expect((await visitor.submit(complaintUrls.track(), { tracking: '12' })).statusCode).toBe(422)
  for (let tried = 0; tried < 20; tried += 1) {
    await visitor.submit(complaintUrls.track(), { tracking: '000000000000' })
  }
  expect(visitor.page!.statusCode).toBe(422)
  expect((await visitor.submit(complaintUrls.track(), { tracking: '000000000000' })).statusCode).toBe(429)
})

test('a network that files many is asked to wait, keeps what was typed, and keeps nobody else waiting', async () => {
  const sendFrom = async (network: string) => {
    const visitor = new Visitor(app.server)
    await visitor.open(complaintUrls.file({ category: 'light' }))
    const { url, payload } = visitor.filled('/details', { story: 'ไฟทางดับหน้าวัด' })
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(String(payload))) form.append(name, value)
    const encoded = new Response(form)
    return visitor.send({
      method: 'POST',
      url: url!,
      remoteAddress: network,
      headers: { 'content-type': encoded.headers.get('content-type')! },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
  }
  for (let number = 0; number < 30; number += 1) expect((await sendFrom('10.0.0.7')).statusCode).toBe(303)
  const refused = await sendFrom('10.0.0.7')
  expect(refused.statusCode).toBe(429)
  expect(refused.body).toContain('ไฟทางดับหน้าวัด')
  expect((await sendFrom('10.0.0.8')).statusCode).toBe(303)
})
