import { recipientOf } from './age-keys.ts'
import { answer } from './answer.ts'
import { beginReport } from './begin-report.ts'
import { b64, publicKeyOf } from './binding.ts'
import type { Composed, Sender } from './composing.ts'
import { compose } from './composing.ts'
import type { DirectoryEntry, RecipientRole } from './directory.ts'
import { recipientSet } from './directory.ts'
import { epochKeys } from './epoch.ts'
import type { Keybox, NewKeybox } from './keybox.ts'
import { keyboxHash, openKeybox, sealKeybox } from './keybox.ts'
import type { Check } from './message-checks.ts'
import type { MessageHead, SenderRole } from './message-head.ts'
import { openMessage, sealMessage } from './message.ts'
import { receiptKeys } from './receipt-keys.ts'
import { newReceipt } from './receipt.ts'
import { rekey } from './rekey.ts'
import type { ServedThread, VerifiedThread } from './verification.ts'
import { verifyThread } from './verification.ts'

// For tests: a thread as it was written, and the ways to forge it.

export const org = 'krajai.example'

interface Person extends Sender {
  readonly ageSeed: Uint8Array
  readonly entry: DirectoryEntry
}

export async function person(id: string, role: RecipientRole & SenderRole, number: number): Promise<Person> {
  const ageSeed = new Uint8Array(32).fill(number)
  const signSeed = new Uint8Array(32).fill(number + 100)
  const entry: DirectoryEntry = {
    v: 1,
    org,
    id,
    role,
    position: `position of ${id}`,
    reportsTo: [],
    enc: await recipientOf(ageSeed),
    sig: b64(publicKeyOf(signSeed)),
    from: '2026-10-01',
  }
  return { by: id, role, signSeed, ageSeed, entry }
}

export const words = (text: string): Uint8Array => new TextEncoder().encode(text)
export const saying = (text: string) => ({ kind: { kind: 'message' } as const, content: words(text) })

export async function opened(seed: Uint8Array, box: Uint8Array): Promise<Keybox> {
  const keybox = await openKeybox(seed, box)
  if (!keybox) throw new Error('the keybox did not open')
  return keybox
}

function ledgerOf(all: readonly Composed[]): ReadonlyMap<string, string> {
  return new Map(all.map(({ tag, commitment }) => [b64(tag), b64(commitment)]))
}

export async function soFar(
  messages: readonly Composed[],
  keyboxes: readonly Keybox[],
): Promise<VerifiedThread> {
  return verifyThread({
    org,
    report: first.report,
    keyboxes,
    messages: messages.map(({ message }) => message),
    directory: [officer, second, outside, excluded].map(({ entry }) => entry),
    ledger: ledgerOf(messages),
  })
}

/**
 * A thread as it happens: the reporter writes, an officer and the reporter answer, the outside recipient
 * lets a second officer in and the first one go, who is answered once more.
 */
export const reporterKeys = await receiptKeys(org, newReceipt(), 16)
export const reporter: Sender = { by: 'reporter', role: 'reporter', signSeed: reporterKeys.signSeed }
export const officer = await person('officer1', 'officer', 1)
export const second = await person('officer2', 'officer', 2)
export const outside = await person('outside1', 'outside', 3)
export const excluded = await person('officer3', 'officer', 4)
const begun = await beginReport({
  org,
  reporter: reporterKeys,
  recipients: [officer.entry, outside.entry],
  excluded: ['officer3'],
  concerned: ['position of officer3'],
})
export const first = {
  report: begun.report,
  keys: begun.keys,
  keybox: await opened(reporterKeys.ageSeed, begun.keybox),
}
export const composed: Composed[] = [await begun.finish({ content: words('They took money for the road.') })]
const keyboxes = [first.keybox]
composed.push(await answer(await soFar(composed, keyboxes), officer, saying('Which road?')))
composed.push(await answer(await soFar(composed, keyboxes), reporter, saying('The one to the temple.')))
const done = await rekey(await soFar(composed, keyboxes), outside, {
  recipients: [second.entry, outside.entry],
  granted: [second.entry],
  grantedKeyboxes: keyboxes,
  reason: 'officer1 has left',
  content: words(''),
})
export const changed = { ...done, opened: await opened(reporterKeys.ageSeed, done.keybox) }
composed.push(done.composed)
const all = [first.keybox, changed.opened]
composed.push(await answer(await soFar(composed, all), second, saying('I took over.')))
export const served: ServedThread = {
  org,
  report: first.report,
  keyboxes: all,
  messages: composed.map(({ message }) => message),
  directory: [officer, second, outside, excluded].map(({ entry }) => entry),
  ledger: ledgerOf(composed),
}

export async function refusal(
  changes: Partial<ServedThread>,
): Promise<{ seq: number; check: Check } | undefined> {
  const { messages, refused } = await verifyThread({ ...served, ...changes })
  if (refused && messages.length !== refused.seq) throw new Error('something is shown that was refused')
  return refused
}

export function replaced(seq: number, ...messages: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...served.messages.slice(0, seq), ...messages, ...served.messages.slice(seq + 1)]
}

/** Message `seq` as somebody would forge it who has the keys of its epoch, as every recipient and reporter has. */
export async function forged(
  seq: number,
  signSeed: Uint8Array,
  change: (head: MessageHead) => Partial<Record<keyof MessageHead | 'excluded' | 'reporter', unknown>>,
): Promise<Uint8Array> {
  const keys = seq < 3 ? first.keys : changed.keys
  const message = await openMessage(keys.ageSeed, served.messages[seq] ?? new Uint8Array())
  if (!message) throw new Error('the message did not open')
  const { body: _, ...head } = message.head
  return sealMessage({
    head: { ...head, ...change(message.head) } as typeof head,
    content: message.content,
    senderSeed: signSeed,
    recipient: keys.recipient,
  })
}

/** The keybox of the first epoch as it would look with other recipients, made by whoever has the seed. */
export async function firstKeyboxWith(changes: Partial<NewKeybox>): Promise<Keybox> {
  const { body } = first.keybox
  const { bytes } = await sealKeybox({
    org,
    report: body.report,
    epoch: 0,
    seed: Uint8Array.from(atob(body.seed.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
    recipients: [officer.entry, outside.entry],
    reporter: reporterKeys.recipient,
    by: 'reporter',
    authorSeed: reporterKeys.signSeed,
    prev: '',
    ...changes,
  })
  return opened(reporterKeys.ageSeed, bytes)
}

/** A whole first message to those recipients, as the true reporter could have sealed it. */
export async function genesisTo(keybox: Keybox, excludedIds = ['officer3']): Promise<Uint8Array> {
  return forged(0, reporterKeys.signSeed, () => ({ rset: keybox.body.rset, excluded: excludedIds }))
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changedBytes = bytes.slice()
  changedBytes[at] = (changedBytes[at] ?? 0) ^ 1
  return changedBytes
}

export function genesisMembers(): Record<string, unknown> {
  return {
    kind: 'genesis',
    reporter: { sig: b64(reporterKeys.signPublic), enc: reporterKeys.recipient },
    excluded: [],
    concerned: [],
  }
}

/** Message 3 and its keybox as the outside recipient would make them against the rules. */
export async function rekeyTo(
  recipients: readonly DirectoryEntry[],
  changes: Partial<NewKeybox> & { message?: Record<string, unknown> } = {},
): Promise<Partial<ServedThread>> {
  const { message: messageChanges, ...keyboxChanges } = changes
  const keybox = await sealKeybox({
    org,
    report: first.report,
    epoch: 1,
    seed: new Uint8Array(32).fill(7),
    recipients,
    reporter: reporterKeys.recipient,
    by: 'outside1',
    authorSeed: outside.signSeed,
    prev: keyboxHash(first.keybox.body),
    ...keyboxChanges,
  })
  const own = await opened(reporterKeys.ageSeed, keybox.bytes)
  const keys = await epochKeys(org, new Uint8Array(32).fill(7))
  const place = {
    org,
    report: first.report,
    seq: 3,
    prev: composed[3]?.prev ?? '',
    epoch: own.body.epoch,
    rset: recipientSet(own.body.recipients),
    recipient: keys.recipient,
    tagKey: first.keys.tagKey,
  }
  const kind = { kind: 'rekey', keybox: keybox.hash, granted: [], reason: '', ...messageChanges } as const
  const sender = keyboxChanges.by === 'officer1' ? officer : outside
  const made = await compose(place, sender, { kind, content: words('') })
  return {
    keyboxes: [first.keybox, own],
    messages: [...served.messages.slice(0, 3), made.message],
    ledger: undefined,
  }
}
