import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { isHybridRecipient } from './age-keys.ts'
import { b64, labelledHash } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import { bytes, day, exactly, listOf, members, text } from './shape.ts'

export const recipientRoles = ['officer', 'outside', 'recovery', 'authority'] as const
export type RecipientRole = (typeof recipientRoles)[number]

/** A recipient and the keys, as the directory in the ledger names them. */
export type DirectoryEntry = CanonicalObject & {
  readonly v: 1
  readonly org: string
  readonly id: string
  readonly role: RecipientRole
  readonly position: string
  readonly reportsTo: readonly string[]
  /** An age recipient, `age1pq1…`. */
  readonly enc: string
  /** An Ed25519 public key, base64url. */
  readonly sig: string
  readonly from: string
}

/** A recipient as keyboxes list them: one entry of the directory and no other. */
export type ShortEntry = CanonicalObject & {
  readonly id: string
  readonly role: RecipientRole
  readonly entry: string
}

export const isDirectoryEntry = members({
  v: exactly(1),
  org: text,
  id: (value: Canonical) => typeof value === 'string' && isRecipientId(value),
  role: exactly(...recipientRoles),
  position: text,
  reportsTo: listOf(text),
  enc: (value: Canonical) => typeof value === 'string' && isHybridRecipient(value),
  sig: bytes(32),
  from: day,
})

export const isShortEntry = members({ id: text, role: exactly(...recipientRoles), entry: bytes(32) })

/** `reporter` is how a report calls its reporter, and so never the name of a recipient. */
function isRecipientId(id: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(id) && id !== 'reporter'
}

export function readEntry(bytesOfEntry: Uint8Array): DirectoryEntry | undefined {
  const value = readCanonical(bytesOfEntry)
  return value !== undefined && isDirectoryEntry(value) ? (value as DirectoryEntry) : undefined
}

export function entryHash(entry: CanonicalObject): string {
  return b64(labelledHash('entry', writeCanonical(entry)))
}

export function shortEntry(entry: Pick<DirectoryEntry, 'id' | 'role'> & CanonicalObject): ShortEntry {
  return { id: entry.id, role: entry.role, entry: entryHash(entry) }
}

/** One value for a set of recipients, in whatever order they are named. */
export function recipientSet(shorts: readonly ShortEntry[]): string {
  const sorted = shorts.slice().sort((one, other) => (one.id < other.id ? -1 : 1))
  return b64(labelledHash('recipients', writeCanonical(sorted)))
}

/** 99.6 bits as six groups of five digits, for paper: orders, posters, the outside recipient's own site. */
export function fingerprint(entry: CanonicalObject): string {
  const first = labelledHash('fingerprint', writeCanonical(entry)).subarray(0, 13)
  let value = 0n
  for (const byte of first) value = (value << 8n) | BigInt(byte)
  const digits = value.toString().padStart(30, '0').slice(-30)
  return (digits.match(/.{5}/g) ?? []).join(' ')
}

/** How a keybox names the key of its reporter. */
export function reporterKeyHash(recipient: string): string {
  return b64(sha256(utf8ToBytes(recipient)))
}
