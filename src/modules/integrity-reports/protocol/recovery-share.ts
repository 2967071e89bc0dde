import { encrypterTo, isHybridRecipient, openedBytes } from './age-keys.ts'
import { b64, fromB64 } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import { bytes, count, day, exactly, members, text } from './shape.ts'

/** The seed's 32 bytes, and the place of the share on its curves. */
const partLength = 33

/** One guardian's share of a recovery key, with all that tells which key it belongs to. */
export interface Share {
  readonly org: string
  /** The directory's id of the recovery key. */
  readonly id: string
  readonly k: number
  readonly n: number
  /** 1 for the first guardian. */
  readonly number: number
  /** The recovery key's public halves: what the combined key is compared with. */
  readonly enc: string
  readonly sig: string
  readonly part: Uint8Array
}

const isRecipient = (value: Canonical): boolean => typeof value === 'string' && isHybridRecipient(value)

const isShare = members({
  v: exactly(1),
  type: exactly('recovery-share'),
  org: text,
  id: text,
  k: count,
  n: count,
  number: count,
  enc: isRecipient,
  sig: bytes(32),
  part: bytes(partLength),
})

/** An age file to one key: a guardian's, or that of a ceremony. */
export async function sealShare({ part, ...share }: Share, recipient: string): Promise<Uint8Array> {
  const content = writeCanonical({ v: 1, type: 'recovery-share', ...share, part: b64(part) })
  return encrypterTo(recipient).encrypt(content)
}

/** Undefined for a file to another key, one that was damaged, and one that is no share. */
export async function openShare(ageSeed: Uint8Array, file: Uint8Array): Promise<Share | undefined> {
  const plaintext = await openedBytes(ageSeed, file)
  const value = plaintext && readCanonical(plaintext)
  if (value === undefined || !isShare(value)) return undefined
  const { part, org, id, k, n, number, enc, sig } = value as CanonicalObject &
    Omit<Share, 'part'> & { readonly part: string }
  return { org, id, k, n, number, enc, sig, part: fromB64(part) ?? new Uint8Array() }
}

/**
 * The key of one day to which guardians seal their shares again, as its maker hands it to them. It names the request
 * that stands in public, so that a guardian sees what for.
 */
export type Ceremony = CanonicalObject & {
  readonly v: 1
  readonly type: 'recovery-ceremony'
  readonly org: string
  /** The directory's id of the recovery key. */
  readonly id: string
  readonly request: string
  readonly enc: string
  readonly day: string
}

const isCeremony = members({
  v: exactly(1),
  type: exactly('recovery-ceremony'),
  org: text,
  id: text,
  request: text,
  enc: isRecipient,
  day,
})

export function readCeremony(line: Uint8Array): Ceremony | undefined {
  const value = readCanonical(line)
  return value !== undefined && isCeremony(value) ? (value as Ceremony) : undefined
}
