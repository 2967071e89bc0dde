import { combine } from 'shamir-secret-sharing'
import { recipientOf } from './age-keys.ts'
import { b64, publicKeyOf } from './binding.ts'
import type { DirectoryEntry } from './directory.ts'
import type { RecipientKeys } from './key-file.ts'
import { recoveryKeysOf } from './recovery-key.ts'
import type { Share } from './recovery-share.ts'

/** Why a share is not added to those of a recovery key. */
export type ShareFault = 'other-office' | 'other-key' | 'twice'

/** Undefined for a share of this key that is not among those held. */
export function shareFault(
  share: Share,
  entry: DirectoryEntry,
  held: readonly Share[],
): ShareFault | undefined {
  if (share.org !== entry.org) return 'other-office'
  if (share.id !== entry.id || share.enc !== entry.enc || share.sig !== entry.sig) return 'other-key'
  return held.some(({ number, part }) => number === share.number || placeOf(part) === placeOf(share.part))
    ? 'twice'
    : undefined
}

/** `few`: fewer than k say nothing about the key. `wrong`: a share was changed, and nothing says which one. */
export type Combined =
  | { readonly ok: true; readonly keys: RecipientKeys }
  | { readonly ok: false; readonly fault: ShareFault | 'few' | 'wrong' }

/**
 * Puts the key together again. A changed share gives another secret and no error, so that the public halves of what
 * comes out are compared with the directory before anything is done with it.
 */
export async function combineShares(entry: DirectoryEntry, shares: readonly Share[]): Promise<Combined> {
  const held: Share[] = []
  for (const share of shares) {
    const fault = shareFault(share, entry, held)
    if (fault) return { ok: false, fault }
    held.push(share)
  }
  const [first] = held
  if (!first || held.length < Math.max(2, first.k)) return { ok: false, fault: 'few' }
  const seed = await combine(held.map(({ part }) => part))
  const keys = recoveryKeysOf(entry.org, seed)
  seed.fill(0)
  const isKey =
    (await recipientOf(keys.ageSeed)) === entry.enc && b64(publicKeyOf(keys.signSeed)) === entry.sig
  return isKey ? { ok: true, keys } : { ok: false, fault: 'wrong' }
}

/** The last byte of a share says where on its curves it lies; two at one place say nothing together. */
function placeOf(part: Uint8Array): number | undefined {
  return part[part.length - 1]
}
