import type { LineSettings } from '../configuration.ts'
import { address } from '../web/address.ts'
import type { Channel, Sent } from './channel.ts'

const pushAddress = address('/v2/bot/message/push')
/** The longest text that LINE takes in one message. */
const longestText = 5000

/** Messages of the organisation's LINE official account (Messaging API, push message). */
export function lineChannel({ channelToken, api }: LineSettings, patienceMs = 15_000): Channel {
  return {
    name: 'line',
    async send({ messageId, recipient, subject, body }): Promise<Sent> {
      try {
        const answer = await fetch(new URL(pushAddress(), api), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${channelToken}`,
            'content-type': 'application/json',
            // LINE takes a message with a key once, however often it is tried.
            'x-line-retry-key': messageId,
          },
          body: JSON.stringify({
            to: recipient,
            messages: [{ type: 'text', text: `${subject}\n\n${body}`.slice(0, longestText) }],
          }),
          signal: AbortSignal.timeout(patienceMs),
        })
        await answer.body?.cancel()
        // 409: it was taken the first time, and only the answer was lost.
        if (answer.ok || answer.status === 409) return { ok: true }
        // A token that has run out is no fault of the message, and somebody can renew it.
        const mayPass = answer.status === 401 || answer.status === 429 || answer.status >= 500
        return { ok: false, try: mayPass ? 'later' : 'never', trouble: String(answer.status) }
      } catch (error) {
        return { ok: false, try: 'later', trouble: (error as Error).name }
      }
    },
    close: () => {},
  }
}
