import { concatBytes } from '@noble/hashes/utils.js'
import { callThrough, outcomeOf } from '../client/calling.ts'
import { answer } from '../protocol/answer.ts'
import { b64 } from '../protocol/binding.ts'
import type { Composed, Sender, Written } from '../protocol/composing.ts'
import type { DirectoryEntry, ShortEntry } from '../protocol/directory.ts'
import { entryHash } from '../protocol/directory.ts'
import type { KnownKey } from '../protocol/directory-events.ts'
import type { EpochKeys } from '../protocol/epoch.ts'
import { rekey } from '../protocol/rekey.ts'
import type { OpenedReport } from './opened-report.ts'
import type { Paths } from './paths.ts'

type WritingPaths = Pick<Paths, 'append' | 'challenge'>

/** `conflict`: somebody wrote meanwhile; read that first. `nothing`: the door was closed. */
export type Outcome = 'ok' | 'conflict' | 'nothing' | 'too-large'

/** Writes the next message of a report that was read and verified. */
export async function write(
  { thread }: OpenedReport,
  sender: Sender,
  written: Written,
  paths: WritingPaths,
): Promise<Outcome> {
  const composed = await answer(thread, sender, written)
  const { epoch } = thread
  if (!epoch) throw new Error('a verified thread has an epoch')
  return append(epoch.keys, { composed, payload: composed.message }, paths)
}

/**
 * Gives the report the recipients that were chosen; those who are new read what came before, too. The new keybox comes
 * to the others with the batch of the next day.
 */
export async function changeRecipients(
  opened: OpenedReport,
  sender: Sender,
  order: { readonly recipients: readonly DirectoryEntry[]; readonly reason: string },
  paths: WritingPaths,
): Promise<{ readonly outcome: Outcome; readonly keybox: Uint8Array }> {
  const { thread, keyboxes } = opened
  const { epoch } = thread
  if (!epoch) throw new Error('a verified thread has an epoch')
  const before = new Set(epoch.keybox.body.recipients.map(({ entry }) => entry))
  const done = await rekey(thread, sender, {
    ...order,
    granted: order.recipients.filter((entry) => !before.has(entryHash(entry))),
    grantedKeyboxes: keyboxes,
    content: new Uint8Array(),
  })
  const boxes = [done.keybox, ...done.grants]
  const outcome = await append(
    epoch.keys,
    {
      composed: done.composed,
      payload: concatBytes(...boxes, done.composed.message),
      rekey: {
        closes: b64(epoch.keys.cap),
        opens: { id: b64(done.keys.cap), publicKey: b64(done.keys.readPublic) },
        keyboxes: boxes.length,
      },
    },
    paths,
  )
  return { outcome, keybox: done.keybox }
}

/**
 * Who may be chosen: keys in use, of nobody whom the reporter keeps out, by name or by position. A recovery key may
 * stay where the reporter wanted one, and is never brought in.
 */
export function eligible(
  keys: readonly KnownKey[],
  genesis: { readonly excluded: readonly string[]; readonly concerned: readonly string[] },
  circle: readonly ShortEntry[],
): readonly DirectoryEntry[] {
  const present = new Set(circle.map(({ entry }) => entry))
  return keys
    .filter(({ state }) => state === 'active')
    .map(({ entry }) => entry)
    .filter((entry) => entry.role !== 'recovery' || present.has(entryHash(entry)))
    .filter(({ id, position }) => !genesis.excluded.includes(id) && !genesis.concerned.includes(position))
}

interface Appended {
  readonly composed: Composed
  readonly payload: Uint8Array
  readonly rekey?: {
    readonly closes: string
    readonly opens: { readonly id: string; readonly publicKey: string }
    readonly keyboxes: number
  }
}

async function append(
  keys: EpochKeys,
  { composed, payload, rekey: change }: Appended,
  paths: WritingPaths,
): Promise<Outcome> {
  const { seq, prev, tag, commitment } = composed
  const head = { seq, prev, tag: b64(tag), commitment: b64(commitment), blobs: [] }
  return (await outcomeOf(
    callThrough({
      door: { id: keys.cap, seed: keys.readSeed },
      path: paths.append,
      challengePath: paths.challenge,
      head: change ? { ...head, rekey: change } : head,
      payload,
    }),
  )) as Outcome
}
