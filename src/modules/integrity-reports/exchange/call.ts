import { concatBytes } from '@noble/hashes/utils.js'
import { readCanonical, writeCanonical, type CanonicalObject } from '../protocol/canonical-json.ts'
import { readU32, u32 } from '../protocol/integers.ts'
import { isObject } from '../protocol/shape.ts'

/** What browser and server say to each other: a few named values, and bytes behind them. */
export interface Call {
  readonly head: CanonicalObject
  readonly payload: Uint8Array
}

const nothing = new Uint8Array()

/** `u32 length ‖ canonical JSON ‖ payload`. */
export function writeCall(head: CanonicalObject, payload: Uint8Array = nothing): Uint8Array {
  const written = writeCanonical(head)
  return concatBytes(u32(written.length), written, payload)
}

/** Undefined for anything that {@link writeCall} would not have written. */
export function readCall(bytes: Uint8Array): Call | undefined {
  if (bytes.length < 4) return undefined
  const end = 4 + readU32(bytes, 0)
  if (end > bytes.length) return undefined
  const head = readCanonical(bytes.subarray(4, end))
  return isObject(head) ? { head, payload: bytes.subarray(end) } : undefined
}

const challengeLength = 36
const signatureLength = 64
const proofLength = challengeLength + signatureLength

/** A call through a door: challenge and signature stand before the call that is signed. */
export interface ProvenCall {
  readonly challenge: Uint8Array
  readonly signature: Uint8Array
  readonly call: Uint8Array
}

export function writeProvenCall({ challenge, signature, call }: ProvenCall): Uint8Array {
  return concatBytes(challenge, signature, call)
}

export function readProvenCall(bytes: Uint8Array): ProvenCall | undefined {
  if (bytes.length < proofLength) return undefined
  return {
    challenge: bytes.subarray(0, challengeLength),
    signature: bytes.subarray(challengeLength, proofLength),
    call: bytes.subarray(proofLength),
  }
}
