import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import { inOrganization } from '../database/tenant.ts'
import type { MatterNews } from './matter-news.ts'
import { eraseNoticeAddress, leaveNoticeAddress, leftAddressOf } from './notice-address.ts'
import { outgoingMessage } from './schema.ts'
import { smtpChannel } from './smtp.ts'

let app: TestApp
let mail: MailServer
let inside: Inside
beforeAll(async () => {
  mail = await startMailServer()
  app = await testApp({ channels: [smtpChannel({ smtpUrl: mail.url, from: 'prongsai@krajai.example' })] })
  inside = await insideOf(app.database)
})
afterAll(async () => {
  await app.close()
  await mail.close()
})

/** A matter of some module, with an address. */
async function matter(): Promise<string> {
  const matterId = uuidv7()
  await inside((tx) =>
    leaveNoticeAddress(tx, { matterId, email: 'a@b.example', language: 'th', at: testNow }),
  )
  return matterId
}

function news(matterId: string, occasion: string): MatterNews {
  return { matterId, occasion, trackingPage: '/complaints/track', at: testNow }
}

const queued = (matterId: string) =>
  inside((tx) => tx.db.select().from(outgoingMessage).where(eq(outgoingMessage.matterId, matterId)))

test('the filer of a matter is told once of each occasion, also by two at the same time', async () => {
  const matterId = await matter()
  await Promise.all([1, 2].map(() => inside((tx) => app.services.tellFiler(tx, news(matterId, 'ended')))))
  await inside((tx) => app.services.tellFiler(tx, news(matterId, 'ended')))
  await inside((tx) => app.services.tellFiler(tx, news(matterId, 'late 2026-12-08')))
  expect((await queued(matterId)).map(({ occasion }) => occasion).toSorted()).toEqual([
    'ended',
    'late 2026-12-08',
  ])
})

test('nothing is sent of what is not kept, nor where no address was left', async () => {
  const [matterId, without] = [await matter(), uuidv7()]
  const failing = inside(async (tx) => {
    await app.services.tellFiler(tx, news(matterId, 'received'))
    throw new Error('not kept')
  })
  await expect(failing).rejects.toThrow('not kept')
  await inside((tx) => app.services.tellFiler(tx, news(without, 'received')))
  expect([...(await queued(matterId)), ...(await queued(without))]).toEqual([])
})

test('a message that still waits when the address is erased is never sent', async () => {
  const [gone, kept] = [await matter(), await matter()]
  await inside((tx) => app.services.tellFiler(tx, news(gone, 'ended')))
  await inside((tx) => app.services.tellFiler(tx, news(kept, 'received')))
  expect(await inside((tx) => eraseNoticeAddress(tx, gone))).toBe(true)
  expect(await inside((tx) => eraseNoticeAddress(tx, gone)), 'a second time').toBe(false)
  await app.services.work()
  await expect.poll(() => mail.mails.map(({ subject }) => subject)).toContain('อบต.กระจาย รับเรื่องของคุณแล้ว')
  expect(await queued(gone)).toEqual([])
  expect(await inside((tx) => leftAddressOf(tx, kept))).toEqual({
    masked: 'a…@b.example',
    isUnreachable: false,
  })
})

test('another organisation sees and erases nothing of it', async () => {
  const matterId = await matter()
  const other = '0199d0c4-7c3e-7000-8000-00000000000f'
  const there = await inOrganization(app.database.database.serving, other, async (tx) => ({
    left: await leftAddressOf(tx, matterId),
    erased: await eraseNoticeAddress(tx, matterId),
  }))
  expect(there).toEqual({ left: undefined, erased: false })
  expect(await inside((tx) => leftAddressOf(tx, matterId))).toBeDefined()
})
