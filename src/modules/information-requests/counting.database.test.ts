import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import { stageUpload } from '../../platform/files/staging.ts'
import { listFiles } from '../../platform/files/kept-file.ts'
import { publicActor, systemActor } from '../../platform/identity/actor.ts'
import { answerPurpose, answerUploads } from './answer-files.ts'
import { informationRequestDatasets } from './datasets.ts'
import { forgetRequests } from './forgetting.ts'
import { endRequest, extendRequest, type Ending } from './handling.ts'
import { informationRequestMetrics } from './metrics.ts'
import { rateRequest } from './rating.ts'
import { findRequest } from './reading.ts'
import { receiveRequest } from './receiving.ts'
import type { Channel } from './request-facts.ts'
import { stepsOf } from './step.ts'
import { informationCentreUrls } from './urls.ts'
import { Readable } from 'node:stream'

let app: TestApp
let inside: Inside
let now = Temporal.Instant.from('2026-11-23T03:00:00Z')

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const at = (day: string) => Temporal.Instant.from(`${day}T03:00:00Z`)

async function receive(day: string, channel: Channel = 'online'): Promise<string> {
  const receivedOn = Temporal.PlainDate.from(day)
  const { requestId } = await inside((tx) =>
    receiveRequest(tx, publicActor, {
      channel,
      wanted: 'แบบแปลนสะพาน',
      delivery: 'copy',
      requester: 'นาม สมมติ',
      contact: '0812345678',
      notices: null,
      receivedOn,
      at: at(day),
      secrets: testOutside.secrets,
    }),
  )
  return requestId
}

async function end(requestId: string, day: string, ending: Partial<Ending> = {}): Promise<void> {
  const whole = { requestId, outcome: 'granted', answer: 'มารับได้', at: at(day), ...ending } as const
  expect(await inside((tx) => endRequest(tx, systemActor, whole))).toEqual({ ok: true })
}

async function measure(name: string, until: string) {
  const metric = informationRequestMetrics.find((one) => one.name === `information-requests.${name}`)!
  const asked = { fiscalYear: 2570, until: Temporal.PlainDate.from(until), parameters: {} }
  const found = await inside((tx) => metric.measure(tx, asked))
  return found && [found.numerator, found.denominator]
}

async function rows(name: string): Promise<Record<string, unknown>[]> {
  const dataset = informationRequestDatasets.find((one) => one.name === name)!
  return inside((tx) => dataset.read(tx, { today: Temporal.PlainDate.from('2026-11-23') }))
}

test('before anything was asked there is no rate, which is not 0', async () => {
  expect(await measure('received', '2026-11-23')).toEqual([0, null])
  expect(await measure('onTimeRate', '2026-11-23')).toBeUndefined()
  expect(await measure('satisfaction', '2026-11-23')).toBeUndefined()
  const page = await new Visitor(app.server).open(informationCentreUrls.centre())
  expect(textOf(page.body)).toContain('ยังไม่มีคำขอที่จบเรื่องหรือเกินกำหนด')
})

test('the rate counts what is overdue and was never answered', async () => {
  const inTime = await receive('2026-10-05')
  await end(inTime, '2026-10-20')
  const late = await receive('2026-10-05', 'counter')
  await end(late, '2026-10-21', { outcome: 'refused', grounds: ['15-5'] })
  // Never answered.
  await receive('2026-10-05', 'letter')
  // Extended after its time, and then answered within the new one.
  const extended = await receive('2026-10-05')
  await inside((tx) =>
    extendRequest(tx, systemActor, {
      requestId: extended,
      dueOn: Temporal.PlainDate.from('2026-12-31'),
      reason: 'เอกสารมาก',
      at: at('2026-10-25'),
    }),
  )
  await end(extended, '2026-11-01')
  // Withdrawn in time; and one whose time is not over.
  const withdrawn = await receive('2026-10-06')
  await end(withdrawn, '2026-10-07', { outcome: 'withdrawn' })
  await receive('2026-11-20')

  expect(await measure('received', '2026-11-23')).toEqual([6, null])
  expect(await measure('onTimeRate', '2026-11-23')).toEqual([1, 4])
  expect(await measure('onTimeRate', '2026-10-20'), 'as it was on that day').toEqual([1, 2])
  expect(await measure('received', '2026-10-05')).toEqual([4, null])
})

test('satisfaction is of those who rated, once each and after the end', async () => {
  const [one, two, open] = [
    await receive('2026-10-08'),
    await receive('2026-10-08'),
    await receive('2026-10-08'),
  ]
  const rate = (requestId: string, rating: number) =>
    inside((tx) => rateRequest(tx, publicActor, { requestId, rating, words: null, at: at('2026-10-12') }))
  expect((await rate(open, 5)).ok, 'not before the end').toBe(false)
  await end(one, '2026-10-10')
  await end(two, '2026-10-10')
  expect((await rate(one, 4)).ok).toBe(true)
  expect((await rate(one, 1)).ok, 'not twice').toBe(false)
  expect((await rate(two, 2)).ok).toBe(true)
  expect(await measure('satisfaction', '2026-11-23')).toEqual([1, 2])
  expect(await measure('satisfaction', '2026-10-11')).toBeUndefined()
})

test('the page shows the whole as it is, says what is overdue today, and hides small parts', async () => {
  const visitor = new Visitor(app.server)
  const statistics = async () => textOf((await visitor.open(informationCentreUrls.statistics())).body)
  app.hearOfChanges()
  const today = await statistics()
  expect(today).toContain('จาก 7 คำขอ')
  expect(today).toContain('เกินกำหนด 2 คำขอ')
  expect(today).toContain('ไม่แสดง')
  expect(today).toContain('น้อยกว่า 5 คำขอไม่แสดง')
  // Nothing was changed, a day passed.
  now = Temporal.Instant.from('2026-12-06T03:00:00Z')
  expect(await statistics()).toContain('เกินกำหนด 3 คำขอ')
  now = Temporal.Instant.from('2026-11-23T03:00:00Z')
})

test('the open data hides counts below five and whatever they follow from', async () => {
  const months = await rows('information-requests')
  expect(
    months.map(({ month, received, open, earliest_due }) => ({ month, received, open, earliest_due })),
  ).toEqual([
    { month: '2026-10', received: 8, open: 2, earliest_due: '2026-10-20' },
    { month: '2026-11', received: 1, open: 1, earliest_due: '2026-12-05' },
  ])
  expect(months[0]).toMatchObject({
    ended_on_time: 4,
    ended_late: 2,
    refused: 'suppressed',
    granted: 'suppressed',
  })
  const parts = await rows('information-request-breakdowns')
  const small = parts.filter(({ requests }) => typeof requests === 'number' && requests > 0 && requests < 5)
  expect(small).toEqual([])
  const channels = parts.filter(({ by }) => by === 'channel').map(({ value, requests }) => [value, requests])
  expect(channels).toEqual([
    ['online', 'suppressed'],
    ['counter', 'suppressed'],
    ['telephone', 'suppressed'],
    ['letter', 'suppressed'],
  ])
  expect((await app.server.inject('/open-data/information-requests.csv')).statusCode).toBe(200)
})

async function stagedFile(): Promise<StagedFile> {
  const result = await stageUpload(app.services.files, Readable.from([Buffer.from('ปี,บาท\n2569,1\n')]), {
    maxBytes: answerUploads.maxBytes,
    accepts: answerUploads.accepts,
    name: 'งบ.csv',
  })
  if (!result.ok) throw new Error(result.reason)
  return result.staged
}

test('two years after the end what is personal is erased with the files, and the counts stay', async () => {
  const requestId = await receive('2026-11-02')
  await inside((tx) =>
    extendRequest(tx, systemActor, {
      requestId,
      dueOn: Temporal.PlainDate.from('2026-12-31'),
      reason: 'รอผู้เกี่ยวข้อง',
      at: at('2026-11-03'),
    }),
  )
  await end(requestId, '2026-11-10', { files: [await stagedFile()] })
  const filesOf = () => inside((tx) => listFiles(tx, { purpose: answerPurpose, subject: requestId }))
  const received = await measure('received', '2026-11-23')
  await inside((tx) => forgetRequests(tx, at('2028-11-09')))
  expect((await inside((tx) => findRequest(tx, requestId)))!.requester).toBe('นาม สมมติ')
  expect(await filesOf()).toHaveLength(1)

  await inside((tx) => forgetRequests(tx, at('2028-11-10')))
  const erased = (await inside((tx) => findRequest(tx, requestId)))!
  expect(erased).toMatchObject({
    wanted: null,
    requester: null,
    contact: null,
    answer: null,
    state: 'granted',
    endedOn: '2026-11-10',
  })
  expect(erased.erasedAt).not.toBeNull()
  const steps = await inside((tx) => stepsOf(tx, requestId))
  expect(steps.map(({ words }) => words)).toEqual([null, null, null])
  expect(await filesOf()).toEqual([])
  expect(await measure('received', '2026-11-23')).toEqual(received)
  const entries = () =>
    inside((tx) => tx.db.execute(`select 1 from ledger_entry where kind = 'information-requests.erased'`))
  const before = (await entries()).rowCount
  await inside((tx) => forgetRequests(tx, at('2028-11-10')))
  expect((await entries()).rowCount, 'the next night does no more').toBe(before)
})

test('an open request is kept as long as it is open', async () => {
  const requestId = await receive('2026-11-20')
  await inside((tx) => forgetRequests(tx, at('2035-01-01')))
  expect((await inside((tx) => findRequest(tx, requestId)))!.wanted).toBe('แบบแปลนสะพาน')
})
