import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import { u16, u32 } from './integers.ts'

const context = 'prongsai/integrity/v1/'

/** What is hashed with a meaning of its own. */
type HashLabel =
  | 'receipt-check'
  | 'report-id'
  | 'entry'
  | 'recipients'
  | 'fingerprint'
  | 'keybox-hash'
  | 'envelope'
  | 'directory'
  | 'recovery'
  | 'pow'

type SignatureLabel = 'auth' | 'keybox' | 'message' | 'endorse' | 'recovery'

/** What is derived from one secret, and how many bytes it has. */
const derivedLengths = {
  lookup: 16,
  auth: 32,
  sign: 32,
  age: 32,
  'epoch-age': 32,
  'epoch-read': 32,
  'epoch-cap': 16,
  'epoch-tag': 32,
  'recovery-age': 32,
  'recovery-sign': 32,
} as const

type Part = Uint8Array | string

/**
 * The bytes of a label and of parts, from which all three are read back in one way only: every part stands
 * after its length. Whatever is hashed, signed or authenticated goes through here, so that nothing made for
 * one purpose means anything for another.
 */
export function dom(label: string, ...parts: readonly Part[]): Uint8Array {
  const name = utf8ToBytes(context + label)
  const framed = parts.map(bytesOf).flatMap((part) => [u32(part.length), part])
  return concatBytes(u16(name.length), name, ...framed)
}

/** H_label of the protocol: SHA-256 bound to a purpose. */
export function labelledHash(label: HashLabel, ...parts: readonly Part[]): Uint8Array {
  return sha256(dom(label, ...parts))
}

/** Sign_label of the protocol: Ed25519 bound to a purpose. The key is a seed of 32 bytes. */
export function signAs(label: SignatureLabel, seed: Uint8Array, ...parts: readonly Part[]): Uint8Array {
  return ed25519.sign(dom(label, ...parts), seed)
}

export interface Signed {
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
}

/**
 * Strict as RFC 8032: it refuses encodings that are not canonical and keys of small order, under which one
 * signature would fit many texts.
 */
export function isSignedAs(label: SignatureLabel, signed: Signed, ...parts: readonly Part[]): boolean {
  if (signed.publicKey.length !== 32 || signed.signature.length !== 64) return false
  return ed25519.verify(signed.signature, dom(label, ...parts), signed.publicKey, { zip215: false })
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}

/** HKDF-SHA-256, salted with the organisation, so that one secret never gives two of them the same keys. */
export function derive(org: string, secret: Uint8Array, label: keyof typeof derivedLengths): Uint8Array {
  return hkdf(sha256, secret, utf8ToBytes(org), utf8ToBytes(context + label), derivedLengths[label])
}

/** base64url without padding. */
export function b64(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** Undefined for anything that {@link b64} would not have written, such as a last character with spare bits. */
export function fromB64(text: string): Uint8Array | undefined {
  try {
    const bytes = base64urlnopad.decode(text)
    return b64(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

function bytesOf(part: Part): Uint8Array {
  return typeof part === 'string' ? utf8ToBytes(part) : part
}

/** For values that are not secret. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
