import { randomBytes, scryptSync } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { readCall, writeCall, writeProvenCall } from '../exchange/call.ts'
import type { CreateHead } from '../exchange/heads.ts'
import { answerLength } from '../exchange/thread-stream.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { beginReport } from '../protocol/begin-report.ts'
import { proveDoor } from '../protocol/door-proof.ts'
import { keyboxLength, openKeybox } from '../protocol/keybox.ts'
import {
  mostBits,
  puzzleCost,
  puzzleInput,
  puzzleSeed,
  restingBits,
  startsWithZeros,
  subPuzzles,
  type Puzzle,
} from '../protocol/puzzle.ts'
import { receiptKeys } from '../protocol/receipt-keys.ts'
import { newReceipt } from '../protocol/receipt.ts'
import { isDoorProof } from '../protocol/server-verification.ts'
import { org, person, words } from '../protocol/staged-thread.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { dailyBatch } from './batching.ts'
import { createReport } from './creating.ts'
import { poolOfDay } from './pool.ts'
import { PuzzleStrength } from './strength.ts'
import { answerOfDoor } from './thread.ts'

let app: TestApp
/** With few requests a network, as it is served. */
let slow: TestApp
let own: string
// Of its own hour: the puzzle grows harder with the reports of the last ten minutes.
const now = testNow.add({ hours: 480 })
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  slow = await testApp({ clock: () => now, requestsPerTenSeconds: 60 })
  own = await app.database.organizationId()
})
afterAll(async () => {
  await app.close()
  await slow.close()
})

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, own, work)

async function post(url: string, payload: Uint8Array): Promise<LightMyRequestResponse> {
  return postTo(app, { url, payload, network: '192.0.2.1' })
}

function postTo(
  { server }: TestApp,
  { url, payload, network }: { url: string; payload: Uint8Array; network: string },
): Promise<LightMyRequestResponse> {
  return server.inject({
    method: 'POST',
    url,
    remoteAddress: network,
    headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
    payload: Buffer.from(payload),
  })
}

async function challenge(): Promise<{ challenge: Uint8Array; bits: number }> {
  const call = readCall((await post(urls.challenge(), new Uint8Array())).rawPayload)!
  return { challenge: call.payload, bits: call.head['bits'] as number }
}

/** As the browser solves it, by Node's own scrypt, which is faster. */
function solved(puzzle: Puzzle): number[] {
  const seed = puzzleSeed(puzzle)
  const { dkLen, ...cost } = puzzleCost
  return Array.from({ length: subPuzzles }, (_, part) => {
    let number = 0
    while (!startsWithZeros(scryptSync(puzzleInput(part, number), seed, dkLen, cost), puzzle.bits))
      number += 1
    return number
  })
}

const newDoor = () => ({ id: b64(randomBytes(16)), publicKey: b64(publicKeyOf(randomBytes(32))) })
const junkHead = () => ({
  v: 1 as const,
  report: b64(randomBytes(16)),
  reporterDoor: newDoor(),
  epochDoor: newDoor(),
  tag: b64(randomBytes(16)),
  commitment: b64(randomBytes(32)),
  blobs: [],
})
/** As long as a report, and to the server no different from one. */
const junk = () => Buffer.concat([randomBytes(keyboxLength), randomBytes(5_755)])

async function paid(head: ReturnType<typeof junkHead>, payload: Uint8Array): Promise<Uint8Array> {
  const { challenge: given, bits } = await challenge()
  const solution = solved({ challenge: given, report: head.report, bits })
  return writeCall({ ...head, challenge: b64(given), bits, solution }, payload)
}

const outcome = (answer: LightMyRequestResponse): unknown => readCall(answer.rawPayload)!.head['outcome']

async function batch(at: Temporal.Instant): Promise<number> {
  await dailyBatch.handle({
    organizationId: own,
    input: {},
    at,
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    tellFiler: app.services.tellFiler,
    ...testOutside,
    notify: async () => {},
  })
  return (await inside((tx) => poolOfDay(tx, at.toString().slice(0, 10)))).length
}

test('the puzzle rises with a flood, never above what a weak telephone does, and rests again', () => {
  const strength = new PuzzleStrength()
  const bits: number[] = []
  let at = now
  for (let number = 0; number < 500; number += 1) {
    at = at.add({ milliseconds: 7_200 })
    strength.arrived(String(number), at)
    bits.push(strength.bits(at))
  }
  expect(bits.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => restingBits))
  expect(bits[10]).toBe(restingBits + 1)
  expect(bits[25]).toBe(restingBits + 2)
  expect(bits.at(-1)).toBe(mostBits)
  expect(Math.max(...bits)).toBe(mostBits)
  expect(strength.bits(at.add({ minutes: 11 }))).toBe(restingBits)
  for (let again = 0; again < 500; again += 1) strength.arrived('the same once more', at.add({ minutes: 12 }))
  expect(strength.bits(at.add({ minutes: 12 })), 'work done once counts once').toBe(restingBits)
})

test('five hundred reports of junk keep nobody out: one that is real is filed and found in days', async () => {
  const head = junkHead()
  const payload = junk()
  const call = await paid(head, payload)
  expect(outcome(await post(urls.create(), call))).toBe('ok')
  for (let again = 0; again < 15; again += 1) {
    expect(outcome(await post(urls.create(), call)), 'the same report is there already').toBe('ok')
  }
  expect((await challenge()).bits, 'one report, however often it is sent').toBe(restingBits)

  await inside(async (tx) => {
    for (let number = 0; number < 499; number += 1) {
      expect(
        await createReport(tx, { ...junkHead(), challenge: '', bits: 0, solution: [] } as CreateHead, junk()),
      ).toBe('ok')
    }
  })
  const recipient = await person('officer1', 'officer', 1)
  const outside = await person('outside1', 'outside', 3)
  const begun = await beginReport({
    org,
    reporter: await receiptKeys(org, newReceipt(), 16),
    recipients: [recipient.entry, outside.entry],
    excluded: [],
    concerned: [],
  })
  const { message, tag, commitment } = await begun.finish({ content: words('The one that is meant.') })
  const real = { ...junkHead(), report: begun.report, tag: b64(tag), commitment: b64(commitment) }
  const sent = await paid(real, Buffer.concat([begun.keybox, message]))
  expect(outcome(await post(urls.create(), sent)), 'the door never closes').toBe('ok')

  const sizes: number[] = []
  let found = false
  for (let day = 0; day < 12 && !found; day += 1) {
    const at = now.add({ hours: 24 * (day + 1) })
    sizes.push(await batch(at))
    for (const box of await inside((tx) => poolOfDay(tx, at.toString().slice(0, 10)))) {
      const keybox = await openKeybox(recipient.ageSeed, box)
      if (keybox) found = keybox.body.report === begun.report
    }
  }
  expect(sizes[0], 'four a day, doubled until three such days hold what waits').toBe(256)
  expect(found, `in ${sizes.length} days`).toBe(true)
})

test('ten thousand wrong receipts get the same zeros, and lock nobody out', async () => {
  const path = urls.open()
  const seed = randomBytes(32)
  const body = writeCall({ v: 1, door: b64(randomBytes(16)) })
  const request = { challenge: randomBytes(36), path, body }
  const signature = proveDoor(seed, request)
  let opened = 0
  for (let tried = 0; tried < 10_000; tried += 1) {
    if (isDoorProof(undefined, request, signature)) opened += 1
  }
  expect(opened).toBe(0)
  const zeros = Buffer.alloc(answerLength)
  await inside(async (tx) => {
    for (let tried = 0; tried < 1_000; tried += 1) {
      const answer = await answerOfDoor(tx, undefined, tried)
      if (!zeros.equals(answer)) throw new Error('a wrong door was answered otherwise')
    }
  })
})

test('whoever tries doors too fast waits, and another network goes on meanwhile', async () => {
  const statuses: number[] = []
  const knock = async (network: string): Promise<LightMyRequestResponse> => {
    const { seed, id } = { seed: randomBytes(32), id: randomBytes(16) }
    const call = writeCall({ v: 1, door: b64(id) })
    const given = randomBytes(36)
    const signature = proveDoor(seed, { challenge: given, path: urls.open(), body: call })
    const payload = writeProvenCall({ challenge: given, signature, call })
    return postTo(slow, { url: urls.open(), payload, network })
  }
  for (let tried = 0; tried < 200; tried += 1) statuses.push((await knock('198.51.100.7')).statusCode)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  const other = await knock('203.0.113.9')
  expect(other.statusCode).toBe(200)
  expect(other.rawPayload.equals(Buffer.alloc(answerLength))).toBe(true)
})
