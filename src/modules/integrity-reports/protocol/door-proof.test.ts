import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { publicKeyOf } from './binding.ts'
import { doorProofBytes, proveDoor } from './door-proof.ts'
import { isDoorProof, isFreshChallenge, newChallenge } from './server-verification.ts'

const serverKey = new Uint8Array(32).fill(1)
const doorSeed = new Uint8Array(32).fill(2)
const door = publicKeyOf(doorSeed)
const now = new Date('2026-11-27T08:00:00Z')
const request = {
  challenge: newChallenge(serverKey, now),
  path: '/r/open',
  body: new TextEncoder().encode('{"door":"x"}'),
}

test('a proof opens its door for its challenge, address and body alone', () => {
  const proof = proveDoor(doorSeed, request)
  expect(isDoorProof(door, request, proof)).toBe(true)
  const others = [
    { ...request, challenge: newChallenge(serverKey, now) },
    { ...request, path: '/r/burn' },
    { ...request, body: new Uint8Array() },
  ]
  for (const other of others) expect(isDoorProof(door, other, proof)).toBe(false)
  expect(isDoorProof(publicKeyOf(new Uint8Array(32).fill(3)), request, proof)).toBe(false)
  expect(isDoorProof(door, request, proof.subarray(1))).toBe(false)
  expect(isDoorProof(door, request, new Uint8Array(64))).toBe(false)
})

test('a door that does not exist takes no proof, not even with the key that stands in for it', () => {
  expect(isDoorProof(undefined, request, proveDoor(doorSeed, request))).toBe(false)
  // The private key of test vector 1 in RFC 8032 is known to everybody.
  const known = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
  expect(isDoorProof(undefined, request, ed25519.sign(doorProofBytes(request), known))).toBe(false)
})

test('a challenge is good for two minutes at a door and for half an hour at a puzzle, on its own server', () => {
  const at = (seconds: number, use: 'door' | 'puzzle', challenge = request.challenge): boolean =>
    isFreshChallenge(serverKey, challenge, { now: new Date(now.getTime() + seconds * 1000), use })
  expect([at(0, 'door'), at(120, 'door'), at(121, 'door'), at(-1, 'door')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect([at(1800, 'puzzle'), at(1801, 'puzzle')]).toEqual([true, false])
  const changed = request.challenge.slice()
  changed[3] = (changed[3] ?? 0) ^ 1
  expect(at(0, 'door', changed)).toBe(false)
  expect(at(0, 'door', request.challenge.subarray(1))).toBe(false)
  expect(isFreshChallenge(new Uint8Array(32), request.challenge, { now, use: 'door' })).toBe(false)
})
