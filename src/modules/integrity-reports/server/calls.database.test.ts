import { createHash, randomBytes, scryptSync } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { readCall, writeCall, writeProvenCall } from '../exchange/call.ts'
import { answerLength, readThread, threadLength } from '../exchange/thread-stream.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import type { CanonicalObject } from '../protocol/canonical-json.ts'
import { proveDoor } from '../protocol/door-proof.ts'
import { keyboxLength } from '../protocol/keybox.ts'
import { envelopeHash } from '../protocol/message.ts'
import {
  puzzleCost,
  puzzleInput,
  puzzleSeed,
  startsWithZeros,
  subPuzzles,
  type Puzzle,
} from '../protocol/puzzle.ts'
import { integrityReportUrls as urls } from '../urls.ts'

let app: TestApp
let now = testNow
beforeAll(async () => {
  app = await testApp({ clock: () => now })
})
afterAll(() => app.close())
// The puzzle grows harder with the reports of the last ten minutes.
beforeEach(() => {
  now = now.add({ hours: 1 })
})

async function post(url: string, payload: Uint8Array): Promise<LightMyRequestResponse> {
  return app.server.inject({
    method: 'POST',
    url,
    headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
    payload: Buffer.from(payload),
  })
}

const said = (answer: LightMyRequestResponse): CanonicalObject => readCall(answer.rawPayload)!.head
const outcome = async (answer: Promise<LightMyRequestResponse>): Promise<unknown> =>
  said(await answer)['outcome']

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

interface Door {
  readonly id: Uint8Array
  readonly seed: Uint8Array
}
const newDoor = (): Door => ({ id: randomBytes(16), seed: randomBytes(32) })
const named = ({ id, seed }: Door) => ({ id: b64(id), publicKey: b64(publicKeyOf(seed)) })

/** A report as the server sees it: what is sealed is random to it anyway. */
function newReport(blobs: readonly Uint8Array[] = []) {
  return {
    report: b64(randomBytes(16)),
    reporterDoor: newDoor(),
    epochDoor: newDoor(),
    keybox: randomBytes(keyboxLength),
    message: randomBytes(18_043),
    tag: randomBytes(16),
    commitment: randomBytes(32),
    blobs: blobs.map(b64),
  }
}
type Report = ReturnType<typeof newReport>

async function createCall(report: Report, changes: CanonicalObject = {}): Promise<Uint8Array> {
  const { challenge: given, bits } = await challenge()
  const head = {
    v: 1,
    report: report.report,
    reporterDoor: named(report.reporterDoor),
    epochDoor: named(report.epochDoor),
    tag: b64(report.tag),
    commitment: b64(report.commitment),
    blobs: report.blobs,
    challenge: b64(given),
    bits,
    solution: solved({ challenge: given, report: report.report, bits }),
    ...changes,
  }
  return writeCall(head, Buffer.concat([report.keybox, report.message]))
}

async function create(report: Report): Promise<unknown> {
  return outcome(post(urls.create(), await createCall(report)))
}

async function through(
  door: Door,
  path: string,
  values: CanonicalObject = {},
  payload: Uint8Array = new Uint8Array(),
): Promise<LightMyRequestResponse> {
  const { challenge: given } = await challenge()
  const call = writeCall({ v: 1, door: b64(door.id), ...values }, payload)
  const signature = proveDoor(door.seed, { challenge: given, path, body: call })
  return post(path, writeProvenCall({ challenge: given, signature, call }))
}

async function readAll(door: Door) {
  const first = (await through(door, urls.open())).rawPayload
  const pieces = [first]
  for (let from = answerLength; from < threadLength(first); from += answerLength) {
    pieces.push((await through(door, urls.more(), { from })).rawPayload)
  }
  return readThread(Buffer.concat(pieces).subarray(0, threadLength(first)))
}

function appendValues(report: Report, seq: number, before: Uint8Array) {
  return {
    seq,
    prev: envelopeHash({ report: report.report, seq: seq - 1 }, before),
    tag: b64(randomBytes(16)),
    commitment: b64(randomBytes(32)),
    blobs: [],
  }
}

test('a report is read through both of its doors as it was sent', async () => {
  const report = newReport()
  expect(await create(report)).toBe('ok')
  for (const door of [report.reporterDoor, report.epochDoor]) {
    const thread = await readAll(door)
    expect(thread?.keyboxes.map((one) => Buffer.compare(one, report.keybox))).toEqual([0])
    expect(thread?.messages.map((one) => Buffer.compare(one, report.message))).toEqual([0])
  }
})

test('a report that is sent twice is one, and another cannot take its names', async () => {
  const report = newReport()
  expect(await create(report)).toBe('ok')
  expect(await create(report)).toBe('ok')
  expect(await create({ ...report, message: randomBytes(18_043) })).toBe('taken')
  expect(await create({ ...newReport(), reporterDoor: report.reporterDoor })).toBe('taken')
})

test('what is refused leaves nothing behind', async () => {
  const missing = newReport([randomBytes(16)])
  expect(await create(missing)).toBe('missing')
  expect(await readAll(missing.reporterDoor)).toBeUndefined()
  expect(await create({ ...missing, blobs: [] })).toBe('ok')
})

test('an unknown door, a wrong key and an old challenge get the same zeros', async () => {
  const report = newReport()
  await create(report)
  const zeros = Buffer.alloc(answerLength)
  const isZeros = ({ statusCode, rawPayload }: LightMyRequestResponse) =>
    statusCode === 200 && rawPayload.equals(zeros)
  expect(isZeros(await through(newDoor(), urls.open()))).toBe(true)
  expect(isZeros(await through({ ...report.reporterDoor, seed: randomBytes(32) }, urls.open()))).toBe(true)
  const { challenge: old } = await challenge()
  const call = writeCall({ v: 1, door: b64(report.reporterDoor.id) })
  const signature = proveDoor(report.reporterDoor.seed, { challenge: old, path: urls.open(), body: call })
  const before = now
  now = before.add({ seconds: 121 })
  expect(isZeros(await post(urls.open(), writeProvenCall({ challenge: old, signature, call })))).toBe(true)
  now = before
  expect(isZeros(await post(urls.open(), writeProvenCall({ challenge: old, signature, call })))).toBe(false)
})

test('a proof is good for its address and its body alone', async () => {
  const report = newReport()
  await create(report)
  const { challenge: given } = await challenge()
  const call = writeCall({ v: 1, door: b64(report.reporterDoor.id) })
  const signature = proveDoor(report.reporterDoor.seed, { challenge: given, path: urls.open(), body: call })
  await post(urls.burn(), writeProvenCall({ challenge: given, signature, call }))
  expect(await readAll(report.reporterDoor)).toBeDefined()
})

test('an answer has its length however much it would be compressed', async () => {
  const { headers, rawPayload } = await app.server.inject({
    method: 'POST',
    url: urls.open(),
    headers: {
      host: 'report.localhost',
      'content-type': 'application/octet-stream',
      'accept-encoding': 'gzip, br',
    },
    payload: Buffer.from(
      writeProvenCall({
        challenge: new Uint8Array(36),
        signature: new Uint8Array(64),
        call: writeCall({ v: 1, door: b64(randomBytes(16)) }),
      }),
    ),
  })
  expect(headers['content-encoding']).toBeUndefined()
  expect(rawPayload).toHaveLength(answerLength)
})

test('messages follow one another, and the second of two that follow the same one is told so', async () => {
  const report = newReport()
  await create(report)
  const answer = randomBytes(5_755)
  const values = appendValues(report, 1, report.message)
  expect(await outcome(through(report.epochDoor, urls.append(), values, answer))).toBe('ok')
  expect(await outcome(through(report.epochDoor, urls.append(), values, answer))).toBe('ok')
  const late = appendValues(report, 1, report.message)
  expect(await outcome(through(report.reporterDoor, urls.append(), late, randomBytes(5_755)))).toBe(
    'conflict',
  )
  const thread = await readAll(report.reporterDoor)
  expect(thread?.messages).toHaveLength(2)
})

test('many at once add one message each, in one order', async () => {
  const report = newReport()
  await create(report)
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      outcome(
        through(report.epochDoor, urls.append(), appendValues(report, 1, report.message), randomBytes(5_755)),
      ),
    ),
  )
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'conflict'), 'ok'])
})

test('a change of recipients closes the door of those before, and brings keyboxes', async () => {
  const report = newReport()
  await create(report)
  const next = newDoor()
  const rekey = { closes: b64(report.epochDoor.id), opens: named(next), keyboxes: 2 }
  const keyboxes = [randomBytes(keyboxLength), randomBytes(keyboxLength)]
  const message = randomBytes(5_755)
  const values = { ...appendValues(report, 1, report.message), rekey }
  const payload = Buffer.concat([...keyboxes, message])
  expect(await outcome(through(report.epochDoor, urls.append(), values, payload))).toBe('ok')
  expect(await readAll(report.epochDoor)).toBeUndefined()
  const thread = await readAll(next)
  expect(thread?.keyboxes).toHaveLength(3)
  expect(message.equals(thread!.messages.at(-1)!)).toBe(true)
})

test('whoever has a burnt door comes in no more; the recipients still do', async () => {
  const report = newReport()
  await create(report)
  expect(await outcome(through(report.reporterDoor, urls.burn()))).toBe('ok')
  expect(await readAll(report.reporterDoor)).toBeUndefined()
  expect(await readAll(report.epochDoor)).toBeDefined()
  expect(await outcome(through(newDoor(), urls.burn()))).toBe('ok')
})

async function sendPart(blob: Uint8Array, part: number, parts: number, content: Buffer, damaged = content) {
  const sha256 = createHash('sha256').update(content).digest('base64url')
  return outcome(post(urls.part(), writeCall({ v: 1, blob: b64(blob), part, parts, sha256 }, damaged)))
}

test('a file arrives in parts, again where one was cut off, and is read through the doors of its report alone', async () => {
  const blob = randomBytes(16)
  const parts = [randomBytes(1024 * 1024), randomBytes(99)]
  expect(await sendPart(blob, 0, 2, parts[0]!, parts[0]!.subarray(0, 1_038_000))).toBe('again')
  expect(await sendPart(blob, 0, 2, parts[0]!)).toBe('ok')
  const report = newReport([blob])
  expect(await create(report)).toBe('missing')
  expect(await sendPart(blob, 1, 2, parts[1]!)).toBe('ok')
  expect(await sendPart(blob, 1, 2, parts[1]!)).toBe('ok')
  expect(await create(report)).toBe('ok')
  const other = newReport([blob])
  expect(await create(other)).toBe('missing')
  await create({ ...other, blobs: [] })
  for (const [part, content] of parts.entries()) {
    const values = { blob: b64(blob), part }
    expect((await through(report.epochDoor, urls.get(), values)).rawPayload.equals(content)).toBe(true)
    expect((await through(other.epochDoor, urls.get(), values)).rawPayload).toHaveLength(0)
  }
})

test('a puzzle that was solved for another report, or not at all, lets nothing in', async () => {
  const report = newReport()
  const other = newReport()
  const { challenge: given, bits } = await challenge()
  const solution = solved({ challenge: given, report: other.report, bits })
  const wrong = await createCall(report, { challenge: b64(given), solution })
  expect(await outcome(post(urls.create(), wrong))).toBe('again')
  const foreign = await createCall(report, { challenge: b64(randomBytes(36)) })
  expect(await outcome(post(urls.create(), foreign))).toBe('again')
  const easy = await createCall(report, { bits: 0 })
  expect(await outcome(post(urls.create(), easy))).toBe('again')
  expect(await readAll(report.reporterDoor)).toBeUndefined()
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a length beyond the end', Buffer.from('ffffffff', 'hex')],
  ['no canonical JSON', writeCallText('{"v": 1}')],
  ['a member that nobody knows', writeCall({ v: 1, day: '2026-11-01', more: 1, door: 'x' })],
])('a call with %s is refused', async (_, bytes) => {
  for (const url of [
    urls.create(),
    urls.append(),
    urls.open(),
    urls.more(),
    urls.get(),
    urls.part(),
    urls.burn(),
  ]) {
    expect((await post(url, bytes)).statusCode, url).toBe(400)
  }
})

function writeCallText(text: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, Buffer.from(text)])
}
