import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { dom } from './binding.ts'
import { u32 } from './integers.ts'

/** One message, for the ledger. */
export interface Position {
  readonly report: string
  readonly seq: number
}

/**
 * What stands in the public ledger for a message: random to everybody but those who have the tag key, who
 * can so prove that a message was withheld. The key is that of the epoch **before** the message, so that
 * whoever is cut off by a change of epoch still sees that there was one.
 */
export function messageTag(tagKey: Uint8Array, { report, seq }: Position): Uint8Array {
  return hmac(sha256, tagKey, dom('tag', report, u32(seq))).subarray(0, 16)
}

/** Binds the tag to the very bytes of the message. */
export function messageCommitment(
  tagKey: Uint8Array,
  { report, seq }: Position,
  ciphertext: Uint8Array,
): Uint8Array {
  return hmac(sha256, tagKey, dom('commit', report, u32(seq), sha256(ciphertext)))
}
