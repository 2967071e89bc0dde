import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ledgerUrls } from '../../src/modules/ledger/module.tsx'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { accessibilityFaults, launchBrowser, openWindow } from '../support/browser.ts'

let app: TestApp
let browser: Browser
let base: string
let receipt: string
let window: BrowserContext
let page: Page
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  receipt = (await app.server.inject(ledgerUrls.receipt({ index: 2 }))).body
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})
beforeEach(async () => {
  window = await openWindow(browser, base, { javaScriptEnabled: true })
  page = await window.newPage()
})
afterEach(() => window.close())

test.each([
  ['th', 'ใบรับรองถูกต้อง', 'ใบรับรองใช้ยืนยันไม่ได้'],
  ['en', 'The receipt is right', 'The receipt proves nothing'],
] as const)('a receipt is checked in the browser, which asks nobody (%s)', async (language, right, wrong) => {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(localAddress(language, ledgerUrls.verify()))
  const sent: string[] = []
  // The picture of the tab is fetched whenever the browser likes.
  page.on('request', (request) => {
    if (!request.url().endsWith('.svg')) sent.push(request.url())
  })
  const file = (content: string) => ({
    name: 'receipt-2.tlog-proof',
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  })
  const verdict = page.locator('#verdict')
  await page.locator('[type=file]').setInputFiles(file(receipt))
  await expect.poll(() => page.locator('[name=receipt]').inputValue()).toBe(receipt)
  await page.locator('#verify button').click()
  await expect.poll(() => verdict.innerText()).toContain(right)
  expect(await verdict.innerText()).toContain(language === 'th' ? 'นำแผนเข้าระบบ' : 'Plan loaded')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict')
  expect(await accessibilityFaults(page)).toEqual([])

  await page.locator('[name=receipt]').fill(receipt.replace('index 2', 'index 1'))
  await page.locator('#verify button').click()
  await expect.poll(() => verdict.innerText()).toContain(wrong)
  await page.locator('[name=receipt]').fill('')
  await page.locator('#verify button').click()
  await expect.poll(() => verdict.innerText()).toContain(wrong)
  expect([sent, complaints]).toEqual([[], []])
})
