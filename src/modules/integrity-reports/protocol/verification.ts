import { b64, fromB64 } from './binding.ts'
import type { DirectoryEntry } from './directory.ts'
import type { EpochKeys } from './epoch.ts'
import { epochKeys } from './epoch.ts'
import type { Keybox } from './keybox.ts'
import type { Check, Situation } from './message-checks.ts'
import { brokenCheck } from './message-checks.ts'
import { messageCommitment, messageTag } from './ledger-tags.ts'
import type { OpenedMessage } from './message.ts'
import { envelopeHash, openMessage } from './message.ts'

/** What a reader was served, and what the reader knows from elsewhere. */
export interface ServedThread {
  readonly org: string
  /** From the receipt, or from the keybox that opened. Never what the server calls it. */
  readonly report: string
  /** All keyboxes of the report that opened to the reader. */
  readonly keyboxes: readonly Keybox[]
  readonly messages: readonly Uint8Array[]
  /** Everybody who ever was in the directory, after its own verification. */
  readonly directory: readonly DirectoryEntry[]
  /** Tags and commitments (base64url) of the ledger's batches; undefined when there was no way to read it. */
  readonly ledger: ReadonlyMap<string, string> | undefined
}

export interface VerifiedThread {
  /** What may be shown: all messages before the first that failed. */
  readonly messages: readonly OpenedMessage[]
  /** The first check that failed, and at which message. Nothing after it is shown, and nobody may go on. */
  readonly refused: { readonly seq: number; readonly check: Check } | undefined
  /** The epoch in force at the end, to answer in. */
  readonly epoch: { readonly keybox: Keybox; readonly keys: EpochKeys } | undefined
  /** What the next message says of its place. */
  readonly next: { readonly seq: number; readonly prev: string }
}

interface Epoch {
  readonly keybox: Keybox
  readonly keys: EpochKeys
}

/**
 * Opens and checks a thread in the order of section 6 of the protocol, and stops at the first message that
 * fails: one that opens but is not as signed, placed and addressed as it says is worth no look.
 */
export async function verifyThread(served: ServedThread): Promise<VerifiedThread> {
  const epochs = await Promise.all(served.keyboxes.map((keybox) => epochOf(served.org, keybox)))
  const messages: OpenedMessage[] = []
  let epoch: Epoch | undefined
  let prev = ''
  for (const ciphertext of served.messages) {
    const seq = messages.length
    const found = await firstFitting(served, ciphertext, epochs, { seq, prev, epoch, messages })
    if ('check' in found)
      return { messages, refused: { seq, check: found.check }, epoch, next: { seq, prev } }
    if (isOtherInLedger(served, { seq, ciphertext, epoch: epoch ?? found.epoch })) {
      return { messages, refused: { seq, check: 'ledger' }, epoch, next: { seq, prev } }
    }
    messages.push(found.message)
    epoch = found.epoch
    prev = envelopeHash({ report: served.report, seq }, ciphertext)
  }
  const next = { seq: messages.length, prev }
  const refused = isWithheld(served, next.seq, epoch)
    ? ({ seq: next.seq, check: 'withheld' } as const)
    : undefined
  return { messages, refused, epoch, next }
}

interface Progress {
  readonly seq: number
  readonly prev: string
  readonly epoch: Epoch | undefined
  readonly messages: readonly OpenedMessage[]
}

/**
 * The present epoch first, then the others: which one a message belongs to, only its key tells. Among
 * keyboxes of the same epoch, which somebody may have forged beside the true one, the first that passes.
 */
async function firstFitting(
  served: ServedThread,
  ciphertext: Uint8Array,
  epochs: readonly Epoch[],
  { epoch: before, ...progress }: Progress,
): Promise<{ message: OpenedMessage; epoch: Epoch } | { check: Check }> {
  let check: Check = 'opens'
  const others = epochs.filter((epoch) => epoch !== before)
  for (const epoch of before ? [before, ...others] : others) {
    const message = await openMessage(epoch.keys.ageSeed, ciphertext)
    if (!message) continue
    const situation: Situation = {
      ...progress,
      served,
      message,
      keybox: epoch.keybox,
      before: before?.keybox,
    }
    const broken = brokenCheck(situation)
    if (!broken) return { message, epoch }
    if (check === 'opens') check = broken
  }
  return { check }
}

async function epochOf(org: string, keybox: Keybox): Promise<Epoch> {
  return { keybox, keys: await epochKeys(org, fromB64(keybox.body.seed) ?? new Uint8Array()) }
}

/** The ledger has the tag of this message, but for other bytes: two readers were served two threads. */
function isOtherInLedger(
  { report, ledger }: ServedThread,
  { seq, ciphertext, epoch }: { seq: number; ciphertext: Uint8Array; epoch: Epoch },
): boolean {
  const { tagKey } = epoch.keys
  const known = ledger?.get(b64(messageTag(tagKey, { report, seq })))
  return known !== undefined && known !== b64(messageCommitment(tagKey, { report, seq }, ciphertext))
}

/** The ledger has the tag of a message after the last one that was served. */
function isWithheld({ report, ledger }: ServedThread, seq: number, epoch: Epoch | undefined): boolean {
  return epoch !== undefined && ledger?.has(b64(messageTag(epoch.keys.tagKey, { report, seq }))) === true
}
