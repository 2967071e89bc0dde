import type { DirectoryEntry } from './directory.ts'
import type { EpochKeys } from './epoch.ts'
import { epochKeys, newEpochSeed } from './epoch.ts'
import type { Keybox } from './keybox.ts'
import { grantKeybox, keyboxHash, sealKeybox } from './keybox.ts'

export interface RekeyOrder {
  /** All keyboxes of the report so far, in the order of their epochs. */
  readonly keyboxes: readonly Keybox[]
  readonly recipients: readonly DirectoryEntry[]
  /** The age recipient of the reporter, from message 0. */
  readonly reporter: string
  readonly by: string
  readonly authorSeed: Uint8Array
  /** Who reads the earlier epochs too: those who were not recipients before. */
  readonly granted: readonly DirectoryEntry[]
}

/** What a rekey sends beside its message. */
export interface Rekeyed {
  readonly epoch: number
  readonly keys: EpochKeys
  readonly keybox: Uint8Array
  /** For the head of the message of kind `rekey`. */
  readonly keyboxHash: string
  readonly grants: readonly Uint8Array[]
}

/**
 * Begins the next epoch with other recipients. Whoever is left out keeps what was read, and reads nothing
 * new: the new seed comes from chance, not from the old one. Files are not encrypted again.
 *
 * @throws Error when there is no epoch before it.
 */
export async function rekey(order: RekeyOrder): Promise<Rekeyed> {
  const last = order.keyboxes[order.keyboxes.length - 1]
  if (!last) throw new Error('a rekey follows an epoch')
  const seed = newEpochSeed()
  const { org, report } = last.body
  const epoch = last.body.epoch + 1
  const { bytes, hash } = await sealKeybox({
    org,
    report,
    epoch,
    seed,
    recipients: order.recipients,
    reporter: order.reporter,
    by: order.by,
    authorSeed: order.authorSeed,
    prev: keyboxHash(last.body),
  })
  const grants = await Promise.all(
    order.granted.flatMap(({ enc }) => order.keyboxes.map((keybox) => grantKeybox(keybox, enc))),
  )
  return { epoch, keys: await epochKeys(org, seed), keybox: bytes, keyboxHash: hash, grants }
}
