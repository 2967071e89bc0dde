import { generate } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, launchBrowser, openWindow } from '../support/browser.ts'
import { insideOf, makePerson, testPassword } from '../support/insiders.ts'

let now = testNow
let app: TestApp
let browser: Browser
let page: Page
let email: string
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  ;({ email } = await makePerson(await insideOf(app.database), ['clerk']))
  browser = await launchBrowser()
  const base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  page = await (await openWindow(browser, base, { javaScriptEnabled: true })).newPage()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function withPassword(): Promise<void> {
  await page.goto(accountUrls.signIn())
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(testPassword)
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click()
}

/** Sets up the app whose secret the page shows; returns the secret. */
async function setUp(): Promise<string> {
  expect(await accessibilityFaults(page)).toEqual([])
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await enterCode(secret, 'เริ่มใช้')
  await page.getByRole('heading', { name: 'รหัสสำรอง' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'เก็บรหัสแล้ว' }).click()
  return secret
}

async function enterCode(secret: string, button: string): Promise<void> {
  now = now.add({ seconds: 30 })
  const code = await generate({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) })
  await page.locator('[name=code]').fill(code)
  await page.getByRole('button', { name: button }).click()
}

const path = (): string => new URL(page.url()).pathname

test('a clerk sets up an app, signs in with it and changes his telephone', async () => {
  await withPassword()
  expect(path()).toBe(accountUrls.secondFactorSetUp())
  await setUp()
  expect(path()).toBe(accountUrls.me())

  await page.getByRole('link', { name: 'เลิกใช้แอปยืนยันตัวตน' }).click()
  expect(await page.locator('main').innerText()).toContain('คุณมีอย่างนี้อย่างเดียว')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'กลับไปหน้าบัญชีของฉัน' }).click()

  await page.getByRole('link', { name: 'เปลี่ยนแอปหรือโทรศัพท์' }).click()
  await page.locator('[name=password]').fill(testPassword)
  const secret = await setUp()

  await page.getByRole('button', { name: 'ออกจากระบบ' }).first().click()
  await withPassword()
  expect(await accessibilityFaults(page)).toEqual([])
  await enterCode(secret, 'ยืนยัน')
  expect(path()).toBe(accountUrls.me())
})
