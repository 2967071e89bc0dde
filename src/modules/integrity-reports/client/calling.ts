import { sha256 } from '@noble/hashes/sha2.js'
import { readCall, writeCall, writeProvenCall, type Call } from '../exchange/call.ts'
import { b64 } from '../protocol/binding.ts'
import type { CanonicalObject } from '../protocol/canonical-json.ts'
import { proveDoor } from '../protocol/door-proof.ts'

/** A server that cannot be reached, or says what it never should. What was written is still on the device. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  /** 0 where there was no answer at all. */
  readonly status: number

  constructor(status: number) {
    super(`a call failed with ${status}`)
    this.status = status
  }
}

const tries = 5
const firstWaitMs = 1_000
/** One megabyte on the slowest line that still works; a server that says nothing for longer is none. */
const longestCallMs = 180_000

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Sends bytes to an address of the confidential site, again after growing waits while there is no network or the
 * server is busy: all calls may come twice. No cookie goes along.
 */
export async function post(path: string, body: Uint8Array): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    const given = new AbortController()
    const timer = setTimeout(() => given.abort(), longestCallMs)
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      credentials: 'omit',
      cache: 'no-store',
      body: body as Uint8Array<ArrayBuffer>,
      signal: given.signal,
    }).catch(() => undefined)
    clearTimeout(timer)
    const isBusy = answer === undefined || answer.status === 429 || answer.status === 503
    if (!isBusy) return readAnswer(answer)
    if (attempt === tries) throw new CallFailed(answer?.status ?? 0)
    await waited(firstWaitMs * 2 ** (attempt - 1))
  }
}

/** Outcomes that refuse come with a status of their own and say which they are. */
async function readAnswer(answer: Response): Promise<Uint8Array> {
  const type = answer.headers.get('content-type') ?? ''
  if (!type.startsWith('application/octet-stream')) throw new CallFailed(answer.status)
  return new Uint8Array(await answer.arrayBuffer())
}

/** A call that everybody may make. */
export async function call(path: string, head: CanonicalObject, payload?: Uint8Array): Promise<Call> {
  return answered(await post(path, writeCall({ v: 1, ...head }, payload)))
}

export interface Challenge {
  readonly challenge: Uint8Array
  /** How hard the puzzle of a new report is now. */
  readonly bits: number
}

export async function newChallenge(path: string): Promise<Challenge> {
  const { head, payload } = await call(path, {})
  return { challenge: payload, bits: Number(head['bits']) }
}

/** A door on the server, and the seed that opens it. */
export interface Door {
  readonly id: Uint8Array
  readonly seed: Uint8Array
}

export interface DoorCall {
  readonly door: Door
  readonly path: string
  readonly challengePath: string
  readonly head?: CanonicalObject
  readonly payload?: Uint8Array
}

/** A call through a door; the answer is bytes that only their reader understands. */
export async function callThrough({
  door,
  path,
  challengePath,
  head,
  payload,
}: DoorCall): Promise<Uint8Array> {
  const { challenge } = await newChallenge(challengePath)
  const body = writeCall({ v: 1, door: b64(door.id), ...head }, payload)
  const signature = proveDoor(door.seed, { challenge, path, body })
  return post(path, writeProvenCall({ challenge, signature, call: body }))
}

/** What the server says became of a call. */
export async function outcomeOf(bytes: Promise<Uint8Array>): Promise<string> {
  return String(answered(await bytes).head['outcome'])
}

const partLength = 1024 * 1024

export interface BlobSending {
  readonly blob: Uint8Array
  readonly content: Uint8Array
  /** How many bytes have arrived before, when this is tried again. */
  readonly arrived?: number
  readonly sent: (bytes: number) => void
}

/** Sends a sealed file in parts, and says after each how many bytes have arrived. */
export async function sendBlob(
  path: string,
  { blob, content, arrived = 0, sent }: BlobSending,
): Promise<string> {
  const parts = Math.max(1, Math.ceil(content.length / partLength))
  for (let part = Math.ceil(arrived / partLength); part < parts; part += 1) {
    const piece = content.subarray(part * partLength, (part + 1) * partLength)
    const head = { v: 1, blob: b64(blob), part, parts, sha256: b64(sha256(piece)) }
    const outcome = await outcomeOf(post(path, writeCall(head, piece)))
    // Damaged on the way: once more, and what is damaged twice is told.
    const again = outcome === 'again' ? await outcomeOf(post(path, writeCall(head, piece))) : outcome
    if (again !== 'ok') return again
    sent(Math.min(content.length, (part + 1) * partLength))
  }
  return 'ok'
}

function answered(bytes: Uint8Array): Call {
  const read = readCall(bytes)
  if (!read) throw new CallFailed(200)
  return read
}
