import { concatBytes } from '@noble/hashes/utils.js'
import { callThrough, type Door } from '../client/calling.ts'
import type { KnownDirectory } from '../client/known-directory.ts'
import { fetchMonth } from '../client/ledger-batches.ts'
import { openDoor } from '../client/thread.ts'
import type { StoredThread } from '../exchange/thread-stream.ts'
import { b64, fromB64 } from '../protocol/binding.ts'
import { epochKeys, reportId, type EpochKeys } from '../protocol/epoch.ts'
import { openFile } from '../protocol/file.ts'
import { openKeybox, type Keybox } from '../protocol/keybox.ts'
import { messageTag } from '../protocol/ledger-tags.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import type { ReceiptKeys } from '../protocol/receipt-keys.ts'
import { verifyThread, type VerifiedThread } from '../protocol/verification.ts'
import { integrityReportUrls as urls } from '../urls.ts'

type Directory = Extract<KnownDirectory, { ok: true }>

/** A thread as its reporter reads it. */
export interface ReadThread {
  readonly thread: VerifiedThread
  /** As it was served: evidence, should a check fail. */
  readonly stored: StoredThread
  /** By message, whether the public ledger has it; undefined where the ledger cannot be read. */
  readonly inLedger: readonly boolean[] | undefined
  readonly epochs: ReadonlyMap<number, EpochKeys>
}

export function doorOf(keys: ReceiptKeys): Door {
  return { id: keys.lookup, seed: keys.authSeed }
}

/** Undefined where the receipt opens nothing. */
export async function readOwnThread(
  { org, keys: known, ledgerKeys }: Directory,
  keys: ReceiptKeys,
): Promise<ReadThread | undefined> {
  const stored = await openDoor(doorOf(keys), {
    challenge: urls.challenge(),
    open: urls.open(),
    more: urls.more(),
  })
  if (!stored) return undefined
  const opened = await Promise.all(stored.keyboxes.map((box) => openKeybox(keys.ageSeed, box)))
  const keyboxes = opened.filter((box): box is Keybox => box !== undefined)
  const since = Math.min(...known.map(({ usedFrom }) => usedFrom))
  const ledger = await readLedger(monthsSince(since, Date.now()), ledgerKeys)
  const report = reportId(org, keys)
  const directory = known.map(({ entry }) => entry)
  const thread = await verifyThread({ org, report, keyboxes, messages: stored.messages, directory, ledger })
  const epochs = new Map<number, EpochKeys>()
  for (const { body } of keyboxes) epochs.set(body.epoch, await epochKeys(org, fromB64(body.seed)!))
  const inLedger = thread.messages.map((_, seq) => {
    // A message counts under the key of the epoch before it.
    const before = epochs.get(thread.messages[seq - 1]?.head.epoch ?? 0)
    return before !== undefined && ledger?.has(b64(messageTag(before.tagKey, { report, seq }))) === true
  })
  return { thread, stored, inLedger: ledger && inLedger, epochs }
}

const longestMonths = 24

/** All months in which a message can be, so that asking does not tell which one is meant. */
export function monthsSince(since: number, now: number): readonly string[] {
  const months: string[] = []
  const day = new Date(now)
  day.setUTCDate(1)
  // A day begins earlier in Thailand than the month of UTC ends.
  const next = new Date(now + 7 * 3_600_000).toISOString().slice(0, 7)
  if (next !== day.toISOString().slice(0, 7)) months.push(next)
  while (months.length < longestMonths && day.getTime() > since - 31 * 24 * 3_600_000) {
    months.push(day.toISOString().slice(0, 7))
    day.setUTCMonth(day.getUTCMonth() - 1)
  }
  return months
}

/** Undefined where a month cannot be read or is not what the ledger committed to. */
async function readLedger(
  months: readonly string[],
  ledgerKeys: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const items = new Map<string, string>()
  for (const month of months) {
    const proven = await fetchMonth(urls.batches(), month, ledgerKeys).catch(() => undefined)
    if (!proven) return undefined
    for (const [tag, commitment] of proven.items) items.set(tag, commitment)
  }
  return items
}

const partLength = 1024 * 1024

/** A file of a message that was verified. @throws FileRefused for one that is not what the message signed. */
export async function readOwnFile(keys: ReceiptKeys, epoch: EpochKeys, file: FileOfMessage): Promise<Blob> {
  const parts: Uint8Array[] = []
  for (let part = 0; part * partLength < file.size; part += 1) {
    const head = { blob: file.blob, part }
    parts.push(
      await callThrough({ door: doorOf(keys), path: urls.get(), challengePath: urls.challenge(), head }),
    )
  }
  const ciphertext = concatBytes(...parts)
  const read = () => new Blob([ciphertext as Uint8Array<ArrayBuffer>]).stream() as ReadableStream<Uint8Array>
  const opened = await openFile(epoch.ageSeed, file, read)
  return new Response(opened as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
}
