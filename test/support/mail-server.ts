import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on loopback that keeps what it is given, or refuses with a code; a login needs a password. */
export interface MailServer {
  readonly url: string
  readonly mails: ParsedMail[]
  /** What it answers from now on; 250 takes the mail. */
  answerWith(code: number): void
  close(): Promise<void>
}

export async function startMailServer(password = 'secret'): Promise<MailServer> {
  const mails: ParsedMail[] = []
  let code = 250
  const take = async (stream: Readable): Promise<void> => {
    const mail = await simpleParser(stream)
    if (code !== 250) throw Object.assign(new Error('refused'), { responseCode: code })
    mails.push(mail)
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth(given, _, done) {
      if (given.password === password) done(null, { user: given.username })
      else done(Object.assign(new Error('refused'), { responseCode: 535 }))
    },
    onData(stream, _, done) {
      callbackify(() => take(stream))((error) => done(error))
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerWith: (given) => (code = given),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
