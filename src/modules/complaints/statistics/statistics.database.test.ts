import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor } from '../../../platform/identity/actor.ts'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { forgetComplaints } from '../forgetting.ts'
import { disputeComplaint } from '../handling/disputing.ts'
import { endComplaint, type Ending } from '../handling/ending.ts'
import { withdrawComplaint } from '../handling/merging.ts'
import { findComplaint } from '../reading.ts'
import { complaintWord } from '../schema.ts'
import { stepsOf } from '../step.ts'
import { complaintUrls } from '../urls.ts'
import { countComplaints, medianDays } from './counting.ts'
import { complaintDatasets } from './datasets.ts'
import { complaintMetrics } from './metrics.ts'

let app: TestApp
let inside: Inside
const now = Temporal.Instant.from('2026-11-23T03:00:00Z')

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const at = (day: string) => Temporal.Instant.from(`${day}T03:00:00Z`)
const day = (iso: string) => Temporal.PlainDate.from(iso)

async function receive(on: string, told: Partial<NewComplaint> = {}): Promise<string> {
  const complaint = sampleComplaint({
    category: 'roads',
    story: 'ถนนเป็นหลุม',
    receivedOn: day(on),
    at: at(on),
    ...told,
  })
  return (await inside((tx) => fileComplaint(tx, publicActor, complaint))).complaintId
}

async function end(complaintId: string, on: string, ending: Partial<Ending> = {}): Promise<void> {
  const whole = { complaintId, kind: 'answered', words: 'ทำแล้ว', files: [], at: at(on), ...ending } as Ending
  expect(await inside((tx) => endComplaint(tx, systemActor, whole))).toEqual({ ok: true })
}

async function measure(name: string, parameters: object, until = '2026-11-23', fiscalYear = 2570) {
  const metric = complaintMetrics.find((one) => one.name === `complaints.${name}`)!
  const found = await inside((tx) => metric.measure(tx, { fiscalYear, until: day(until), parameters }))
  return found && [found.numerator, found.denominator]
}

test('before anything was told there is no rate and no count, which are not 0', async () => {
  expect(await measure('onTimeRate', {})).toBeUndefined()
  expect(await measure('count', { category: 'roads' })).toBeUndefined()
  const page = await new Visitor(app.server).open(complaintUrls.statistics())
  expect(textOf(page.body)).toContain('ยังไม่มีเรื่องที่จบหรือเกินกำหนด')
})

test('what is open and overdue is always in the denominator', async () => {
  const inTime = await receive('2026-10-05')
  await end(inTime, '2026-10-20')
  const late = await receive('2026-10-05', { category: 'unfair-service' })
  await end(late, '2026-10-21', { kind: 'fixed', fixedOn: day('2026-10-21') })
  // Never answered; one that joined it; withdrawn in time; and one whose time is not over.
  const never = await receive('2026-10-05', { category: 'service' })
  await receive('2026-10-06', { joins: never })
  const withdrawn = await receive('2026-10-06')
  await inside((tx) =>
    withdrawComplaint(tx, publicActor, { complaintId: withdrawn, words: null, at: at('2026-10-07') }),
  )
  await receive('2026-11-20')
  // In time, then said not to be fixed, and not done again in time.
  const disputed = await receive('2026-10-07')
  await end(disputed, '2026-10-10')
  await inside((tx) =>
    disputeComplaint(tx, publicActor, { complaintId: disputed, words: 'ยัง', at: at('2026-10-11') }),
  )
  expect(await measure('onTimeRate', {})).toEqual([1, 5])
  expect(await measure('onTimeRate', {}, '2026-10-20'), 'as it was on that day').toEqual([1, 1])
  const period = { from: day('2026-10-01'), to: day('2026-11-23') }
  const counted = await inside((tx) => countComplaints(tx, period, day('2026-11-23')))
  expect(counted).toMatchObject({
    received: 7,
    onTime: 2,
    late: 1,
    open: 4,
    overdue: 3,
    fixed: 1,
    disputed: 1,
    withdrawn: 1,
  })
  expect(counted.onTime + counted.late + counted.open).toBe(counted.received)
  expect(await inside((tx) => medianDays(tx, period, day('2026-11-23')))).toBe(15.5)
})

test('a category is counted with the narrower ones in it; what no category is called is not measured', async () => {
  expect(await measure('count', { category: 'unfair-service' })).toEqual([1, null])
  expect(await measure('count', { category: 'service' })).toEqual([2, null])
  expect(await measure('count', { category: 'noise' }), 'none, and the register was in use').toEqual([
    0,
    null,
  ])
  expect(await measure('count', { category: 'corruption' })).toBeUndefined()
  expect(await measure('count', { category: 'bribery' }), 'none here is not none').toBeUndefined()
  const count = complaintMetrics.find(({ name }) => name === 'complaints.count')!
  for (const [category, notTold] of [
    ['bribery', 'elsewhere'],
    ['corruption', 'elsewhere'],
    ['nonsense', undefined],
  ] as const) {
    const asked = { fiscalYear: 2570, until: day('2026-11-23'), parameters: { category } }
    expect((await inside((tx) => count.notTold!(tx, asked)))?.notTold, category).toBe(notTold)
  }
  expect(
    await measure('count', { category: 'service' }, '2026-09-30', 2569),
    'not in use then',
  ).toBeUndefined()
})

test('the page shows the sums of the organisation, and of the parts nothing that could tell of a person', async () => {
  for (let made = 0; made < 9; made += 1)
    await receive('2026-11-01', { category: 'light', channel: 'counter' })
  app.hearOfChanges()
  const visitor = new Visitor(app.server)
  const page = textOf((await visitor.open(complaintUrls.statistics())).body).replaceAll('\u00A0', ' ')
  for (const words of ['รับเรื่อง', '16', 'จาก 14 เรื่องที่จบหรือเกินกำหนด', 'พ.ย. 2569', 'ไม่แสดง']) {
    expect(page, words).toContain(words)
  }
  const byCategory = page.slice(page.indexOf('ตามประเภท'), page.indexOf('ตามกอง'))
  expect(byCategory).toContain('ไฟทาง ไฟฟ้าสาธารณะ')
  expect(byCategory, 'one of them alone').not.toMatch(/เลือกปฏิบัติ\s*1\b/)
  for (const name of ['complaints', 'complaint-breakdowns']) {
    const dataset = complaintDatasets.find((one) => one.name === name)!
    const rows = await inside((tx) => dataset.read(tx, { today: day('2026-11-23') }))
    expect(rows.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows)).toContain('suppressed')
    expect(JSON.stringify(rows)).not.toContain('หลุม')
  }
  expect((await visitor.open(complaintUrls.statistics({ year: 2569 }))).statusCode).toBe(200)
})

test('two years after the end only facts without a person are left', async () => {
  const complaintId = await receive('2026-10-08', { category: 'property' })
  await end(complaintId, '2026-10-20')
  await inside((tx) => forgetComplaints(tx, at('2028-10-19')))
  expect((await inside((tx) => findComplaint(tx, complaintId)))!.story).not.toBeNull()
  await inside((tx) => forgetComplaints(tx, at('2028-10-20')))
  expect(await inside((tx) => findComplaint(tx, complaintId))).toMatchObject({
    story: null,
    place: null,
    complainant: null,
    contact: null,
    category: 'property',
    state: 'answered',
  })
  const steps = await inside((tx) => stepsOf(tx, complaintId))
  expect(steps.every(({ words }) => words === null)).toBe(true)
  const words = await inside((tx) => tx.db.select().from(complaintWord))
  expect(words.some((word) => word.complaintId === complaintId)).toBe(false)
})
