import type { Composed, Sender, Written } from './composing.ts'
import { compose } from './composing.ts'
import type { VerifiedThread } from './verification.ts'

/**
 * Writes the next message of a thread, in the epoch in force.
 *
 * @throws Error for a thread that was refused: what failed once must not be built upon.
 */
export async function answer(thread: VerifiedThread, sender: Sender, written: Written): Promise<Composed> {
  const { epoch, next, refused } = thread
  if (refused || !epoch) throw new Error('nobody answers in a thread that was refused')
  const { org, report, rset } = epoch.keybox.body
  const { recipient, tagKey } = epoch.keys
  const place = { org, report, ...next, epoch: epoch.keybox.body.epoch, rset, recipient, tagKey }
  return compose(place, sender, written)
}
