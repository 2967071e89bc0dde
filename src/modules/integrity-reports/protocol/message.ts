import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { encrypterTo, openedBytes } from './age-keys.ts'
import { b64, isSignedAs, labelledHash, sameBytes, signAs } from './binding.ts'
import { writeCanonical } from './canonical-json.ts'
import { readU32, u32 } from './integers.ts'
import type { Position } from './ledger-tags.ts'
import type { MessageHead } from './message-head.ts'
import { readHead } from './message-head.ts'
import { bucketOf, filledUp, isZeros } from './padding.ts'

const magic = utf8ToBytes('PSGM1\n')
const signatureLength = 64

/** Takes `body` from each of the kinds of heads, and keeps them apart. */
type WithoutBody<Head> = Head extends unknown ? Omit<Head, 'body'> : never

export interface NewMessage {
  /** All but what the content itself says. */
  readonly head: WithoutBody<MessageHead>
  readonly content: Uint8Array
  readonly senderSeed: Uint8Array
  /** The age recipient of the epoch. */
  readonly recipient: string
}

/** A message that was opened; who wrote it is known only once {@link isMessageBy} was asked. */
export interface OpenedMessage {
  readonly head: MessageHead
  readonly headBytes: Uint8Array
  readonly signature: Uint8Array
  readonly content: Uint8Array
}

/**
 * Signs a message and encrypts it to the key of its epoch. The signature is inside, so the server does not
 * see who wrote; the head names report, place and recipients, so it fits nowhere else.
 */
export async function sealMessage(message: NewMessage): Promise<Uint8Array> {
  const { content } = message
  const head = writeCanonical({
    ...message.head,
    body: { len: content.length, sha256: b64(sha256(content)) },
  })
  const plaintext = concatBytes(
    magic,
    u32(head.length),
    head,
    signAs('message', message.senderSeed, head),
    content,
  )
  return encrypterTo(message.recipient).encrypt(filledUp(plaintext, bucketOf(plaintext.length)))
}

/**
 * Undefined for another key, a changed bit, a form that is not the one above, a size that is not that of
 * its bucket, and anything but zeros behind the content.
 */
export async function openMessage(
  epochAgeSeed: Uint8Array,
  ciphertext: Uint8Array,
): Promise<OpenedMessage | undefined> {
  const plaintext = await openedBytes(epochAgeSeed, ciphertext)
  return plaintext && readMessage(plaintext)
}

function readMessage(plaintext: Uint8Array): OpenedMessage | undefined {
  const headStart = magic.length + 4
  if (plaintext.length < headStart || !sameBytes(plaintext.subarray(0, magic.length), magic)) return undefined
  const signatureStart = headStart + readU32(plaintext, magic.length)
  const contentStart = signatureStart + signatureLength
  if (contentStart > plaintext.length) return undefined
  const headBytes = plaintext.slice(headStart, signatureStart)
  const head = readHead(headBytes)
  if (!head) return undefined
  const end = contentStart + head.body.len
  if (plaintext.length !== bucketOf(end) || !isZeros(plaintext.subarray(end))) return undefined
  const content = plaintext.slice(contentStart, end)
  if (b64(sha256(content)) !== head.body.sha256) return undefined
  return { head, headBytes, signature: plaintext.slice(signatureStart, contentStart), content }
}

export function isMessageBy(publicKey: Uint8Array, { headBytes, signature }: OpenedMessage): boolean {
  return isSignedAs('message', { publicKey, signature }, headBytes)
}

/** How the next message names a message: by its place and its very bytes. */
export function envelopeHash({ report, seq }: Position, ciphertext: Uint8Array): string {
  return b64(labelledHash('envelope', report, u32(seq), ciphertext))
}
