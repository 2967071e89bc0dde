import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
// The part of zod that stays small in a script: receipts are checked in browsers.
import * as z from 'zod/mini'
import { roles } from '../identity/actor.ts'
import { canonicalJson } from './canonical-json.ts'
import { readUtf8 } from './utf8.ts'

/** An entry bundle gives an entry's length in two bytes (C2SP tlog-tiles). */
export const longestEntry = 65_535
export const saltBytes = 32

const publicEntry = z.strictObject({
  v: z.literal(1),
  kind: z.string().check(z.regex(/^[a-z0-9-]+\.[a-z0-9-]+$/)),
  subject: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Hours and minutes, no seconds: coarse, so that an entry betrays nobody by the moment he acted. */
  time: z.iso.datetime({ precision: -1 }),
  role: z.enum([...roles, 'public', 'system']),
  /** Present only where the role was held for another. */
  acting: z.optional(z.literal(true)),
  commitment: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** What the log says in public of an act. */
export type LedgerEntry = z.output<typeof publicEntry>

/** The bytes whose hash is a leaf of the tree. Refuses an entry that is not one, or too long. */
export function entryBytes(entry: LedgerEntry): Uint8Array {
  const bytes = utf8ToBytes(canonicalJson(publicEntry.parse(entry)))
  if (bytes.length > longestEntry) throw new RangeError('an entry is at most 65,535 bytes')
  return bytes
}

/** Reads an entry back; undefined for bytes that no {@link entryBytes} wrote. */
export function parseEntry(bytes: Uint8Array): LedgerEntry | undefined {
  const text = readUtf8(bytes)
  const entry = publicEntry.safeParse(readJson(text))
  return entry.success && canonicalJson(entry.data) === text ? entry.data : undefined
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** The time of an entry as it is written: to the minute. */
export function entryMinute(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: 'minute', roundingMode: 'floor' })
}

export function entryTime(at: Temporal.Instant): string {
  return entryMinute(at).toString({ smallestUnit: 'minute' })
}

/** SHA-256 of the salt and the canonical payload. Without the salt nobody can try guesses against it. */
export function commitmentOf(salt: Uint8Array, payload: string): string {
  if (salt.length !== saltBytes) throw new RangeError('a salt is 32 bytes')
  return bytesToHex(sha256(concatBytes(salt, utf8ToBytes(payload))))
}
