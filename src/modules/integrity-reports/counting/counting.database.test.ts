import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { readPublicEntries } from '../../../platform/ledger/reading.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { recordEvent } from '../directory/events.ts'
import { person } from '../protocol/staged-thread.ts'
import { integrityYearCount } from '../schema.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { countDataset } from './dataset.ts'
import { countMessages } from './messages.ts'
import { countMetrics } from './metrics.ts'
import { changeOf, yearCounts } from './year-count.ts'

let now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let own: string

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  own = await app.database.organizationId()
})
afterAll(() => app.close())

async function officer(): Promise<Visitor> {
  const { token } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role: 'integrity-officer', at: now }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const measure = (fiscalYear: number, until: string) =>
  inside(async (tx) => {
    const asked = { fiscalYear, until: Temporal.PlainDate.from(until), parameters: {} }
    const [metric] = countMetrics
    return (await metric!.measure(tx, asked))?.numerator ?? (await metric!.notTold!(tx, asked))?.notTold
  })

test('before somebody receives, and before a year is over, nothing can be entered', async () => {
  const visitor = await officer()
  await visitor.open(urls.counts())
  expect(plain(visitor)).toContain('ยังไม่มีปีงบประมาณที่จบแล้ว')
  await visitor.open('/my-work')
  expect(plain(visitor)).not.toContain(countMessages.th.task)
  const recipients = [await person('officer-1', 'officer', 1), await person('nacc', 'outside', 2)]
  const broken = await inside((tx) =>
    recordEvent(tx, systemActor, {
      at: now,
      event: {
        v: 1,
        type: 'integrity-key',
        act: 'genesis',
        entries: recipients.map(({ entry }) => ({ ...entry, org: own })),
        prev: '',
        endorsements: [],
      },
    }),
  )
  expect(broken).toBeUndefined()
  await visitor.open(urls.counts())
  expect(plain(visitor), 'the year runs').toContain('ยังไม่มีปีงบประมาณที่จบแล้ว')
})

test('a year is entered once it is over; below five nothing is kept but that', async () => {
  now = Temporal.Instant.from('2027-10-01T03:00:00Z')
  const visitor = await officer()
  await visitor.open('/my-work')
  expect(plain(visitor), 'it waits for the integrity officer').toContain(countMessages.th.task)
  await visitor.open(urls.counts())
  await visitor.submit(urls.counts(), { fiscalYear: '', secretSize: '', secretCount: '' })
  expect(visitor.page!.body).toContain('href="#secretSize"')
  for (const wrong of ['4', '-7', '5.5', '1e9', 'ห้า', '']) {
    await visitor.submit(urls.counts(), { fiscalYear: '2570', secretSize: 'more', secretCount: wrong })
    expect(visitor.page!.body, wrong).toContain('href="#secretCount"')
  }
  await visitor.submit(urls.counts(), { fiscalYear: '2571', secretSize: 'fewer', secretCount: '' })
  expect(visitor.page!.body, 'the year runs').toContain('href="#fiscalYear"')
  expect(await measure(2570, '2027-09-30')).toBeUndefined()
  await visitor.submit(urls.counts(), { fiscalYear: '2570', secretSize: 'fewer', secretCount: '3' })
  expect(visitor.page!.statusCode).toBe(200)
  const rows = await inside((tx) => tx.db.select().from(integrityYearCount))
  expect(rows).toMatchObject([{ fiscalYear: 2570, reports: null }])
  await visitor.open('/my-work')
  expect(plain(visitor)).not.toContain(countMessages.th.task)
  expect(await measure(2570, '2027-09-30')).toBe('too-small')
  expect(await measure(2570, '2027-09-29'), 'not before it is over').toBeUndefined()
  const entries = await inside((tx) =>
    readPublicEntries(tx, { kinds: ['integrity-reports.counted'], limit: 5 }),
  )
  expect(entries).toHaveLength(1)
})

test('the figures are public with how they changed, and a corrected one says so', async () => {
  now = Temporal.Instant.from('2028-10-02T03:00:00Z')
  const visitor = await officer()
  await visitor.open(urls.counts())
  await visitor.submit(urls.counts(), { fiscalYear: '2571', secretSize: 'more', secretCount: '๗' })
  await visitor.submit(urls.counts(), { fiscalYear: '2571', secretSize: 'more', secretCount: '7' })
  expect(visitor.page!.body, 'it stands there').toContain('href="#secretSize"')
  await visitor.submit(urls.counts(), { fiscalYear: '2571', secretSize: 'more', secretCount: '8' })
  expect(await inside(yearCounts)).toMatchObject([
    { fiscalYear: 2571, reports: 8, sequence: 2 },
    { fiscalYear: 2570, reports: suppressed, sequence: 1 },
  ])
  expect(await measure(2571, '2028-09-30')).toBe(8)
  const everybody = new Visitor(app.server)
  await expect
    .poll(async () => {
      await everybody.open(urls.statistics())
      return plain(everybody)
    })
    .toMatch(/2571\s*8 \(\s*แก้ไขแล้ว\s*\)\s*เพิ่มขึ้น/)
  expect(plain(everybody)).toMatch(/2570\s*น้อยกว่า 5\s*ไม่มีตัวเลขปีก่อน/)
  const rows = await inside((tx) => countDataset.read(tx, { today: Temporal.PlainDate.from('2028-10-02') }))
  expect(rows).toEqual([
    { fiscal_year: 2571, reports: 8 },
    { fiscal_year: 2570, reports: suppressed },
  ])
})

test('two counts that are not told cannot be compared; one that is not told lies below each that is', () => {
  expect(changeOf(suppressed, suppressed)).toBe('not-told')
  expect(changeOf(suppressed, 5)).toBe('fell')
  expect(changeOf(5, suppressed)).toBe('rose')
  expect(changeOf(6, 6)).toBe('same')
  expect(changeOf(5, 6)).toBe('fell')
})
