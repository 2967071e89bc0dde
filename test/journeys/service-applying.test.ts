import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceUrls, serviceWorkUrls } from '../../src/modules/services/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

let app: TestApp
let browser: Browser
let base: string
const key = 'waste-bin'

beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  const { token } = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    addPerson(tx, { role: 'officer', at: testNow }),
  )
  // A service that ships, taken over as it is.
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  await officer.open(serviceWorkUrls.addService())
  await officer.submit(serviceWorkUrls.addService(), { start: key, name: '' })
  const serviceId = officer.url.split('/').at(-1)!
  await officer.submit(serviceWorkUrls.publishForm({ serviceId }))
  await officer.submit(serviceWorkUrls.openService({ serviceId }))
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

test('somebody asks for a waste bin on a phone without scripts, and follows it by its code', async () => {
  const page = await (await openWindow(browser, base)).newPage()
  await page.goto(serviceUrls.catalogue())
  await page.getByRole('link', { name: 'ขอถังขยะและรับบริการเก็บขนขยะ' }).click()
  await page.getByRole('button', { name: 'เริ่มกรอกคำขอ' }).click()
  await page.getByRole('button', { name: 'ต่อไป: ตรวจคำตอบ' }).click()
  expect(await page.locator('main').textContent()).toContain('ใส่ชื่อและนามสกุลผู้ยื่นคำขอ')
  await page.locator('[name="applicant"]').fill('นาม สมมติ')
  await page.locator('[name="contact"]').fill('081 234 5678')
  await page.locator('[name="a-wish"][value="begin"]').check()
  await page.locator('[name="a-use"][value="home"]').check()
  await page.locator('[name="a-people"]').fill('๔')
  await page.locator('[name="a-bins"]').fill('1')
  await page.locator('[name="a-house.house"]').fill('99/1')
  await page.locator('[name="a-house.rest"]').fill('ตำบลกระจาย')
  await page.locator('[name="a-consent"]').check()
  await page.getByRole('button', { name: 'ต่อไป: ตรวจคำตอบ' }).click()
  expect(await page.locator('main').textContent()).toContain('99/1')
  await page.getByRole('button', { name: 'แก้คำตอบ' }).click()
  expect(await page.locator('[name="a-people"]').inputValue()).toBe('๔')
  await page.getByRole('button', { name: 'ต่อไป: ตรวจคำตอบ' }).click()
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click()
  const receipt = await page.locator('main').textContent()
  expect(receipt).toContain('รับคำขอแล้ว')
  const code = /\d{4} \d{4} \d{4}/.exec(receipt!)![0]
  await page.goto(serviceUrls.track())
  await page.locator('[name="tracking"]').fill(code)
  await page.getByRole('button', { name: 'เปิดคำขอ' }).click()
  expect(await page.locator('main').textContent()).toContain('กำลังพิจารณา')
})

test.each([phone, desktop])(
  'its pages fit a screen of $width and break no rule',
  { timeout: 120_000 },
  async (viewport) => {
    const window = await openWindow(browser, base, { viewport, javaScriptEnabled: true })
    const page = await window.newPage()
    const pages = [
      serviceUrls.catalogue(),
      serviceUrls.service({ key }),
      serviceUrls.apply({ key }),
      serviceUrls.track(),
      serviceUrls.resume(),
      serviceUrls.statistics(),
    ]
    const faults = []
    for (const url of pages) {
      for (const language of languages) {
        await page.goto(localAddress(language, url))
        const found = await accessibilityFaults(page)
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        faults.push(...found.map((fault) => `${language} ${url}: ${fault}`))
        if (isWide) faults.push(`${language} ${url}: scrolls sideways`)
      }
    }
    expect(faults).toEqual([])
  },
)
