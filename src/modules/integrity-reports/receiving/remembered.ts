import { encrypterTo, openedBytes, recipientOf } from '../protocol/age-keys.ts'
import { readCanonical, writeCanonical } from '../protocol/canonical-json.ts'
import { readU32, u32 } from '../protocol/integers.ts'
import { bucketOf, filledUp } from '../protocol/padding.ts'
import { bytes, day, exactly, listOf, members } from '../protocol/shape.ts'
import { concatBytes } from '@noble/hashes/utils.js'

/** What was tried before with a key, so that a year of keyboxes is tried once and not every week. */
export interface Remembered {
  /** Days of which every keybox was served and tried. */
  readonly days: ReadonlySet<string>
  /** The hashes of those that opened. */
  readonly found: ReadonlySet<string>
}

export const nothingRemembered: Remembered = { days: new Set(), found: new Set() }

const isRemembered = members({ v: exactly(1), days: listOf(day), found: listOf(bytes(32)) })
/** Two years of days and hundreds of reports, so that its length tells of neither. */
const leastLength = 64 * 1024

/** Sealed to the key itself: whoever finds the device learns nothing of what was found. */
export async function sealRemembered(ageSeed: Uint8Array, { days, found }: Remembered): Promise<Uint8Array> {
  const written = writeCanonical({ v: 1, days: Array.from(days), found: Array.from(found) })
  const length = bucketOf(Math.max(leastLength, 4 + written.length))
  const plaintext = filledUp(concatBytes(u32(written.length), written), length)
  return encrypterTo(await recipientOf(ageSeed)).encrypt(plaintext)
}

/** Nothing, where there is none, or it is another key's. */
export async function openRemembered(
  ageSeed: Uint8Array,
  sealed: Uint8Array | undefined,
): Promise<Remembered> {
  const plaintext = sealed && (await openedBytes(ageSeed, sealed))
  const value = plaintext && readCanonical(plaintext.subarray(4, 4 + readU32(plaintext, 0)))
  if (!value || !isRemembered(value)) return nothingRemembered
  const { days, found } = value as unknown as { days: readonly string[]; found: readonly string[] }
  return { days: new Set(days), found: new Set(found) }
}
