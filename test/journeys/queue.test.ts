import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueUrls, queueWorkUrls } from '../../src/modules/queue/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'

let app: TestApp
let browser: Browser
let base: string
const tokens = { officer: '', clerk: '' }

beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    for (const role of ['officer', 'clerk'] as const) {
      tokens[role] = (await addPerson(tx, { role, at: testNow })).token
    }
  })
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

type Options = Parameters<Browser['newContext']>[0]

async function windowOf(
  role: keyof typeof tokens | 'public',
  options: Options = {},
): Promise<BrowserContext> {
  const window = await openWindow(browser, base, options)
  if (role !== 'public') await window.addCookies([{ name: 'session', value: tokens[role], url: base }])
  return window
}

const scripted = { javaScriptEnabled: true }
let counterPage: string

test('the clerk sets the room up and an officer opens a counter, without scripts', async () => {
  const clerk = await (await windowOf('clerk')).newPage()
  await clerk.goto(queueWorkUrls.settings())
  await clerk.getByLabel('อักษรหน้าหมายเลข').fill('ก')
  await clerk.getByLabel('ชื่องาน').fill('ชำระภาษี')
  await clerk.getByLabel('ชื่อภาษาอังกฤษ').fill('Taxes')
  await clerk.getByLabel('ใช้เวลาต่อคนประมาณ (นาที)').fill('10')
  await clerk.locator('#save-service').click()
  await clerk.getByLabel('เลขช่อง').fill('1')
  await clerk.locator('#save-counter').click()
  const officer = await (await windowOf('officer')).newPage()
  await officer.goto(queueWorkUrls.counters())
  await officer.getByRole('link', { name: 'ช่อง 1' }).click()
  counterPage = new URL(officer.url()).pathname
  await officer.getByRole('button', { name: 'เปิดช่อง' }).click()
  await officer.getByText('ไม่มีใครรอที่ช่องนี้').waitFor()
  expect(await officer.getByText('เปิดอยู่').isVisible()).toBe(true)
})

test('the board, the telephone and the counter change by themselves as visitors come and are called', async () => {
  const board = await (await windowOf('public', { ...scripted, viewport: desktop })).newPage()
  await board.goto(queueUrls.board())
  const officer = await (await windowOf('officer', scripted)).newPage()
  await officer.goto(counterPage)

  const citizen = await (await windowOf('public', scripted)).newPage()
  await citizen.goto(queueUrls.queue())
  await citizen.getByRole('button', { name: 'ชำระภาษี' }).click()
  await citizen.getByRole('heading', { name: 'ก 001' }).waitFor()
  await officer.getByRole('button', { name: 'เรียกคิวต่อไป ก 001' }).waitFor()
  await board.getByText('รออยู่ 1 คิว').waitFor()

  // A visitor without scripts at the machine is second.
  const machine = await (await windowOf('public')).newPage()
  await machine.goto(queueUrls.kiosk())
  await machine.getByRole('button', { name: 'ชำระภาษี' }).click()
  await machine.getByText('มีก่อนท่าน 1 คิว').waitFor()

  await officer.getByRole('button', { name: 'เรียกคิวต่อไป ก 001' }).click()
  await board.locator('.ps-board__no', { hasText: 'ก 001' }).waitFor()
  await citizen.getByText('เชิญที่ช่อง 1').waitFor()
  await officer.getByRole('button', { name: 'เสร็จแล้ว เรียกคิวต่อไป' }).click()
  await board.locator('.ps-board__no', { hasText: 'ก 002' }).waitFor()
  await citizen.getByText('รับบริการเสร็จแล้ว').waitFor()
  await machine.getByRole('button', { name: 'ดูคิวล่าสุด' }).click()
  await machine.getByText('เชิญที่ช่อง 1').waitFor()
  expect(await citizen.locator('.ps-ticket__acts form').count(), 'nothing left to give up').toBe(0)
})

test('the machine prints and goes back to its first page', async () => {
  const machine = await (await windowOf('public', scripted)).newPage()
  let printed = 0
  await machine.exposeFunction('printed', () => (printed += 1))
  await machine.addInitScript('window.print = () => window.printed()')
  await machine.goto(queueUrls.kiosk())
  await machine.getByLabel('ผู้สูงอายุ').check()
  await machine.getByRole('button', { name: 'ชำระภาษี' }).click()
  await machine.getByRole('heading', { name: 'ก 003' }).waitFor()
  await machine.waitForURL(`**${queueUrls.kiosk()}`)
  expect(printed).toBe(1)
})

function pages(): Record<'public' | 'officer' | 'clerk', string[]> {
  const inBoth = (paths: readonly string[]) =>
    paths.flatMap((path) => languages.map((language) => localAddress(language, path)))
  return {
    public: inBoth([
      queueUrls.queue(),
      queueUrls.kiosk(),
      queueUrls.board(),
      queueUrls.statistics(),
      summaryPage,
      ticketPage,
    ]),
    officer: inBoth([queueWorkUrls.counters(), counterPage, beforePage]),
    clerk: inBoth([queueWorkUrls.settings()]),
  }
}

let ticketPage: string
/** Of the week in which these tests run. */
let summaryPage: string
let beforePage: string

/** Opens all pages as whoever may, and collects what `look` finds on them. */
async function onPages(options: Options, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const found: string[] = []
  for (const [who, paths] of Object.entries(pages())) {
    const window = await windowOf(who as keyof typeof tokens | 'public', options)
    const page = await window.newPage()
    for (const path of paths) {
      const answer = await page.goto(path)
      if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`)
      found.push(...(await look(page)).map((fault) => `${path}: ${fault}`))
    }
    await window.close()
  }
  return found
}

test('no page of the waiting room has a fault that axe can find, or scrolls sideways', async () => {
  const citizen = await (await windowOf('public')).newPage()
  for (let count = 0; count < 2; count += 1) {
    await citizen.goto(queueUrls.queue())
    await citizen.getByRole('button', { name: 'ชำระภาษี' }).click()
  }
  ticketPage = new URL(citizen.url()).pathname
  await citizen.goto(queueUrls.statistics())
  await citizen.getByRole('link', { name: /สัปดาห์ที่เริ่ม/ }).click()
  summaryPage = new URL(citizen.url()).pathname
  const officer = await (await windowOf('officer')).newPage()
  await officer.goto(counterPage)
  await officer.getByRole('button', { name: 'เสร็จแล้ว', exact: true }).click()
  await officer
    .getByRole('link', { name: /เรียกก่อนลำดับ/ })
    .last()
    .click()
  beforePage = new URL(officer.url()).pathname
  for (const viewport of [phone, desktop]) {
    expect(await onPages({ viewport, javaScriptEnabled: true }, accessibilityFaults)).toEqual([])
  }
  const isWide = async (page: Page) =>
    (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) ? ['wide'] : []
  expect(await onPages({ viewport: { width: 320, height: 640 } }, isWide)).toEqual([])
})
