import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'

/** The two ways of signing that we use, by their numbers in C2SP signed-note. */
export const keyTypes = { log: 0x01, witness: 0x04 } as const

export type KeyType = (typeof keyTypes)[keyof typeof keyTypes]

/** What a signature of an Ed25519 key is checked with. */
export interface VerifierKey {
  readonly name: string
  /** The first four bytes of a hash, in hexadecimal: finds a key, proves nothing. */
  readonly id: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
}

export interface SigningKey extends VerifierKey {
  readonly seed: Uint8Array
}

const keyBytes = 32
const namePattern = '[^\\p{White_Space}\\p{Cc}+]+'
const keyName = new RegExp(`^${namePattern}$`, 'u')
const keyText = new RegExp(`^(${namePattern})\\+([0-9a-f]{8})\\+(.+)$`, 'u')
const signingPrefix = 'PRIVATE+KEY+'

export function isKeyName(name: string): boolean {
  return keyName.test(name) && name.isWellFormed()
}

/** Makes a key from the system's randomness. Refuses a name with a space or a plus in it. */
export function makeSigningKey(name: string, type: KeyType = keyTypes.log): SigningKey {
  return signingKey(name, type, ed25519.utils.randomSecretKey())
}

function signingKey(name: string, type: KeyType, seed: Uint8Array): SigningKey {
  return { ...verifierKey(name, type, ed25519.getPublicKey(seed)), seed }
}

function verifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new TypeError('the name of a key has no space and no plus')
  const id = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4)
  return { name, id: bytesToHex(id), type, publicKey }
}

/** The vkey: the public text of a key. */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`
}

/** The skey: the secret text of a key. */
export function formatSigningKey({ name, id, type, seed }: SigningKey): string {
  return `${signingPrefix}${name}+${id}+${toBase64(concatBytes(Uint8Array.of(type), seed))}`
}

/** Reads a vkey; undefined for any other text, and for kinds of keys that we do not use. */
export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  return parseKey(vkey, verifierKey)
}

/** Reads an skey; undefined for any other text. */
export function parseSigningKey(skey: string): SigningKey | undefined {
  return skey.startsWith(signingPrefix) ? parseKey(skey.slice(signingPrefix.length), signingKey) : undefined
}

function parseKey<Key extends VerifierKey>(
  text: string,
  make: (name: string, type: KeyType, bytes: Uint8Array) => Key,
): Key | undefined {
  const [, name, id, base64] = keyText.exec(text) ?? []
  if (name === undefined || base64 === undefined) return undefined
  const bytes = fromBase64(base64)
  const type = Object.values(keyTypes).find((known) => known === bytes?.[0])
  if (!bytes || type === undefined || bytes.length !== 1 + keyBytes || !isKeyName(name)) return undefined
  const key = make(name, type, bytes.slice(1))
  return key.id === id ? key : undefined
}
