import { randomBytes } from '@noble/hashes/utils.js'
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'

/** The age identity (hybrid of X25519 and ML-KEM-768) that a seed of 32 bytes is. */
export function identityOf(seed: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase()
}

/** The seed that an identity is; undefined for a text that is none. */
export function seedOf(identity: string): Uint8Array | undefined {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(identity)
    const isOne = prefix.toUpperCase() === 'AGE-SECRET-KEY-PQ-' && bytes.length === 32
    return isOne && identityOf(bytes) === identity ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The text to which others encrypt: `age1pq1…`, 1,959 characters. */
export async function recipientOf(seed: Uint8Array): Promise<string> {
  return identityToRecipient(identityOf(seed))
}

/** A recipient whose identity nobody has: it fills a place so that their number tells nothing. */
export async function thrownAwayRecipient(): Promise<string> {
  return recipientOf(randomBytes(32))
}

export function isHybridRecipient(text: string): boolean {
  return /^age1pq1[02-9ac-hj-np-z]{1952}$/.test(text)
}

/**
 * Encrypts to those recipients, in that order.
 *
 * @throws Error for a recipient that is not a hybrid one: beside X25519 alone a recorded ciphertext would
 * be readable to a quantum computer later.
 */
export function encrypterTo(...recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    if (!isHybridRecipient(recipient)) throw new Error('a recipient that is not a hybrid age key')
    encrypter.addRecipient(recipient)
  }
  return encrypter
}

export function decrypterWith(seed: Uint8Array): Decrypter {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityOf(seed))
  return decrypter
}

/** Undefined when the key is another one, or when a bit was changed: age does not tell them apart. */
export async function openedBytes(seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await decrypterWith(seed).decrypt(ciphertext)
  } catch {
    return undefined
  }
}
