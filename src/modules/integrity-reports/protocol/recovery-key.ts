import { randomBytes } from '@noble/hashes/utils.js'
import { split } from 'shamir-secret-sharing'
import { recipientOf } from './age-keys.ts'
import { b64, derive, labelledHash, publicKeyOf } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import { fingerprint, isDirectoryEntry, reporterKeyHash, type DirectoryEntry } from './directory.ts'
import type { Guardian } from './guardian.ts'
import type { RecipientKeys } from './key-file.ts'
import { sealShare } from './recovery-share.ts'
import { bytes, count, exactly, listOf, members, text } from './shape.ts'

/** How many guardians there are, and how many of them open together. One alone never does. */
export const thresholds = [
  { k: 3, n: 5 },
  { k: 2, n: 3 },
] as const

/** For so long everybody may object before shares are combined. */
export const noticeMs = 7 * 24 * 3_600_000

/** Who holds the shares of a recovery key. The id of its directory entry is the hash of this. */
export type Guardianship = CanonicalObject & {
  readonly v: 1
  readonly type: 'recovery'
  readonly org: string
  readonly k: number
  readonly n: number
  readonly guardians: readonly { readonly institution: string; readonly fingerprint: string }[]
  /** SHA-256 of the recovery key's age recipient, so that the same guardians never have the same id twice. */
  readonly key: string
}

const isGuardianship = members({
  v: exactly(1),
  type: exactly('recovery'),
  org: text,
  k: count,
  n: count,
  guardians: listOf(members({ institution: text, fingerprint: text })),
  key: bytes(32),
})

/** A recovery key as it is handed to the office: nothing of it is secret. */
export interface RecoveryKey {
  readonly entry: DirectoryEntry
  readonly guardianship: Guardianship
}

const isRecoveryKey = members({
  v: exactly(1),
  type: exactly('recovery-key'),
  entry: isDirectoryEntry,
  guardianship: isGuardianship,
})

/**
 * Undefined for a text that is none, and where the id of the entry is not that of its guardians: recipients endorse
 * the entry, and by its id the guardians too.
 */
export function readRecoveryKey(line: Uint8Array): RecoveryKey | undefined {
  const value = readCanonical(line)
  if (value === undefined || !isRecoveryKey(value)) return undefined
  const { entry, guardianship } = value as unknown as RecoveryKey
  return isOf(guardianship, entry) ? { entry, guardianship } : undefined
}

export function writeRecoveryKey({ entry, guardianship }: RecoveryKey): Uint8Array {
  return writeCanonical({ v: 1, type: 'recovery-key', entry, guardianship })
}

/** The guardians of an entry of the directory; undefined for a text that does not belong to it. */
export function readGuardianship(value: Canonical, entry: DirectoryEntry): Guardianship | undefined {
  if (!isGuardianship(value)) return undefined
  const guardianship = value as Guardianship
  return isOf(guardianship, entry) ? guardianship : undefined
}

function isOf(guardianship: Guardianship, { role, org, id, enc }: DirectoryEntry): boolean {
  const { k, n, guardians, key } = guardianship
  return (
    role === 'recovery' &&
    org === guardianship.org &&
    id === recoveryId(guardianship) &&
    key === reporterKeyHash(enc) &&
    guardians.length === n &&
    thresholds.some((allowed) => allowed.k === k && allowed.n === n)
  )
}

function recoveryId(guardianship: Guardianship): string {
  const hash = labelledHash('recovery', writeCanonical(guardianship)).subarray(0, 16)
  return `recovery-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The keys that a recovery seed is. */
export function recoveryKeysOf(org: string, seed: Uint8Array): RecipientKeys {
  return { ageSeed: derive(org, seed, 'recovery-age'), signSeed: derive(org, seed, 'recovery-sign') }
}

export interface NewRecoveryKey {
  readonly org: string
  readonly guardians: readonly Guardian[]
  readonly k: number
  /** What the directory calls the key. */
  readonly position: string
  readonly from: string
}

/**
 * Makes a recovery key and splits it: what is left of it are a public text, and one sealed share for each guardian. The
 * seed is overwritten before this returns; copies that the engine or the age library made are beyond our reach.
 *
 * @throws Error for another number of guardians, one who comes twice, or one of another organisation.
 */
export async function makeRecoveryKey({ org, guardians, k, position, from }: NewRecoveryKey): Promise<{
  readonly key: RecoveryKey
  readonly shares: readonly Uint8Array[]
}> {
  const n = guardians.length
  const keys = new Set(guardians.map(({ enc }) => enc))
  const isAllowed = thresholds.some((allowed) => allowed.k === k && allowed.n === n)
  if (!isAllowed || keys.size !== n || guardians.some((guardian) => guardian.org !== org)) {
    throw new Error('these are no guardians of a recovery key')
  }
  const seed = randomBytes(32)
  const { ageSeed, signSeed } = recoveryKeysOf(org, seed)
  const enc = await recipientOf(ageSeed)
  const guardianship: Guardianship = {
    v: 1,
    type: 'recovery',
    org,
    k,
    n,
    guardians: guardians.map((guardian) => ({
      institution: guardian.institution,
      fingerprint: fingerprint(guardian),
    })),
    key: reporterKeyHash(enc),
  }
  const entry: DirectoryEntry = {
    v: 1,
    org,
    id: recoveryId(guardianship),
    role: 'recovery',
    position,
    reportsTo: [],
    enc,
    sig: b64(publicKeyOf(signSeed)),
    from,
  }
  const parts = await split(seed, n, k)
  const shares = await Promise.all(
    guardians.map((guardian, index) => {
      const share = { org, id: entry.id, k, n, number: index + 1, enc, sig: entry.sig }
      return sealShare({ ...share, part: parts[index] ?? new Uint8Array() }, guardian.enc)
    }),
  )
  for (const secret of [seed, ageSeed, signSeed, ...parts]) secret.fill(0)
  return { key: { entry, guardianship }, shares }
}
