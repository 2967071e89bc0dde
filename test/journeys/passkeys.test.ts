import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { accessibilityFaults, launchBrowser, openWindow } from '../support/browser.ts'
import { insideOf, makePerson, testPassword } from '../support/insiders.ts'

let app: TestApp
let browser: Browser
let base = ''
let email: string
let recoveryCodes: string[]
let window: BrowserContext
let page: Page
beforeAll(async () => {
  // Keys belong to a name, which a bare network address is not.
  app = await testApp({ linkTo: (_, path) => base + path })
  base = (await app.server.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
  ;({ email } = await makePerson(await insideOf(app.database), ['officer']))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})
afterEach(() => window.close())

async function open(javaScriptEnabled: boolean): Promise<void> {
  window = await openWindow(browser, base, { javaScriptEnabled })
  page = await window.newPage()
}

/** A telephone that unlocks at once, inside the browser. */
async function addDevice(): Promise<void> {
  const devtools = await window.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function withPassword(): Promise<void> {
  await page.goto(accountUrls.signIn())
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(testPassword)
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click()
}

const path = (): string => new URL(page.url()).pathname

test('somebody adds a passkey, signs in with it alone, and renames it', async () => {
  await open(true)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await addDevice()
  await withPassword()
  expect(path()).toBe(accountUrls.me())

  await page.getByRole('link', { name: 'เพิ่มหรือดูแลพาสคีย์' }).click()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.locator('[name=name]').fill('โทรศัพท์ของฉัน')
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์ของเครื่องนี้' }).click()
  await page.getByRole('heading', { name: 'รหัสสำรอง' }).waitFor()
  recoveryCodes = await page.locator('code').allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await page.getByRole('link', { name: 'เก็บรหัสแล้ว' }).click()
  expect(path()).toBe(accountUrls.passkeys())
  expect(await page.locator('.ps-tasks').innerText()).toContain('โทรศัพท์ของฉัน')

  // The device has one of this account already and makes no second.
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์ของเครื่องนี้' }).click()
  await page.getByText('ถ้าเครื่องนี้มีพาสคีย์แล้ว').waitFor()

  await page.getByRole('button', { name: 'ออกจากระบบ' }).first().click()
  await page.goto(accountUrls.signIn())
  await page.getByRole('link', { name: 'พาสคีย์' }).click()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'ใช้พาสคีย์' }).click()
  await page.waitForURL(`**${accountUrls.me()}`)

  // A password alone is not enough any more; the passkey is, from there too.
  await page.getByRole('button', { name: 'ออกจากระบบ' }).first().click()
  await withPassword()
  expect(path()).toBe(accountUrls.secondFactor())
  await page.getByRole('link', { name: 'ใช้พาสคีย์' }).click()
  await page.getByRole('button', { name: 'ใช้พาสคีย์' }).click()
  await page.waitForURL(`**${accountUrls.me()}`)

  await page.goto(accountUrls.passkeys())
  await page.getByRole('link', { name: 'เปลี่ยนชื่อหรือลบ' }).click()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.locator('[name=name]').fill('เครื่องเก่า')
  await page.getByRole('button', { name: 'เปลี่ยนชื่อ' }).click()
  expect(await page.locator('.ps-tasks').innerText()).toContain('เครื่องเก่า')
  expect(complaints).toEqual([])
})

test('without scripts the page of passkeys says what else there is, and password and code do', async () => {
  await open(false)
  await page.goto(accountUrls.passkeySignIn())
  expect(await page.getByRole('button', { name: 'ใช้พาสคีย์' }).count()).toBe(0)
  expect(await page.locator('main').innerText()).toContain('ปิดสคริปต์ไว้')
  await page.getByRole('link', { name: 'ใช้อีเมลและรหัสผ่านแทน' }).click()
  await withPassword()
  expect(path()).toBe(accountUrls.secondFactor())
  await page.locator('[name=code]').fill(recoveryCodes[0]!)
  await page.getByRole('button', { name: 'ยืนยัน' }).click()
  expect(path()).toBe(accountUrls.me())
})
