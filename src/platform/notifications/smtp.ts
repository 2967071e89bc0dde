import { createTransport } from 'nodemailer'
import type { MailSettings } from '../configuration.ts'
import type { Channel, Sent } from './channel.ts'

/**
 * E-mail through an SMTP server; TLS wherever the server offers it. A server that says nothing for
 * `patienceMs` must not keep a worker for minutes.
 */
export function smtpChannel({ smtpUrl, from }: MailSettings, patienceMs = 15_000): Channel {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '')
  return {
    name: 'mail',
    async send({ messageId, recipient, subject, body }): Promise<Sent> {
      try {
        await transport.sendMail({
          to: { name: '', address: recipient },
          subject,
          text: body,
          // The same each time it is tried, so that a mailbox shows it once.
          messageId: `${messageId}@${domain}`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { ok: true }
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string }
        // RFC 5321, 4.2.1: a reply of 5 is for good, all else may pass. A wrong password is no fault of
        // the message, and somebody can mend it.
        const isForGood = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
        return {
          ok: false,
          try: isForGood ? 'never' : 'later',
          trouble: String(responseCode ?? code ?? 'unknown'),
        }
      }
    },
    close: () => transport.close(),
  }
}
