import { messageCommitment, messageTag } from './ledger-tags.ts'
import { sealMessage } from './message.ts'
import type { FileOfMessage, KindOfHead, SenderRole } from './message-head.ts'

/** Who writes: `reporter`, or a recipient by the id in the directory. */
export interface Sender {
  readonly by: string
  readonly role: SenderRole
  readonly signSeed: Uint8Array
}

/** What is written. The kind carries its own members, such as the reason of a rekey. */
export interface Written {
  readonly kind: KindOfHead
  readonly content: Uint8Array
  readonly files?: readonly FileOfMessage[]
  /** Only where the law needs one: a clock time would narrow down who wrote. */
  readonly day?: string
}

/** Where a message stands. */
export interface Place {
  readonly org: string
  readonly report: string
  readonly seq: number
  readonly prev: string
  readonly epoch: number
  readonly rset: string
  /** The age recipient of the message's own epoch. */
  readonly recipient: string
  /** Of the epoch in force before the message. */
  readonly tagKey: Uint8Array
}

/** What the server gets: nothing of it says who wrote, to whom, or what. */
export interface Composed {
  readonly seq: number
  readonly prev: string
  readonly message: Uint8Array
  readonly tag: Uint8Array
  readonly commitment: Uint8Array
}

export async function compose(place: Place, sender: Sender, written: Written): Promise<Composed> {
  const { org, report, seq, prev, epoch, rset } = place
  const message = await sealMessage({
    head: {
      v: 1,
      org,
      report,
      epoch,
      seq,
      prev,
      role: sender.role,
      by: sender.by,
      rset,
      files: written.files ?? [],
      ...(written.day === undefined ? {} : { day: written.day }),
      ...written.kind,
    },
    content: written.content,
    senderSeed: sender.signSeed,
    recipient: place.recipient,
  })
  return {
    seq,
    prev,
    message,
    tag: messageTag(place.tagKey, place),
    commitment: messageCommitment(place.tagKey, place, message),
  }
}
