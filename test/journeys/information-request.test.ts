import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  informationCentreUrls,
  informationRegisterUrls,
} from '../../src/modules/information-requests/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const wanted = `สัญญาจ้างก่อสร้าง ปี 2569\n${'ก'.repeat(80)}\nhttps://example.com/${'a'.repeat(90)}`

let app: TestApp
let browser: Browser
let base: string
let token: string
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  const own = await app.database.organizationId()
  token = (await app.database.asOwner(own, (tx) => addPerson(tx, { role: 'officer', at: testNow }))).token
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

test('a citizen asks on a telephone without scripts, an officer answers in part, the citizen reads and rates', async () => {
  const citizen = await (
    await openWindow(browser, base, { viewport: phone, javaScriptEnabled: false })
  ).newPage()
  await citizen.goto(informationCentreUrls.centre())
  await citizen.getByRole('button', { name: 'ขอข้อมูล' }).click()
  await citizen.getByLabel('ต้องการข้อมูลอะไร').fill(wanted)
  await citizen.getByLabel('ทางอีเมล').check()
  await send(citizen)
  // The e-mail is missing, and nothing typed is lost.
  expect(await citizen.getByLabel('ต้องการข้อมูลอะไร').inputValue()).toBe(wanted)
  await citizen.getByLabel('โทรศัพท์ อีเมล หรือที่อยู่').fill('someone@example.com')
  await send(citizen)
  const code = (await citizen.locator('.ps-tracking').textContent())!
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
  const receipt = new URL(citizen.url()).pathname

  const window = await openWindow(browser, base, { javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const officer = await window.newPage()
  await officer.goto(informationRegisterUrls.register())
  await officer.locator('.ps-tasks a').first().click()
  const request = new URL(officer.url()).pathname
  const ways = ['extend', 'answer', 'refuse', 'pass-on', 'withdraw'].map((way) => `${request}/${way}`)
  const pages = [
    informationRegisterUrls.register(),
    informationRegisterUrls.register({ q: 'ก' }),
    informationRegisterUrls.enter(),
    request,
    ...ways,
  ]
  expect(await faultsOf(officer, pages)).toEqual([])
  await officer.goto(`${request}/refuse`)
  await officer.getByLabel('ให้บางส่วน ปกปิดบางส่วน').check()
  await officer.getByLabel(/มาตรา 15 \(5\)/).check()
  await officer.getByLabel('เป็นข้อมูลประเภทใด').fill('ปิดเลขประจำตัวประชาชน')
  await officer
    .locator('[name=files]')
    .setInputFiles({ name: 'สัญญา.png', mimeType: 'image/png', buffer: png })
  await send(officer)
  expect(await faultsOf(officer, [request, receipt])).toEqual([])

  await citizen.goto(informationCentreUrls.track())
  await citizen.getByLabel('รหัสติดตาม').fill(code)
  await send(citizen)
  const main = citizen.getByRole('main')
  await main.getByText('ปิดเลขประจำตัวประชาชน').waitFor()
  await main.getByText('มาตรา 18').waitFor()
  const page = new URL(citizen.url()).pathname
  expect(await faultsOf(officer, [page])).toEqual([])
  const download = citizen.waitForEvent('download')
  await citizen.getByRole('link', { name: 'สัญญา.png' }).click()
  expect((await download).suggestedFilename()).toBe('สัญญา.png')
  await citizen.getByLabel('4 พอใจ').check()
  await send(citizen)
  await main.getByText('คุณให้ 4 คะแนน').waitFor()
  expect(await faultsOf(officer, [page])).toEqual([])
})
