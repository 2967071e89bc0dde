/** What leaves the program by one of its ways. */
export interface OutgoingMessage {
  readonly messageId: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/**
 * What became of it. `later`: the other side is away or busy, so that it is tried again; `never`: it
 * refuses for good. `trouble` is its code or one of ours, never a text that could quote the message.
 */
export type Sent = { ok: true } | { ok: false; try: 'later' | 'never'; trouble: string }

/** A way to reach people outside the program. */
export interface Channel {
  readonly name: 'mail' | 'line'
  readonly send: (message: OutgoingMessage) => Promise<Sent>
  readonly close: () => void
}
