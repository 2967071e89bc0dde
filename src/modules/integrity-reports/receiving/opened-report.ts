import { openDoor } from '../client/thread.ts'
import { b64, fromB64 } from '../protocol/binding.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { epochKeys, type EpochKeys } from '../protocol/epoch.ts'
import { openKeybox, type Keybox, keyboxHash } from '../protocol/keybox.ts'
import { messageTag } from '../protocol/ledger-tags.ts'
import { verifyThread, type VerifiedThread } from '../protocol/verification.ts'
import type { StoredThread } from '../exchange/thread-stream.ts'
import type { Paths } from './paths.ts'
import type { FoundKeybox, Ledger } from './pool-search.ts'

/** A report as the pool told of it, before its door is opened. */
export interface FoundReport {
  readonly report: string
  readonly keyboxes: readonly Keybox[]
  /** The day of its first keybox that opened. */
  readonly arrived: string
}

/** The reports of which keyboxes were found, the latest first. */
export function reportsIn(found: readonly FoundKeybox[]): readonly FoundReport[] {
  const reports = new Map<string, FoundReport>()
  for (const { day, keybox } of found) {
    const { report } = keybox.body
    const before = reports.get(report)
    reports.set(report, {
      report,
      keyboxes: [...(before?.keyboxes ?? []), keybox],
      arrived: before && before.arrived < day ? before.arrived : day,
    })
  }
  return Array.from(reports.values()).sort((one, other) => (one.arrived > other.arrived ? -1 : 1))
}

export interface Reader {
  readonly org: string
  readonly ageSeed: Uint8Array
  /** Everybody who ever was in the directory. */
  readonly directory: readonly DirectoryEntry[]
  readonly ledger: Ledger
  readonly paths: Pick<Paths, 'challenge' | 'open' | 'more'>
}

export interface OpenedReport {
  readonly report: string
  readonly stored: StoredThread
  readonly keyboxes: readonly Keybox[]
  readonly epochs: readonly { readonly keybox: Keybox; readonly keys: EpochKeys }[]
  readonly thread: VerifiedThread
  /** The days on which the ledger showed the messages, in their order. */
  readonly days: readonly (string | undefined)[]
}

/**
 * Reads a report through the door of its last epoch, and verifies it. Undefined where the door does not open: the
 * recipients were changed, or the server refuses.
 */
export async function openReport(found: FoundReport, reader: Reader): Promise<OpenedReport | undefined> {
  const { org } = reader
  const stored = await throughLastDoor(found.keyboxes, reader)
  if (!stored) return undefined
  const keyboxes = new Map(found.keyboxes.map((keybox) => [keyboxHash(keybox.body), keybox]))
  for (const box of stored.keyboxes) {
    const keybox = await openKeybox(reader.ageSeed, box)
    if (keybox?.body.report === found.report) keyboxes.set(keyboxHash(keybox.body), keybox)
  }
  const own = Array.from(keyboxes.values())
  const thread = await verifyThread({
    org,
    report: found.report,
    keyboxes: own,
    messages: stored.messages,
    directory: reader.directory,
    ledger: reader.ledger.items,
  })
  const epochs = await Promise.all(own.map(async (keybox) => ({ keybox, keys: await keysOf(org, keybox) })))
  return {
    report: found.report,
    stored,
    keyboxes: own,
    epochs,
    thread,
    days: daysOf(found.report, thread, epochs, reader.ledger),
  }
}

/** A keybox of a later epoch that somebody made up has no door; the one before it has. */
async function throughLastDoor(
  keyboxes: readonly Keybox[],
  { org, paths }: Reader,
): Promise<StoredThread | undefined> {
  const latestFirst = Array.from(keyboxes).sort((one, other) => other.body.epoch - one.body.epoch)
  for (const keybox of latestFirst) {
    const { cap, readSeed } = await keysOf(org, keybox)
    const stored = await openDoor({ id: cap, seed: readSeed }, paths)
    if (stored) return stored
  }
  return undefined
}

function keysOf(org: string, { body }: Keybox): Promise<EpochKeys> {
  return epochKeys(org, fromB64(body.seed) ?? new Uint8Array())
}

/** A tag is of the epoch before its message, so that a rekey stands under the one that it ends. */
function daysOf(
  report: string,
  { messages }: VerifiedThread,
  epochs: OpenedReport['epochs'],
  { dayOf }: Ledger,
): readonly (string | undefined)[] {
  return messages.map((_, seq) => {
    const days = epochs.map(({ keys }) => dayOf.get(b64(messageTag(keys.tagKey, { report, seq }))))
    return days.find((day) => day !== undefined)
  })
}
