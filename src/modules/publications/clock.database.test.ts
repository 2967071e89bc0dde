import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Register } from '../../../test/support/register.ts'
import { readEntries } from '../../platform/ledger/reading.ts'
import { findPublication } from './publication.ts'
import { publicationUrls, publicationWorkUrls } from './urls.ts'

let now = testNow
let app: TestApp
let register: Register
let inside: Inside
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())
beforeEach(async () => {
  now = testNow
  register = await Register.open(app)
})

const at = (instant: string) => Temporal.Instant.from(instant)
const read = async (publicationId: string) => (await inside((tx) => findPublication(tx, publicationId)))!

test('a document dated tomorrow gets its number today and is published tomorrow', async () => {
  const publicationId = await register.draft({ datedOn: '24/11/2569' })
  await register.send(publicationId)
  const early = await register.decide(publicationId, 'publish')
  expect(early.page!.statusCode).toBe(422)
  expect(await read(publicationId)).toMatchObject({ state: 'sent', registered: null })
  await register.decide(publicationId, 'approve')
  expect(await read(publicationId)).toMatchObject({ state: 'approved', registered: { year: 2569 } })
  const publishAt = async (instant: Temporal.Instant) => {
    now = instant
    const clerk = (await Register.open(app, now)).as('clerk')
    await clerk.open(publicationWorkUrls.draft({ publicationId }))
    await clerk.submit(publicationWorkUrls.publish({ publicationId }))
  }
  await publishAt(testNow)
  expect((await read(publicationId)).state).toBe('approved')
  expect((await register.as().open(publicationUrls.publication({ publicationId }))).statusCode).toBe(404)
  // The last second of today in Bangkok, and the first of tomorrow.
  await publishAt(at('2026-11-23T16:59:59Z'))
  expect((await read(publicationId)).state).toBe('approved')
  await publishAt(at('2026-11-23T17:00:00Z'))
  expect(await read(publicationId)).toMatchObject({ state: 'published' })
  expect((await read(publicationId)).publishedOn?.toString()).toBe('2026-11-24')
})

test('a clock that was put back an hour between two acts loses none of them', async () => {
  // Whoever was signed in later than it is now signs in again.
  const putBack = async (minutes: number) => {
    now = testNow.subtract({ minutes })
    register = await Register.open(app, now)
  }
  const publicationId = await register.draft({ title: 'เข็มนาฬิกาถอยหลัง' })
  await putBack(20)
  await register.send(publicationId)
  await putBack(40)
  await register.decide(publicationId, 'publish')
  expect(await read(publicationId)).toMatchObject({ state: 'published' })
  const kinds = ['publications.entered', 'publications.sent', 'publications.published'] as const
  const entries = await inside((tx) => readEntries(tx, { subject: publicationId, kinds, limit: 9 }))
  expect(entries.map(({ kind }) => kind).toReversed(), 'in the order in which they were done').toEqual(kinds)
  await putBack(60)
  await register.withdraw(publicationId, 'ทดสอบ')
  expect((await register.as().open(publicationUrls.publication({ publicationId }))).statusCode).toBe(200)
})

test('numbers are of the year of the date, however late in the next one they are given', async () => {
  const numbered = async (instant: string, datedOn: string) => {
    now = at(instant)
    register = await Register.open(app, now)
    const publicationId = await register.draft({ kind: 'policy', datedOn })
    await register.send(publicationId)
    await register.decide(publicationId, 'approve')
    const { registered } = await read(publicationId)
    return registered && `${registered.number}/${registered.year}`
  }
  const [lastSecond, firstSecond] = ['2026-12-31T16:59:59Z', '2026-12-31T17:00:00Z'] as const
  expect(await numbered(lastSecond, '31/12/2569')).toBe('1/2569')
  expect(await numbered(lastSecond, '1/1/2570'), 'dated tomorrow').toBe('1/2570')
  expect(await numbered(firstSecond, '31/12/2569'), 'signed yesterday').toBe('2/2569')
  expect(await numbered(firstSecond, '1/1/2570')).toBe('2/2570')
  expect(await numbered(lastSecond, '31/12/2569'), 'the clock was put back').toBe('3/2569')
})

test.each([
  ['1/1/2026', 'หมายถึง 1/1/2569 ใช่ไหม'],
  ['๒๓/๑๑/๒๐๒๖', 'หมายถึง 23/11/2569 ใช่ไหม'],
  ['29/2/2570', 'ไม่มีวันนี้ในปฏิทิน'],
  ['23/11/69', 'ใส่ปี พ.ศ. ให้ครบ 4 หลัก'],
])('a date typed as %s is asked about and never guessed', async (datedOn, words) => {
  const officer = register.as('officer')
  const url = publicationWorkUrls.draftNew()
  await officer.open(url)
  const answer = await officer.submit(url, register.announcement({ datedOn }))
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('id="datedOn-error"')
  expect(textOf(answer.body)).toContain(words)
})
