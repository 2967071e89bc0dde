import type { Composed, Sender } from './composing.ts'
import { compose } from './composing.ts'
import type { DirectoryEntry } from './directory.ts'
import { recipientSet, shortEntry } from './directory.ts'
import type { EpochKeys } from './epoch.ts'
import { epochKeys, newEpochSeed } from './epoch.ts'
import type { Keybox } from './keybox.ts'
import { grantKeybox, keyboxHash, sealKeybox } from './keybox.ts'
import type { VerifiedThread } from './verification.ts'

export interface RekeyOrder {
  /** All who read from now on. */
  readonly recipients: readonly DirectoryEntry[]
  /** Those of them who were not recipients before, and shall read the earlier epochs too. */
  readonly granted: readonly DirectoryEntry[]
  /** The keyboxes of those earlier epochs. */
  readonly grantedKeyboxes: readonly Keybox[]
  readonly reason: string
  readonly content: Uint8Array
}

export interface Rekeyed {
  readonly keys: EpochKeys
  readonly keybox: Uint8Array
  readonly grants: readonly Uint8Array[]
  /** Belongs to the new epoch; its tag is of the old one, for those who are left out. */
  readonly composed: Composed
}

/**
 * Begins the next epoch with other recipients. Whoever is left out keeps what was read, and reads nothing
 * new: the new seed comes from chance, not from the old one. Files are not encrypted again.
 *
 * @throws Error for a thread that was refused, for an excluded person, and when nobody would be outside.
 */
export async function rekey(thread: VerifiedThread, sender: Sender, order: RekeyOrder): Promise<Rekeyed> {
  const { epoch: last, next, refused, messages } = thread
  const genesis = messages[0]?.head
  if (refused || !last || genesis?.kind !== 'genesis') throw new Error('nobody rekeys a refused thread')
  const { recipients } = order
  if (recipients.some(({ id }) => genesis.excluded.includes(id))) {
    throw new Error('an excluded person is a recipient')
  }
  if (!recipients.some(({ role }) => role === 'outside')) throw new Error('no recipient is outside')
  const { org, report } = last.keybox.body
  const seed = newEpochSeed()
  const keys = await epochKeys(org, seed)
  const epoch = last.keybox.body.epoch + 1
  const keybox = await sealKeybox({
    org,
    report,
    epoch,
    seed,
    recipients,
    reporter: genesis.reporter.enc,
    by: sender.by,
    authorSeed: sender.signSeed,
    prev: keyboxHash(last.keybox.body),
  })
  const grants = await Promise.all(
    order.granted.flatMap(({ enc }) => order.grantedKeyboxes.map((earlier) => grantKeybox(earlier, enc))),
  )
  const place = {
    org,
    report,
    ...next,
    epoch,
    rset: recipientSet(recipients.map(shortEntry)),
    recipient: keys.recipient,
    tagKey: last.keys.tagKey,
  }
  const granted = order.granted.length > 0 ? order.grantedKeyboxes.map(({ body }) => body.epoch) : []
  const kind = { kind: 'rekey', keybox: keybox.hash, granted, reason: order.reason } as const
  const composed = await compose(place, sender, { kind, content: order.content })
  return { keys, keybox: keybox.bytes, grants, composed }
}
