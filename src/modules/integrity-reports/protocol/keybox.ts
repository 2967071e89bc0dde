import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, randomBytes } from '@noble/hashes/utils.js'
import { encrypterTo, openedBytes, thrownAwayRecipient } from './age-keys.ts'
import { b64, isSignedAs, labelledHash, signAs } from './binding.ts'
import type { CanonicalObject } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import type { DirectoryEntry, ShortEntry } from './directory.ts'
import { isShortEntry, recipientSet, reporterKeyHash, shortEntry } from './directory.ts'
import { readU32, u32 } from './integers.ts'
import { filledUp, isZeros } from './padding.ts'
import { bytes, bytesOrNone, count, exactly, listOf, members, text } from './shape.ts'

/** Always eight age recipients, so that the number of those who read tells nothing: one is the reporter. */
const places = 8
export const mostRecipients = places - 1
const plaintextLength = 2048
const headLength = 64 + 4
/** Every keybox has this length, those of decoys too. */
export const keyboxLength = 14_606

/** What a keybox says: the seed of one epoch of one report, and who has it. */
export type KeyboxBody = CanonicalObject & {
  readonly v: 1
  readonly type: 'keybox'
  readonly org: string
  readonly report: string
  readonly epoch: number
  readonly seed: string
  readonly recipients: readonly ShortEntry[]
  /** SHA-256 of the reporter's age recipient. */
  readonly reporter: string
  readonly rset: string
  readonly by: string
  /** The hash of the keybox before it; empty for the first one. */
  readonly prev: string
}

const isBody = members({
  v: exactly(1),
  type: exactly('keybox'),
  org: text,
  report: bytes(16),
  epoch: count,
  seed: bytes(32),
  recipients: listOf(isShortEntry),
  reporter: bytes(32),
  rset: bytes(32),
  by: text,
  prev: bytesOrNone(32),
})

/** A keybox that was opened; who wrote it is known only once {@link isKeyboxBy} was asked. */
export interface Keybox {
  readonly body: KeyboxBody
  readonly signature: Uint8Array
}

export interface NewKeybox {
  readonly org: string
  readonly report: string
  readonly epoch: number
  readonly seed: Uint8Array
  readonly recipients: readonly DirectoryEntry[]
  /** The age recipient of the reporter. */
  readonly reporter: string
  /** `reporter` or the id of a recipient, whose signing seed is the author's. */
  readonly by: string
  readonly authorSeed: Uint8Array
  readonly prev: string
}

/**
 * Seals the seed of an epoch to the reporter and to up to seven recipients. It chooses nobody: whoever
 * calls has left out those who are concerned.
 *
 * @throws Error for more recipients than there are places, or for texts too long for the box.
 */
export async function sealKeybox(keybox: NewKeybox): Promise<{ bytes: Uint8Array; hash: string }> {
  if (keybox.recipients.length > mostRecipients) throw new Error('a keybox has seven places for recipients')
  const shorts = keybox.recipients.map(shortEntry)
  const body: KeyboxBody = {
    v: 1,
    type: 'keybox',
    org: keybox.org,
    report: keybox.report,
    epoch: keybox.epoch,
    seed: b64(keybox.seed),
    recipients: shorts.sort((one, other) => (one.id < other.id ? -1 : 1)),
    reporter: reporterKeyHash(keybox.reporter),
    rset: recipientSet(shorts),
    by: keybox.by,
    prev: keybox.prev,
  }
  const signature = signAs('keybox', keybox.authorSeed, writeCanonical(body))
  const readers = [keybox.reporter, ...keybox.recipients.map(({ enc }) => enc)]
  return { bytes: await sealedBox({ body, signature }, readers), hash: keyboxHash(body) }
}

/** The same keybox once more, for somebody who was added later and is to read what came before. */
export async function grantKeybox(keybox: Keybox, recipient: string): Promise<Uint8Array> {
  return sealedBox(keybox, [recipient])
}

/** A keybox that nobody can open: it fills the pool of a day on which nothing was reported. */
export async function decoyKeybox(): Promise<Uint8Array> {
  return boxFor(randomBytes(plaintextLength), [])
}

/**
 * Undefined for a keybox of somebody else and for one whose form is wrong: an officer tries every keybox of
 * the pool, and to him a foreign one, a decoy and a broken one are the same.
 */
export async function openKeybox(seed: Uint8Array, box: Uint8Array): Promise<Keybox | undefined> {
  if (box.length !== keyboxLength) return undefined
  const plaintext = await openedBytes(seed, box)
  if (plaintext?.length !== plaintextLength) return undefined
  const end = headLength + readU32(plaintext, 64)
  if (end > plaintextLength || !isZeros(plaintext.subarray(end))) return undefined
  const body = readCanonical(plaintext.subarray(headLength, end))
  if (body === undefined || !isBody(body)) return undefined
  return { body: body as KeyboxBody, signature: plaintext.slice(0, 64) }
}

export function isKeyboxBy(publicKey: Uint8Array, { body, signature }: Keybox): boolean {
  return isSignedAs('keybox', { publicKey, signature }, writeCanonical(body))
}

/** How a rekey message and the next keybox name a keybox: by what it says, whoever it was sealed to. */
export function keyboxHash(body: KeyboxBody): string {
  return b64(labelledHash('keybox-hash', writeCanonical(body)))
}

/** How the ledger names a keybox: by its bytes, so that an officer sees whether he was served all of a day. */
export function boxHash(box: Uint8Array): string {
  return b64(sha256(box))
}

async function sealedBox({ body, signature }: Keybox, readers: readonly string[]): Promise<Uint8Array> {
  const content = writeCanonical(body)
  if (headLength + content.length > plaintextLength) throw new Error('the keybox says more than it holds')
  const plaintext = concatBytes(signature, u32(content.length), content)
  return boxFor(filledUp(plaintext, plaintextLength), readers)
}

async function boxFor(plaintext: Uint8Array, readers: readonly string[]): Promise<Uint8Array> {
  if (readers.some((reader, index) => readers.indexOf(reader) !== index)) {
    throw new Error('one key has two places in a keybox')
  }
  const strangers = await Promise.all(
    Array.from({ length: places - readers.length }, () => thrownAwayRecipient()),
  )
  return encrypterTo(...shuffled([...readers, ...strangers])).encrypt(plaintext)
}

/** In an order that tells nothing: of sorted random keys, none of which comes twice. */
function shuffled(readers: readonly string[]): readonly string[] {
  return readers
    .map((reader) => ({ reader, key: b64(randomBytes(16)) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ reader }) => reader)
}
