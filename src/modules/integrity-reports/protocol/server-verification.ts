import {
  createHmac,
  createPublicKey,
  randomBytes,
  randomInt,
  scryptSync,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import type { DoorRequest } from './door-proof.ts'
import { doorProofBytes } from './door-proof.ts'
import { readU32, u32 } from './integers.ts'
import type { Puzzle } from './puzzle.ts'
import { mostBits, puzzleCost, puzzleInput, puzzleSeed, startsWithZeros, subPuzzles } from './puzzle.ts'

/** What the server checks with Node's own cryptography. Browsers never load this file. */

const challengeLength = 36
const stampedLength = 20
const doorSeconds = 120
const puzzleSeconds = 30 * 60
/** Ed25519 keys as Node reads them: this, and the 32 bytes (RFC 8410). */
const publicKeyFront = Buffer.from('302a300506032b6570032100', 'hex')

/** Nothing of a challenge is stored: its own mark shows that the server made it, and when. */
export function newChallenge(serverKey: Uint8Array, now: Date): Uint8Array {
  const stamped = Buffer.concat([u32(Math.floor(now.getTime() / 1000)), randomBytes(16)])
  return Buffer.concat([stamped, markOf(serverKey, stamped)])
}

/** Of this server and made in the last 120 seconds; for a puzzle in the last 30 minutes. */
export function isFreshChallenge(
  serverKey: Uint8Array,
  challenge: Uint8Array,
  at: { readonly now: Date; readonly use: 'door' | 'puzzle' },
): boolean {
  if (challenge.length !== challengeLength) return false
  const stamped = challenge.subarray(0, stampedLength)
  if (!timingSafeEqual(markOf(serverKey, stamped), challenge.subarray(stampedLength))) return false
  const age = Math.floor(at.now.getTime() / 1000) - readU32(challenge, 0)
  return age >= 0 && age <= (at.use === 'door' ? doorSeconds : puzzleSeconds)
}

function markOf(serverKey: Uint8Array, stamped: Uint8Array): Buffer {
  return createHmac('sha256', serverKey).update(stamped).digest().subarray(0, 16)
}

/**
 * Does the caller have the key of the door? A door that does not exist (undefined) is verified too, against
 * a key that fits nothing, so that both answers take equally long; its proof is never right.
 */
export function isDoorProof(
  publicKey: Uint8Array | undefined,
  request: DoorRequest,
  proof: Uint8Array,
): boolean {
  if (proof.length !== 64) return false
  const key = createPublicKey({
    key: Buffer.concat([publicKeyFront, publicKey ?? nobodysKey]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, doorProofBytes(request), key, proof) && publicKey !== undefined
}

/** A point on the curve, of test vector 1 in RFC 8032. */
const nobodysKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex')

/**
 * Verifies in random order and stops at the first wrong part, so that a wrong solution costs the server
 * little wherever the mistake is.
 */
export function isSolved(puzzle: Puzzle, solution: readonly number[]): boolean {
  if (puzzle.bits > mostBits || solution.length !== subPuzzles || !solution.every(isU32)) return false
  const seed = puzzleSeed(puzzle)
  const { dkLen, ...cost } = puzzleCost
  const parts = solution.map((number, part) => ({ number, part }))
  while (parts.length > 0) {
    const [next] = parts.splice(randomInt(parts.length), 1)
    if (!next) break
    const hash = scryptSync(puzzleInput(next.part, next.number), seed, dkLen, cost)
    if (!startsWithZeros(hash, puzzle.bits)) return false
  }
  return true
}

function isU32(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32
}
