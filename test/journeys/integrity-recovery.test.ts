import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { integrityReports, integrityReportUrls as urls } from '../../src/modules/integrity-reports/module.tsx'
import { inOrganization, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { launchBrowser, openWindow } from '../support/browser.ts'
import { backupOf, serverFilesOf, tablesOf } from '../support/kept-bytes.ts'
import { testOutside } from '../support/outside.ts'
import { addPerson } from '../support/people.ts'
import {
  device,
  downloaded,
  look,
  makeKey,
  openBox,
  type Recipient,
  type Surroundings,
} from '../support/recipient-device.ts'
import { recordingProxy, type RecordingProxy } from '../support/recording-proxy.ts'
import { recoverySecrets } from '../support/recovery-secrets.ts'
import { ReportingPerson } from '../support/reporting-person.ts'
import { findTraces } from '../support/traces.ts'

let now = testNow
let app: TestApp
let proxy: RecordingProxy
let browser: Browser
let around: Surroundings
let own: string
let openSite: string
let folder: string
let officer: Recipient
let second: Recipient
let outside: Recipient
let renewed: Recipient
let guardians: readonly Recipient[]
let publicText = ''
const shareFiles: string[] = []
const log: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  app = await testApp({
    clock: () => now,
    logger: pino({ level: 'trace' }, { write: (line) => void log.push(line) }),
  })
  own = await app.database.organizationId()
  const { port } = new URL(await app.server.listen({ port: 0, host: '127.0.0.1' }))
  proxy = await recordingProxy(Number(port))
  openSite = `http://localhost:${port}`
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'prongsai-recovery-'))
  around = {
    browser,
    base: `http://report.localhost:${proxy.port}`,
    folder,
    now: () => now,
    complaints,
  }
})
afterAll(async () => {
  await browser.close()
  await proxy.close()
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

/** What the clerk does on the page of the directory. */
async function asClerk(work: (page: Page) => Promise<void>): Promise<void> {
  const { token } = await inside((tx) => addPerson(tx, { role: 'clerk', at: now }))
  const window = await openWindow(browser, openSite, { javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: openSite }])
  const page = await window.newPage()
  await page.goto(urls.keepDirectory())
  await work(page)
  await window.close()
}

const propose = (act: string, text: string) =>
  asClerk(async (page) => {
    await page.locator('[name=act]').selectOption(act)
    await page.locator('[name=entry]').fill(text)
    await page.locator('form[action$="/proposals"] button').click()
    await page.locator('form[action$="/withdraw"]').waitFor()
  })

async function sign(recipient: Recipient): Promise<void> {
  await openBox(around, recipient)
  await recipient.page.locator('[data-part=proposals] input').check()
  await recipient.page.locator('[data-part=proposals] button').click()
  await recipient.page.locator('[data-part=proposals] button').waitFor({ state: 'detached' })
}

/** Where a file of a guardian or of the one who combines is chosen on the page of shares. */
async function openShareAt(
  page: Page,
  { keyFile, passphrase }: Recipient,
  { shareFile, ceremony }: { shareFile: string; ceremony: string },
): Promise<void> {
  await page.locator('[name=keyFile]').setInputFiles(keyFile)
  await page.locator('[name=passphrase]').fill(passphrase)
  await page.locator('[name=shareFile]').setInputFiles(shareFile)
  await page.locator('[name=ceremony]').fill(ceremony)
  await page.locator('[data-part=open] button').click()
}

const said = (page: Page) => page.locator('[data-part=said]')

test('recipients and guardians make keys, each on a device of his own', async () => {
  const quick = { keeps: false, isLookedAt: false }
  officer = await makeKey(around, '', { id: 'officer-1', position: 'นิติกร', role: 'officer', ...quick })
  second = await makeKey(around, '', { id: 'officer-2', position: 'ปลัด', role: 'officer', ...quick })
  outside = await makeKey(around, '/en', { id: 'nacc', position: 'ป.ป.ช.', role: 'outside', ...quick })
  await asClerk(async (page) => {
    const texts = [officer, second, outside].map((one) => one.publicText)
    await page.locator('[name=entries]').fill(texts.join('\n'))
    await page.locator('form[action$="/first"] button').click()
    await page.locator('form[action$="/begin"] button').click()
    await page.getByText('นิติกร').first().waitFor()
  })
  const names = ['มหาวิทยาลัยเลย', 'สภาทนายความจังหวัด', 'ธนาคารเพื่อการเกษตร']
  const made: Recipient[] = []
  for (const [at, position] of names.entries()) {
    const wanted = { id: `guardian-${at + 1}`, position, role: 'guardian', keeps: false } as const
    made.push(await makeKey(around, at === 1 ? '/en' : '', { ...wanted, isLookedAt: at === 0 }))
  }
  guardians = made
  expect(guardians[0]?.publicText).toContain('"type":"guardian"')
})

test('one person makes the recovery key and hands out three shares; two recipients sign it', async () => {
  const { page } = await device(around)
  await page.goto(urls.recoveryKey())
  await page.locator('[name=threshold][value="2"]').check()
  await look(page, 'recovery-make')
  const texts = guardians.map((one) => one.publicText)
  const next = page.locator('[data-part=guardians] button')
  await page.locator('[name=guardians]').fill(`${texts[0]}\n${officer.publicText}`)
  await next.click()
  await page.getByText('บรรทัดที่ 2 ไม่ใช่').waitFor()
  await page.locator('[name=guardians]').fill(`${texts[0]}\n${texts[0]}`)
  await next.click()
  await page.getByText('บรรทัดที่ 2 ซ้ำ').waitFor()
  await page.locator('[name=guardians]').fill(texts.slice(0, 2).join('\n'))
  await next.click()
  await page.getByText('ต้องมี 3 บรรทัด').waitFor()
  await page.locator('[name=guardians]').fill(texts.join('\n'))
  await next.click()
  await page.locator('[data-press=make]').click()
  expect(await said(page).innerText()).toContain('เทียบเลขกุญแจให้ครบก่อน')
  const printed = await guardians[0]!.page.locator('[data-part=fingerprint]').innerText()
  const shown = await page.locator('[data-part=compare] .ps-fingerprint').first().innerText()
  expect(shown.replaceAll(/\s/g, '')).toBe(printed.replaceAll(/\s/g, ''))
  await look(page, 'recovery-compare')
  await page.locator('[name=compared]').check()
  await page.locator('[data-press=make]').click()
  await page.locator('[data-part=shares] button').first().waitFor()
  for (const at of [0, 1, 2]) {
    const save = page.locator('[data-part=shares] button').nth(at)
    shareFiles.push(await downloaded(page, folder, () => save.click()))
    if (at > 0) continue
    await page.locator('[data-press=onwards]').click()
    expect(await said(page).innerText()).toContain('บันทึกให้ครบทุกส่วนก่อน')
  }
  await look(page, 'recovery-shares')
  await page.locator('[data-press=onwards]').click()
  publicText = await page.locator('[name=public]').inputValue()
  await look(page, 'recovery-public')
  await propose('add', publicText)
  await sign(officer)
  await openBox(around, outside)
  await look(outside.page, 'recovery-sign-en')
  expect(await outside.page.locator('[data-part=proposals]').innerText()).toContain('มหาวิทยาลัยเลย')
  await sign(outside)
  now = now.add({ hours: 73 })
})

const reporter: { person?: ReportingPerson; page?: Page } = {}

test('the reporter is shown the recovery key by name, may decline it, and lets it stay', async () => {
  const { page } = await device(around)
  const person = new ReportingPerson(page)
  await person.open()
  await person.writeDownReceipt()
  await person.confirmReceipt()
  await person.chooseKind()
  await person.tell('เขาเรียกเงินค่าถนน')
  await person.withoutName()
  const receives = page.locator('[data-part=who-receives]')
  const line = 'กุญแจกู้คืนของผู้ดูแล 3 แห่ง ต้องใช้ 2 แห่งพร้อมกัน'
  expect(await receives.innerText()).toContain(line)
  expect(await page.locator('[data-part=guardians]').innerText()).toContain('สภาทนายความจังหวัด')
  await page.locator('#recovery').uncheck()
  expect(await receives.innerText()).not.toContain(line)
  await page.locator('#recovery').check()
  await page.locator('input[name=concerned][value=unknown]').check()
  await look(page, 'recovery-choice')
  await person.next('concerned')
  await person.next('files')
  expect(await page.locator('[data-part=review]').innerText()).toContain(line)
  await person.next('review')
  await person.step('done').waitFor()
  Object.assign(reporter, { person, page })
  now = now.add({ hours: 24 })
  await batch()
})

test('a recipient loses the key: the directory names the new one, and the request is public for seven days', async () => {
  renewed = await makeKey(around, '', {
    id: 'officer-1',
    position: 'นิติกร',
    role: 'officer',
    keeps: false,
    isLookedAt: false,
  })
  await propose('rotate', renewed.publicText)
  await sign(second)
  await sign(outside)
  await asClerk(async (page) => {
    await page.locator('[name=lost]').selectOption('officer-1')
    await page.locator('[name=reason]').fill('เครื่องและแฟลชไดรฟ์หายในน้ำท่วม')
    await look(page, 'recovery-ask')
    await page.locator('form[action$="/directory/recovery"] button').click()
    await page.getByText('เครื่องและแฟลชไดรฟ์หายในน้ำท่วม').waitFor()
    await look(page, 'recovery-asked')
  })
  const window = await openWindow(browser, openSite, { javaScriptEnabled: true })
  const page = await window.newPage()
  await page.goto(`/en${urls.recipients()}`)
  expect(await page.locator('main').innerText()).toContain('Public for 7 days')
  await look(page, 'recovery-notice-en')
  await window.close()
  await openBox(around, second)
  expect(await second.page.locator('[data-part=recovery]').innerText()).toContain('ลงนามค้านคำขอ')
  await look(second.page, 'recovery-stop')
  const early = await device(around)
  await early.page.goto(urls.recover())
  await early.page.locator('[data-press=check]').click()
  await early.page.getByText('ยังประกาศไม่ครบ 7 วัน').waitFor()
  await early.window.close()
  now = now.add({ hours: 7 * 24 })
})

test('two guardians give their shares, and what they open is passed on to the new key', async () => {
  const { page } = await device(around)
  await page.goto(urls.recover())
  await page.locator('[data-press=check]').click()
  await look(page, 'recovery-combine-request')
  await page.locator('[data-part=requests] button').click()
  await page.locator('[name=ceremony]').waitFor()
  const ceremony = await page.locator('[name=ceremony]').inputValue()
  const [digits] = await page.locator('[data-part=ceremony-fingerprint]').allInnerTexts()

  const given: string[] = []
  for (const at of [0, 1]) {
    const guardian = guardians[at]!
    await guardian.window.clock.setFixedTime(new Date(now.epochMilliseconds))
    const share = await guardian.window.newPage()
    await share.goto(guardian.prefix + urls.recoveryShare())
    if (at === 0) {
      const yesterday = ceremony.replace(/"day":"[^"]+"/, '"day":"2026-01-01"')
      await openShareAt(share, guardian, { shareFile: shareFiles[1]!, ceremony: yesterday })
      await share.getByText('ใช้ได้วันเดียว').waitFor()
      await openShareAt(share, guardian, { shareFile: shareFiles[1]!, ceremony })
      await share.getByText('กุญแจของท่านเปิดไฟล์นี้ไม่ได้').waitFor()
      await look(share, 'recovery-share-refused')
      const unknown = ceremony.replace(/"request":"[^"]+"/, '"request":"none"')
      await openShareAt(share, guardian, { shareFile: shareFiles[0]!, ceremony: unknown })
      await share.getByText('ไม่มีคำขอนี้ในประกาศ').waitFor()
    }
    await openShareAt(share, guardian, { shareFile: shareFiles[at]!, ceremony })
    await share.locator('[data-step=checked]:not([hidden])').waitFor()
    const compared = await share.locator('[data-part=fingerprint]').innerText()
    expect(compared.replaceAll(/\s/g, '')).toBe(digits?.replaceAll(/\s/g, ''))
    await look(share, `recovery-share-checked${guardian.prefix.replace('/', '-')}`)
    await share.locator('[name=compared]').check()
    given.push(await downloaded(share, folder, () => share.locator('[data-press=give]').click()))
  }

  const add = async (...files: string[]) => {
    await page.locator('[name=shares]').setInputFiles(files)
    await page.locator('[data-part=shares] button').click()
  }
  const damaged = join(folder, 'damaged.age')
  const bytes = await readFile(given[1]!)
  bytes[bytes.length - 20]! ^= 1
  await writeFile(damaged, bytes)
  await add(damaged)
  await page.getByText('ไฟล์ damaged.age เปิดไม่ได้').waitFor()
  await add(given[0]!)
  await page.getByText('ได้ 1 จาก 2 ส่วน').waitFor()
  await page.locator('[data-press=combine]').click()
  expect(await said(page).innerText()).toContain('ยังไม่ครบ ต้องมี 2 ส่วน')
  await add(given[0]!)
  await page.getByText('เป็นส่วนที่มีอยู่แล้ว').waitFor()
  await look(page, 'recovery-combine-collect')
  await add(given[1]!)
  await page.getByText('ได้ 2 จาก 2 ส่วน').waitFor()
  await page.locator('[data-press=combine]').click()
  expect(await said(page).innerText()).toContain('เทียบเลขของกุญแจใหม่ก่อน')
  await page.locator('[name=compared]').check()
  await page.locator('[data-press=combine]').click()
  await page.getByText('ส่งต่อให้กุญแจใหม่แล้ว 1 เรื่อง').waitFor()
  await look(page, 'recovery-combine-result')
  await page.locator('[data-press=end]').click()
  await page.getByText('เพิกถอนกุญแจกู้คืนแล้ว').waitFor()
})

test('the new key reads the report, and its reporter sees what happened', async () => {
  now = now.add({ hours: 24 })
  await batch()
  await openBox(around, renewed)
  const { page } = renewed
  await page.locator('[data-part=reports] button').first().click()
  await page.locator('[data-step=report]:not([hidden])').waitFor()
  const thread = await page.locator('[data-part=thread]').innerText()
  expect(thread).toContain('เขาเรียกเงินค่าถนน')
  expect(thread).toContain('กู้คืน: ส่งต่อเรื่องนี้ให้กุญแจใหม่')
  await page.locator('[data-press=received]').click()
  await page.getByText('ส่งแล้ว').waitFor()
  const phone = reporter.page!
  await phone.context().clock.setFixedTime(new Date(now.epochMilliseconds))
  await reporter.person!.comeBack()
  await reporter.person!.step('thread').waitFor()
  expect(await phone.locator('[data-part=step-thread]').innerText()).toContain('กู้คืน: ผู้รับคนหนึ่งทำกุญแจหาย')
  await look(phone, 'recovery-reporter')
  expect(complaints).toEqual([])
})

test('no share, no recovery key and no key of a guardian is in what the server received or keeps', async () => {
  const people = guardians.map((guardian, at) => ({ ...guardian, shareFile: shareFiles[at]! }))
  const secrets = await recoverySecrets(folder, people, publicText)
  expect(secrets.size).toBe(16)
  const places = new Map([
    ['requests', proxy.received],
    ['tables', await tablesOf(app.database.address)],
    ['data folder', await serverFilesOf(app.database.address)],
    ['what a backup holds', (await backupOf(app.database.address)).entries],
    ['log', [Buffer.from(log.join('\n'))]],
  ])
  for (const [place, pieces] of places) expect(pieces.length, place).toBeGreaterThan(0)
  expect(findTraces(secrets, places)).toEqual([])
  // Canary: one that was sent would be found.
  const [planted] = secrets.values()
  await fetch(`http://127.0.0.1:${proxy.port}/report?x=${planted!.toString('base64url')}`)
  expect(findTraces(secrets, new Map([['requests', proxy.received]]))).not.toEqual([])
})

test('with scripts off the pages say what to do, and show nothing that cannot work', async () => {
  const window = await openWindow(browser, around.base)
  const page = await window.newPage()
  for (const address of [urls.recoveryKey(), urls.recoveryShare(), urls.recover()]) {
    await page.goto(address)
    expect(await page.locator('main').innerText()).toContain('เปิดจาวาสคริปต์')
    expect(await page.locator('form:visible, button:visible').count()).toBe(0)
    await page.goto(`/en${address}`)
    expect(await page.locator('main').innerText()).toContain('Allow JavaScript')
  }
  await window.close()
})
