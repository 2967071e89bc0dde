import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { integrityReports, integrityReportUrls as urls } from '../../src/modules/integrity-reports/module.tsx'
import { keepOfflineFile } from '../../src/modules/integrity-reports/module.tsx'
import { encrypterTo } from '../../src/modules/integrity-reports/module.tsx'
import { inOrganization, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { launchBrowser, openWindow } from '../support/browser.ts'
import { testOutside } from '../support/outside.ts'
import { addPerson } from '../support/people.ts'
import {
  downloaded,
  look,
  makeKey,
  openBox,
  type Recipient,
  type Surroundings,
} from '../support/recipient-device.ts'
import { stagedReporter, type StagedReporter } from '../support/staged-reporter.ts'

let now = testNow
let app: TestApp
let browser: Browser
let around: Surroundings
let own: string
let openSite: string
let folder: string
let reporter: StagedReporter
let officer: Recipient
let second: Recipient
let outside: Recipient
const complaints: string[] = []
const realFetch = globalThis.fetch

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  own = await app.database.organizationId()
  const { port } = new URL(await app.server.listen({ port: 0, host: '127.0.0.1' }))
  openSite = `http://localhost:${port}`
  const base = `http://report.localhost:${port}`
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'prongsai-recipient-'))
  around = { browser, base, folder, now: () => now, complaints }
  reporter = await stagedReporter(folder)
  globalThis.fetch = async (url, init) => {
    if (!String(url).startsWith('/')) return realFetch(url, init)
    const answer = await app.server.inject({
      method: 'POST',
      url: String(url),
      headers: { host: new URL(base).host, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(init?.body as Uint8Array),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await browser.close()
  await app.close()
  await rm(folder, { recursive: true })
})

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, own, work)

async function batch(): Promise<void> {
  const [job] = integrityReports.jobs ?? []
  await job?.handle({
    organizationId: own,
    input: {},
    at: now,
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    ...testOutside,
    notify: async () => {},
    tellFiler: async () => {},
  })
}

const rows = (page: Page) => page.locator('[data-part=reports] button')
const said = (page: Page) => page.locator('[data-part=said]')

async function openFirst({ page }: Recipient): Promise<void> {
  await rows(page).first().click()
  await page.locator('[data-step=report]:not([hidden])').waitFor()
}

const day = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('Asia/Bangkok').toPlainDate().toString()

/** A picture of one dot: PNG, as a telephone would send it. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let first: { readonly report: string }

test('two recipients and one from outside make keys on their own devices', async () => {
  officer = await makeKey(around, '', { id: 'officer-1', position: 'นิติกร', role: 'officer', keeps: true })
  second = await makeKey(around, '/en', {
    id: 'officer-2',
    position: 'หัวหน้าสำนักปลัด',
    role: 'officer',
    keeps: false,
  })
  outside = await makeKey(around, '/en', {
    id: 'nacc',
    position: 'สำนักงาน ป.ป.ช. ประจำจังหวัด',
    role: 'outside',
    keeps: false,
  })
  expect(complaints).toEqual([])
})

test('the clerk holds the ceremony on the open site with what they pasted', async () => {
  const { token } = await inside((tx) => addPerson(tx, { role: 'clerk', at: now }))
  const window = await openWindow(browser, openSite)
  await window.addCookies([{ name: 'session', value: token, url: openSite }])
  const page = await window.newPage()
  await page.goto(urls.keepDirectory())
  await page
    .locator('[name=entries]')
    .fill([officer, second, outside].map(({ publicText }) => publicText).join('\n'))
  await page.locator('form[action$="/first"] button').click()
  const shown = await page.locator('.ps-fingerprint').allInnerTexts()
  const printed = await outside.page.locator('[data-part=fingerprint]').innerText()
  expect(shown.map((one) => one.replaceAll(/\s/g, ''))).toContain(printed.replaceAll(/\s/g, ''))
  await page.locator('form[action$="/begin"] button').click()
  await page.getByText('นิติกร').first().waitFor()
  await window.close()
})

test('a recipient finds a report, reads it with its files, and its reporter reads the answer', async () => {
  const recipients = (await reporter.entriesServed()).filter(({ id }) => id !== 'officer-2')
  first = await reporter.fileReport({
    org: own,
    recipients,
    excluded: ['officer-2'],
    concerned: ['หัวหน้าสำนักปลัด'],
    text: 'เขาเรียกเงินค่าถนนสายวัด\n<b>ไม่ใช่มาร์กอัป</b>',
    files: [
      { name: 'file-1.png', type: 'image/png', content: dot },
      { name: 'file-2.txt', type: 'text/plain', content: Buffer.from('ใบเสร็จ <script>') },
      { name: 'file-3.docx', type: 'application/msword', content: Buffer.from('PK…') },
    ],
  })
  now = now.add({ hours: 24 })
  await batch()
  const { page } = officer
  await page.goto(urls.recipient())
  await look(page, 'open-kept')
  await openBox(around, officer)
  await look(page, 'inbox')
  expect(await rows(page).count()).toBe(1)
  expect(await page.locator('[data-part=reports]').innerText()).toContain('อีก 15 วัน')
  await openFirst(officer)
  const thread = page.locator('[data-part=thread]')
  expect(await thread.innerText()).toContain('<b>ไม่ใช่มาร์กอัป</b>')
  for (const name of ['file-1.png', 'file-2.txt', 'file-3.docx']) {
    await page.getByRole('button', { name: `เปิดไฟล์ ${name}` }).click()
  }
  await page.locator('.ps-recipient__file img').waitFor()
  await page.getByText('ใบเสร็จ <script>').waitFor()
  const saved = await downloaded(page, folder, () =>
    page.getByRole('button', { name: /บันทึกไฟล์ file-3/ }).click(),
  )
  expect((await readFile(saved)).toString()).toBe('PK…')
  await page.locator('[data-press=received]').click()
  await page.getByText('ส่งแล้ว').waitFor()
  await page.locator('[data-part=answer] button').first().click()
  await page.locator('#answer-refused').waitFor()
  await page.locator('[name=answer]').fill('ถนนสายไหน วันไหน')
  await page.locator('[data-part=answer] button').first().click()
  await thread.getByText('ถนนสายไหน วันไหน').waitFor()
  await look(page, 'report')
  await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
  await look(page, 'report-all')
  const { refused, messages } = await reporter.readAsReporter(first, recipients)
  expect(refused).toBeUndefined()
  expect(messages.map(({ head }) => head.kind)).toEqual(['genesis', 'received', 'message'])
  expect(new TextDecoder().decode(messages[2]!.content)).toBe('ถนนสายไหน วันไหน')
  expect(complaints).toEqual([])
})

test('whoever the reporter keeps out finds nothing, and sees what everybody sees', async () => {
  await openBox(around, second)
  expect(await rows(second.page).count()).toBe(0)
  await look(second.page, 'inbox-en')
})

test('a wrong passphrase and another office’s file are refused in words', async () => {
  const { page } = second
  await page.goto('/en' + urls.recipient())
  await page.locator('[data-part=open] button:not([type=button])').click()
  await page.locator('#keyFile-refused').waitFor()
  await page.locator('[name=keyFile]').setInputFiles(second.keyFile)
  await page.locator('[name=passphrase]').fill(second.passphrase.split(' ').toReversed().join(' '))
  await page.locator('[data-part=open] button:not([type=button])').click()
  await page.getByText('These words do not open this file').waitFor()
  expect(await page.locator('[data-step=inbox]').isVisible()).toBe(false)
  await look(page, 'open-refused-en')
})

test('the recipient outside removes one, who cannot open the report again, and forwards it', async () => {
  const recipients = await reporter.entriesServed()
  await reporter.fileReport({
    org: own,
    recipients,
    excluded: [],
    concerned: [],
    text: 'เรื่องที่สอง',
    files: [],
  })
  now = now.add({ hours: 24 })
  await batch()
  await openBox(around, second)
  await openFirst(second)
  expect(await second.page.locator('[data-part=thread]').innerText()).toContain('เรื่องที่สอง')

  await openBox(around, outside)
  await openFirst(outside)
  const { page } = outside
  await page.getByText('Add or remove recipients').first().click()
  await page.locator('[id="recipient-nacc"]').uncheck()
  await page.locator('[name=reason]').fill('moved to another office')
  await page.locator('[data-part=recipients] button').click()
  await page.getByText('Keep at least one recipient from outside').waitFor()
  await page.locator('[id="recipient-nacc"]').check()
  await page.locator('[id="recipient-officer-2"]').uncheck()
  await page.locator('[data-part=recipients] button').click()
  await page.getByText('The recipients were changed').waitFor()
  await page.getByText('Forward to an authority').click()
  await page.locator('[name=forwardTo]').fill('NACC')
  await page.locator('[name=forwardWhat][value=all]').check()
  await page.locator('[data-part=forward] button').click()
  const save = page.getByRole('button', { name: 'Save the dossier' })
  await save.waitFor()
  await look(page, 'forwarded-en')
  const dossier = await readFile(await downloaded(page, folder, () => save.click()))
  expect(dossier.subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  // What was read is not written to again through the closed door, and opens no more.
  await second.page.locator('[name=answer]').fill('too late')
  await second.page.locator('[data-part=answer] button').first().click()
  await second.page.getByText('What you wrote was not sent').waitFor()
  await openBox(around, second)
  await openFirst(second)
  await second.page.getByText('Its recipients were changed').waitFor()
  await look(second.page, 'door-closed-en')
  expect(await second.page.locator('[data-part=thread] li').count()).toBe(0)
})

test('a thread that was changed in the database is refused in words, with evidence to save', async () => {
  await app.database.asOwner(own, async ({ db }) => {
    await db.execute(
      `update integrity_message set content = set_byte(content, length(content) - 1, 255 - get_byte(content, length(content) - 1))
       where report_id = decode('${Buffer.from(first.report, 'base64url').toString('hex')}', 'hex') and seq = 1`,
    )
  })
  await openBox(around, officer)
  const { page } = officer
  await rows(page).last().click()
  await page.getByText('หยุด: ข้อความที่ 2 ไม่ผ่านการตรวจ').waitFor()
  expect(await page.locator('[data-part=thread] li').count()).toBe(1)
  expect(await page.locator('[name=answer]').isVisible()).toBe(false)
  await look(page, 'refused')
  const evidence = await downloaded(page, folder, () =>
    page.getByRole('button', { name: 'บันทึกหลักฐาน' }).click(),
  )
  expect((await readFile(evidence)).toString('latin1')).toContain('fault.json')
})

test('a keybox that the server holds back is noticed', async () => {
  now = now.add({ hours: 24 })
  await batch()
  await app.database.asOwner(own, async ({ db }) => {
    await db.execute(
      `delete from integrity_keybox where keybox_hash in
         (select keybox_hash from integrity_keybox where pool_day = '${day(now)}' limit 1)`,
    )
  })
  await openBox(around, officer)
  await officer.page.getByText('ระบบส่งกล่องกุญแจไม่ครบ').waitFor()
  expect(await officer.page.locator('[data-part=warnings]').innerText()).toContain('ขาด 1 กล่อง')
  await look(officer.page, 'withheld')
})

test('a file that came without a script is found by the key it is sealed to', async () => {
  const { enc } = JSON.parse(officer.publicText) as { enc: string }
  const story = 'ใบเสร็จซ้ำกันสามใบ'
  const file = await encrypterTo(enc).encrypt(new TextEncoder().encode(story))
  await inside((tx) => keepOfflineFile(tx, file, now))
  for (const [recipient, opened] of [
    [officer, 1],
    [second, 0],
  ] as const) {
    await openBox(around, recipient)
    const { page } = recipient
    await page.locator('[data-part=offline-try] button').click()
    const found = page.locator('[data-part=offline-files] li')
    await page.locator('[data-part=offline-said]', { hasText: /ลองแล้ว|tried, / }).waitFor()
    expect(await found.count()).toBe(opened)
    if (opened) expect(await found.innerText()).toContain(story)
  }
  await look(officer.page, 'offline')
})

test('a recipient signs a change of the directory after comparing the fingerprint', async () => {
  const { token } = await inside((tx) => addPerson(tx, { role: 'clerk', at: now }))
  const window = await openWindow(browser, openSite)
  await window.addCookies([{ name: 'session', value: token, url: openSite }])
  const clerk = await window.newPage()
  await clerk.goto(urls.keepDirectory())
  await clerk.locator('[name=act]').selectOption('revoke')
  await clerk.locator('[name=entry]').fill(second.publicText)
  await clerk.locator('form[action$="/proposals"] button').click()
  await window.close()

  await openBox(around, outside)
  const { page } = outside
  await look(page, 'sign-en')
  const sign = page.getByRole('button', { name: /^Sign: Revoke a key/ })
  await sign.click()
  expect(await said(page).innerText()).toContain('Compare the fingerprint first')
  await page.locator('[data-part=proposals] input').check()
  await sign.click()
  await page.getByText('The directory has changed').waitFor()

  await openBox(around, officer)
  await openBox(around, second)
  await second.page.getByText('This key is used no more').waitFor()
})

test('a passkey of the device opens the key in place of the words', async () => {
  const { page, window } = officer
  const devtools = await window.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await openBox(around, officer)
  await page.getByText('ครั้งหน้าเปิดด้วยพาสคีย์').click()
  await page.locator('[data-press=make-passkey]').click()
  await page.getByText('สร้างพาสคีย์แล้ว').waitFor()
  await page.reload()
  await page.locator('[data-press=passkey]').waitFor()
  await look(page, 'open-passkey')
  await page.locator('[data-press=passkey]').click()
  await page.locator('[data-step=inbox]:not([hidden])').waitFor()
  expect(await rows(page).count()).toBe(2)
})

test('a key is taken off the device, and an idle page locks itself', async () => {
  const { page, window } = officer
  await openBox(around, officer)
  await window.clock.setFixedTime(new Date(now.add({ minutes: 11 }).epochMilliseconds))
  await page.locator('[data-step=open]:not([hidden])').waitFor()
  expect(await page.locator('[data-part=reports] li').count()).toBe(0)
  await page.locator('[data-press=forget]').click()
  await page.locator('[name=keyFile]').waitFor()
  await page.reload()
  expect(await page.locator('[data-part=kept]').isVisible()).toBe(false)
})

test('with scripts off both pages say what to do, and show nothing that cannot work', async () => {
  const window = await openWindow(browser, around.base)
  const page = await window.newPage()
  for (const [address, words] of [
    [urls.key(), 'เปิดจาวาสคริปต์'],
    [`/en${urls.recipient()}`, 'Allow JavaScript'],
  ] as const) {
    await page.goto(address)
    expect(await page.locator('main').innerText()).toContain(words)
    expect(await page.locator('form:visible').count()).toBe(0)
  }
  await window.close()
})

test('no page complained about its policy or its scripts', () => {
  expect(complaints).toEqual([])
})
