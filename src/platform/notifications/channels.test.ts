import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLineServer, type LineServer } from '../../../test/support/line-server.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import type { Channel } from './channel.ts'
import { lineChannel } from './line.ts'
import { smtpChannel } from './smtp.ts'

const message = {
  messageId: '01980000-0000-7000-8000-000000000001',
  recipient: 'khun@krajai.example',
  subject: 'ตั้งรหัสผ่านใหม่ น้ำ ที่ ปู่ ญี่ปุ่น ฎุ',
  body: 'เรียน คุณสมชาย\n\nhttps://krajai.example/reset-password/abc\n\nบรรทัดยาว ' + 'ก'.repeat(2000),
}

let mail: MailServer
let line: LineServer
let byMail: Channel
let byLine: Channel
beforeAll(async () => {
  mail = await startMailServer()
  line = await startLineServer('secret')
  byMail = smtpChannel({ smtpUrl: mail.url, from: 'โปร่งใส <prongsai@krajai.example>' })
  byLine = lineChannel({ channelToken: 'secret', api: line.url })
})
afterAll(async () => {
  byMail.close()
  await mail.close()
  await line.close()
})

test('a Thai mail arrives as it was written, with an id that stays the same', async () => {
  expect(await byMail.send(message)).toEqual({ ok: true })
  const [arrived] = mail.mails
  expect(arrived?.subject).toBe(message.subject)
  expect(arrived?.text?.trimEnd()).toBe(message.body)
  expect(arrived?.messageId).toBe(`<${message.messageId}@krajai.example>`)
  expect(arrived?.from?.text).toContain('โปร่งใส')
})

test.each([
  [421, 'later'],
  [451, 'later'],
  [550, 'never'],
  [554, 'never'],
])('a mail server that answers %i is asked again: %s', async (code, again) => {
  mail.answerWith(code)
  expect(await byMail.send(message)).toEqual({ ok: false, try: again, trouble: String(code) })
  mail.answerWith(250)
})

test('a recipient cannot smuggle a second one into the mail', async () => {
  const before = mail.mails.length
  const sent = await byMail.send({ ...message, recipient: 'a@x.example\r\nBcc: b@x.example' })
  const others = mail.mails.slice(before).flatMap(({ headers }) => [...headers.keys()])
  expect(others).not.toContain('bcc')
  expect(sent.ok === false || mail.mails.length === before + 1).toBe(true)
})

test('a mail server that is down is asked again later', async () => {
  const away = smtpChannel({ smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example' })
  expect(await away.send(message)).toMatchObject({ ok: false, try: 'later' })
  away.close()
})

test('a wrong password is the fault of no message: it is tried again until somebody mends it', async () => {
  const withPassword = (password: string): Channel =>
    smtpChannel({ smtpUrl: mail.url.replace('//', `//prongsai:${password}@`), from: 'a@b.example' })
  const [wrong, right] = [withPassword('old'), withPassword('secret')]
  expect(await wrong.send(message)).toEqual({ ok: false, try: 'later', trouble: '535' })
  expect(await right.send(message)).toEqual({ ok: true })
  wrong.close()
  right.close()
  const expired = lineChannel({ channelToken: 'old', api: line.url })
  expect(await expired.send(message)).toEqual({ ok: false, try: 'later', trouble: '401' })
})

test('a server that takes the connection and says nothing does not hold up the next message', async () => {
  const silent = createServer()
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const place = `127.0.0.1:${(silent.address() as AddressInfo).port}`
  const slowMail = smtpChannel({ smtpUrl: `smtp://${place}`, from: 'a@b.example' }, 50)
  const slowLine = lineChannel({ channelToken: 'secret', api: `http://${place}` }, 50)
  expect(await slowMail.send(message)).toEqual({ ok: false, try: 'later', trouble: 'ETIMEDOUT' })
  expect(await slowLine.send(message)).toEqual({ ok: false, try: 'later', trouble: 'TimeoutError' })
  slowMail.close()
  silent.close()
})

test('LINE takes a message once, however often it is tried', async () => {
  const toLine = { ...message, recipient: 'U0123456789abcdef' }
  expect(await byLine.send(toLine)).toEqual({ ok: true })
  expect(await byLine.send(toLine)).toEqual({ ok: true })
  expect(line.pushes).toHaveLength(1)
  expect(line.pushes[0]).toMatchObject({ to: toLine.recipient, messages: [{ type: 'text' }] })
  expect(line.pushes[0]?.messages[0]?.text).toContain(message.subject)
})

test.each([
  [429, 'later'],
  [500, 'later'],
  [400, 'never'],
  [403, 'never'],
])('LINE that answers %i is asked again: %s', async (status, again) => {
  line.answerWith(status)
  const other = { ...message, messageId: `01980000-0000-7000-8000-000000000${status}` }
  expect(await byLine.send(other)).toEqual({ ok: false, try: again, trouble: String(status) })
  line.answerWith(200)
})
