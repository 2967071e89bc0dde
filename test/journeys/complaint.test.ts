import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintRegisterUrls, complaintUrls } from '../../src/modules/complaints/module.ts'
import { mapUrls } from '../../src/modules/maps/module.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { enterMapLayer } from '../../src/platform/maps/area-map.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const story = `ไฟทางดับ\n${'ก'.repeat(80)}\nhttps://example.com/${'a'.repeat(90)}`

const ring = [
  [104.3, 15.8],
  [104.4, 15.8],
  [104.4, 15.9],
  [104.3, 15.9],
  [104.3, 15.8],
] as const
const boundary = {
  layer: 'boundary',
  shapes: [{ kind: 'area', rings: [ring] }],
  source: 'ตัวอย่าง',
  attribution: '© ตัวอย่าง',
  sha256: null,
} as const

let app: TestApp
let browser: Browser
let base: string
let token: string
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  const own = await app.database.organizationId()
  token = (await app.database.asOwner(own, (tx) => addPerson(tx, { role: 'clerk', at: testNow }))).token
  await app.database.asOwner(own, (tx) => enterMapLayer(tx, systemActor, { ...boundary, at: testNow }))
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const send = (page: Page) => page.locator('main form button').last().click()

/** What axe finds on a page, and whether it scrolls sideways on the smallest telephone, in both languages. */
async function faultsOf(page: Page, addresses: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const path of addresses.flatMap((one) => languages.map((language) => localAddress(language, one)))) {
    for (const size of [phone, desktop]) {
      await page.setViewportSize(size)
      await page.goto(path)
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`))
    }
    await page.setViewportSize({ width: 320, height: 640 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 320) faults.push(`${path}: ${width} px wide in 320`)
  }
  return faults
}

test('a citizen complains on a telephone without scripts, is asked, answers, and says that it is not fixed', async () => {
  const citizen = await (
    await openWindow(browser, base, { viewport: phone, javaScriptEnabled: false })
  ).newPage()
  await citizen.goto('/')
  await citizen.locator('.ps-door a').first().click()
  await citizen.getByRole('button', { name: 'แจ้งเรื่อง' }).click()
  await citizen.getByRole('link', { name: 'ไฟทาง' }).click()
  await citizen.getByLabel('จุดสังเกต').fill('หน้าศาลากลางบ้าน')
  await citizen.getByRole('button', { name: 'ต่อไป' }).click()
  await citizen.getByLabel('เล่าให้เราฟัง').fill(story)
  await citizen.getByLabel('เกิดเมื่อวันไหน').fill('1/1/2600')
  await send(citizen)
  // The day is ahead, and nothing typed is lost.
  expect(await citizen.getByLabel('เล่าให้เราฟัง').inputValue()).toBe(story)
  await citizen.getByLabel('เกิดเมื่อวันไหน').fill('')
  await citizen.locator('[name=photos]').setInputFiles({ name: 'ไฟ.png', mimeType: 'image/png', buffer: png })
  await send(citizen)
  const code = (await citizen.locator('.ps-tracking').textContent())!
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
  const receipt = new URL(citizen.url()).pathname

  const window = await openWindow(browser, base, { javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const clerk = await window.newPage()
  await clerk.goto(complaintRegisterUrls.register())
  await clerk.locator('.ps-tasks a').first().click()
  const complaint = new URL(clerk.url()).pathname
  const forms = ['ask', 'pause', 'answer', 'fixed', 'pass-on', 'merge', 'withdraw', 'summary', 'photo']
  const pages = [
    complaintRegisterUrls.register(),
    complaintRegisterUrls.register({ part: 'late', q: 'ก' }),
    complaintRegisterUrls.enter(),
    complaintRegisterUrls.settings(),
    complaintRegisterUrls.importTickets(),
    complaintRegisterUrls.analysis(),
    complaintRegisterUrls.map(),
    mapUrls.settings(),
    complaintUrls.map({ category: 'light' }),
    complaintUrls.file({ category: 'light' }, { at: '15.85,104.35' }),
    complaintRegisterUrls.decideMeasure({ category: 'light' }),
    complaint,
    ...forms.map((form) => `${complaint}/${form}`),
  ]
  expect(await faultsOf(clerk, pages)).toEqual([])
  await clerk.goto(`${complaint}/ask`)
  await clerk.getByLabel('คำถาม').fill('เสาต้นไหน')
  await send(clerk)

  const open = async () => {
    await citizen.goto(complaintUrls.track())
    await citizen.getByLabel('รหัสติดตาม').fill(code)
    await send(citizen)
  }
  await open()
  const page = new URL(citizen.url()).pathname
  expect(await faultsOf(clerk, [page, receipt])).toEqual([])
  await citizen.getByLabel('คำตอบหรือข้อมูลเพิ่ม').fill('ต้นที่สาม')
  await citizen.getByRole('button', { name: 'ส่งให้เจ้าหน้าที่' }).click()
  await citizen.getByText('นับเวลาต่อ').first().waitFor()

  await clerk.goto(`${complaint}/answer`)
  await clerk.getByLabel('คำชี้แจง').fill('สั่งหลอดแล้ว')
  await send(clerk)
  await open()
  await citizen.getByRole('main').getByText('สั่งหลอดแล้ว').first().waitFor()
  expect(await faultsOf(clerk, [new URL(citizen.url()).pathname, complaint])).toEqual([])
  await citizen.getByText('ยังไม่แก้จริง').click()
  await citizen.getByLabel('อะไรยังไม่เรียบร้อย').fill('ยังมืดอยู่')
  await citizen.getByRole('button', { name: 'เปิดเรื่องอีกครั้ง' }).click()
  await citizen.getByText('ผู้แจ้งบอกว่ายังไม่แก้ไข').first().waitFor()
  expect(await faultsOf(clerk, [complaintUrls.statistics(), complaint])).toEqual([])
})

test('a place is pointed at on the map: by taps without scripts, and by finger and keys with them', async () => {
  const plain = await (
    await openWindow(browser, base, { viewport: phone, javaScriptEnabled: false })
  ).newPage()
  await plain.goto(complaintUrls.where({ category: 'light' }))
  await plain.getByRole('link', { name: 'ชี้จุดบนแผนที่' }).click()
  const picture = plain.locator('input[type=image]')
  // What was drawn is as large as what is tapped.
  expect(await picture.evaluate((image) => image.clientWidth)).toBe(288)
  await picture.click({ position: { x: 160, y: 120 } })
  await plain.getByRole('button', { name: 'ดูใกล้ขึ้น' }).click()
  await plain.getByRole('button', { name: 'ใช้จุดนี้' }).click()
  const tapped = await plain.getByLabel('พิกัดแผนที่').inputValue()
  expect(tapped).toMatch(/^15\.8\d+, 104\.3\d+$/)
  await plain.getByLabel('เล่าให้เราฟัง').fill(story)
  await plain.getByRole('button', { name: 'เลือกจุดใหม่บนแผนที่' }).click()
  await plain.getByRole('button', { name: 'เลื่อนลง (ใต้)' }).click()
  await plain.getByRole('button', { name: 'ใช้จุดนี้' }).click()
  expect(await plain.getByLabel('เล่าให้เราฟัง').inputValue()).toBe(story)
  expect(await plain.getByLabel('พิกัดแผนที่').inputValue()).not.toBe(tapped)

  const window = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  const page = await window.newPage()
  await page.goto(complaintUrls.file({ category: 'light' }))
  await page.getByLabel('เล่าให้เราฟัง').fill(story)
  await page.getByRole('button', { name: 'ชี้บนแผนที่' }).click()
  const map = page.getByRole('application')
  const field = page.getByLabel('พิกัดแผนที่')
  await map.click({ position: { x: 100, y: 100 } })
  await expect.poll(() => field.inputValue()).toMatch(/^15\.8\d+, 104\.3\d+$/)
  const before = await field.inputValue()
  await map.press('ArrowLeft')
  await expect.poll(() => field.inputValue()).not.toBe(before)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.getByLabel('เล่าให้เราฟัง').inputValue()).toBe(story)
})
