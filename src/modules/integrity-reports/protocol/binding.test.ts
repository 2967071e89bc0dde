import { ed25519 } from '@noble/curves/ed25519.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { b64, dom, fromB64, isSignedAs, publicKeyOf, signAs } from './binding.ts'

const seed = new Uint8Array(32).fill(3)

test('no two lists of parts have the same bytes', () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 4 })
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const same =
        JSON.stringify(one.map((part) => [...part])) === JSON.stringify(other.map((part) => [...part]))
      expect(b64(dom('x', ...one)) === b64(dom('x', ...other))).toBe(same)
    }),
  )
  expect(b64(dom('x', 'ab', 'c'))).not.toBe(b64(dom('x', 'a', 'bc')))
  expect(b64(dom('x', ''))).not.toBe(b64(dom('x')))
})

test('base64url has one form', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromB64(b64(bytes))).toEqual(bytes)
    }),
  )
  for (const text of ['AA=', 'AA==', 'AB', 'A', 'A+', 'A/', ' AA', 'AA\n', 'é'])
    expect(fromB64(text)).toBeUndefined()
})

test('a signature holds for its label, its parts and its key alone', () => {
  const signature = signAs('message', seed, 'a', 'b')
  const publicKey = publicKeyOf(seed)
  expect(isSignedAs('message', { publicKey, signature }, 'a', 'b')).toBe(true)
  expect(isSignedAs('keybox', { publicKey, signature }, 'a', 'b')).toBe(false)
  expect(isSignedAs('message', { publicKey, signature }, 'ab')).toBe(false)
  const other = publicKeyOf(new Uint8Array(32).fill(4))
  expect(isSignedAs('message', { publicKey: other, signature }, 'a', 'b')).toBe(false)
  expect(isSignedAs('message', { publicKey: new Uint8Array(), signature }, 'a', 'b')).toBe(false)
  expect(isSignedAs('message', { publicKey, signature: signature.subarray(1) }, 'a', 'b')).toBe(false)
})

test('a key of small order, under which one signature would fit every text, is refused', () => {
  const smallOrder = ed25519.Point.ZERO.toBytes()
  const signature = new Uint8Array(64)
  signature.set(smallOrder)
  expect(ed25519.verify(signature, dom('message', 'a'), smallOrder)).toBe(true)
  expect(isSignedAs('message', { publicKey: smallOrder, signature }, 'a')).toBe(false)
})

test('a signature with a larger scalar of the same meaning is refused', () => {
  const signature = signAs('message', seed, 'a')
  const order = ed25519.Point.Fn.ORDER
  let scalar = 0n
  for (const byte of signature.slice(32).toReversed()) scalar = (scalar << 8n) | BigInt(byte)
  let larger = scalar + order
  for (let at = 32; at < 64; at += 1) {
    signature[at] = Number(larger & 0xffn)
    larger >>= 8n
  }
  expect(isSignedAs('message', { publicKey: publicKeyOf(seed), signature }, 'a')).toBe(false)
})
