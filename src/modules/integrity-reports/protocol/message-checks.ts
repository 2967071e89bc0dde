import { fromB64 } from './binding.ts'
import type { DirectoryEntry } from './directory.ts'
import { entryHash, recipientSet, reporterKeyHash } from './directory.ts'
import { reportId } from './epoch.ts'
import type { Keybox } from './keybox.ts'
import { isKeyboxBy, keyboxHash } from './keybox.ts'
import type { OpenedMessage } from './message.ts'
import { isMessageBy } from './message.ts'
import type { KindOfHead } from './message-head.ts'

/** What can fail, in the order in which it is checked. */
export const checks = [
  'opens',
  'report',
  'position',
  'previous',
  'epoch',
  'genesis',
  'role',
  'signature',
  'recipients',
  'keybox-report',
  'keybox-list',
  'directory',
  'excluded',
  'outside',
  'keybox-signature',
  'sender',
  'epoch-step',
  'ledger',
  'withheld',
] as const
export type Check = (typeof checks)[number]

/** A message that opened, and where it was served. */
export interface Situation {
  readonly served: {
    readonly org: string
    readonly report: string
    readonly directory: readonly DirectoryEntry[]
  }
  readonly seq: number
  readonly prev: string
  readonly message: OpenedMessage
  /** The messages before it, which have passed. */
  readonly messages: readonly OpenedMessage[]
  /** The keybox whose key opened it, and the one in force before. */
  readonly keybox: Keybox
  readonly before: Keybox | undefined
}

type GenesisHead = OpenedMessage['head'] & Extract<KindOfHead, { kind: 'genesis' }>

/** The first check that a message does not pass; undefined when it passes all. */
export function brokenCheck(situation: Situation): Check | undefined {
  const { served, message, keybox } = situation
  const { head } = message
  if (head.org !== served.org || head.report !== served.report) return 'report'
  if (head.seq !== situation.seq) return 'position'
  if (head.prev !== situation.prev) return 'previous'
  if (head.epoch !== keybox.body.epoch) return 'epoch'
  const genesis = genesisOf(situation)
  if (!genesis) return 'genesis'
  const sender = senderOf(situation, genesis)
  if (sender?.role !== head.role) return 'role'
  if (!isMessageBy(keyOf(sender.sig), message)) return 'signature'
  // Guardians came together to pass reports on, never to speak.
  if (head.role === 'recovery' && head.kind !== 'rekey') return 'role'
  if (head.rset !== keybox.body.rset) return 'recipients'
  const broken = keybox === situation.before ? undefined : brokenKeybox(situation, genesis)
  if (broken) return broken
  if (!isRecipient(situation)) return 'sender'
  return isRightStep(situation) ? undefined : 'epoch-step'
}

/** Message 0 gives the reporter's keys, of which the id of the report is made; no other message may. */
function genesisOf({ served, seq, message, messages }: Situation): GenesisHead | undefined {
  const head = seq === 0 ? message.head : messages[0]?.head
  if (head?.kind !== 'genesis' || (seq > 0 && message.head.kind === 'genesis')) return undefined
  const { sig, enc } = head.reporter
  const id = reportId(served.org, { signPublic: keyOf(sig), recipient: enc })
  return head.by === 'reporter' && head.epoch === 0 && id === served.report ? head : undefined
}

/** Who says to have sent it, with the key that belongs to him: a recipient's as his keybox names it. */
function senderOf(situation: Situation, genesis: GenesisHead): { role: string; sig: string } | undefined {
  const { head } = situation.message
  if (head.by === 'reporter') return { role: 'reporter', sig: genesis.reporter.sig }
  const { directory } = situation.served
  const listed = authority(situation).body.recipients.find(({ id }) => id === head.by)
  return (
    directory.find((entry) => listed !== undefined && entryHash(entry) === listed.entry) ??
    directory.find(({ id }) => id === head.by)
  )
}

/** Whose list says who may send: a change of recipients is sent by one of those before it. */
function authority({ message, keybox, before }: Situation): Keybox {
  return message.head.kind === 'rekey' && before ? before : keybox
}

function brokenKeybox(situation: Situation, genesis: GenesisHead): Check | undefined {
  const { served, keybox } = situation
  const { body } = keybox
  const { recipients } = body
  const ofReport =
    body.org === served.org &&
    body.report === served.report &&
    body.reporter === reporterKeyHash(genesis.reporter.enc)
  if (!ofReport) return 'keybox-report'
  const ids = recipients.map(({ id }) => id)
  if (recipientSet(recipients) !== body.rset || new Set(ids).size !== ids.length) return 'keybox-list'
  const known = new Map(served.directory.map((entry) => [entryHash(entry), entry]))
  if (
    !recipients.every(({ id, role, entry }) => known.get(entry)?.id === id && known.get(entry)?.role === role)
  ) {
    return 'directory'
  }
  if (ids.some((id) => genesis.excluded.includes(id)) || bringsRecovery(situation)) return 'excluded'
  if (!recipients.some(({ role }) => role === 'outside')) return 'outside'
  const author = keyboxAuthor(situation, genesis)
  return author && isKeyboxBy(keyOf(author), keybox) ? undefined : 'keybox-signature'
}

/** A recovery key is the reporter's choice: it may be kept or dropped later, and nobody brings one in. */
function bringsRecovery({ keybox, before }: Situation): boolean {
  if (!before) return false
  const kept = new Set(before.body.recipients.map(({ entry }) => entry))
  return keybox.body.recipients.some(({ role, entry }) => role === 'recovery' && !kept.has(entry))
}

/** The first keybox is the reporter's; a later one is by whoever the one before it named. */
function keyboxAuthor({ served, keybox, before }: Situation, genesis: GenesisHead): string | undefined {
  const { by } = keybox.body
  if (by === 'reporter') return genesis.reporter.sig
  const listed = before?.body.recipients.find(({ id }) => id === by)
  return served.directory.find((entry) => entryHash(entry) === listed?.entry)?.sig
}

function isRecipient(situation: Situation): boolean {
  const { by } = situation.message.head
  return by === 'reporter' || authority(situation).body.recipients.some(({ id }) => id === by)
}

/** Either the epoch stays, or a rekey leads to the next one, by the author of its keybox. */
function isRightStep({ message, keybox, before }: Situation): boolean {
  const { head } = message
  if (keybox === before) return head.kind !== 'rekey'
  if (!before) return head.kind === 'genesis' && keybox.body.prev === ''
  return (
    head.kind === 'rekey' &&
    keybox.body.epoch === before.body.epoch + 1 &&
    head.keybox === keyboxHash(keybox.body) &&
    head.by === keybox.body.by &&
    keybox.body.prev === keyboxHash(before.body)
  )
}

function keyOf(base64url: string): Uint8Array {
  return fromB64(base64url) ?? new Uint8Array()
}
