import { sha256 } from '@noble/hashes/sha2.js'
import { dom, signAs } from './binding.ts'

/** One request through a door. */
export interface DoorRequest {
  readonly challenge: Uint8Array
  readonly path: string
  readonly body: Uint8Array
}

/**
 * Shows that whoever asks has the key of a door, for this one challenge, address and body: a proof that was
 * overheard is good for nothing else. Doors take POST alone, so that no id stands in an address.
 */
export function proveDoor(doorSeed: Uint8Array, request: DoorRequest): Uint8Array {
  return signAs('auth', doorSeed, ...signedParts(request))
}

/** The bytes that are signed, for the server's own verification. */
export function doorProofBytes(request: DoorRequest): Uint8Array {
  return dom('auth', ...signedParts(request))
}

function signedParts({ challenge, path, body }: DoorRequest): [Uint8Array, string, string, Uint8Array] {
  return [challenge, 'POST', path, sha256(body)]
}
