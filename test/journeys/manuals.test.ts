import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manualUrls, manualWorkUrls } from '../../src/modules/manuals/module.ts'
import { workUrls } from '../../src/modules/work/module.ts'
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

async function windowOf(
  role: keyof typeof tokens,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const window = await openWindow(browser, base, options)
  await window.addCookies([{ name: 'session', value: tokens[role], url: base }])
  return window
}

/** Opens a section of the manual from its page, types, and saves with the last button of the form. */
async function write(page: Page, section: string, type: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: section, exact: true }).click()
  await type(page)
  await page.getByRole('button', { name: 'บันทึก', exact: true }).last().click()
  await page.getByRole('heading', { name: 'ส่วนของคู่มือ' }).waitFor()
}

let manualPage: string

test('an officer writes a manual from a template without scripts, the clerk publishes it, a citizen reads it', async () => {
  const officer = await (await windowOf('officer')).newPage()
  await officer.goto(manualWorkUrls.list())
  await officer.getByRole('link', { name: 'เริ่มคู่มือใหม่' }).click()
  await officer.getByLabel('แม่แบบ: การขออนุญาตก่อสร้างอาคาร').check()
  await officer.getByRole('button', { name: 'เริ่มร่าง' }).click()
  manualPage = new URL(officer.url()).pathname
  await write(officer, 'เรื่องและผู้รับผิดชอบ', async () => {})
  await write(officer, 'หลักเกณฑ์ วิธีการ และเงื่อนไข', async () => {})
  await write(officer, 'ขั้นตอนและเวลา', async (page) => {
    for (const row of [1, 2, 3, 4, 5]) {
      await page.locator(`#amount-${row}`).fill(String(row))
      await page.locator(`#unit-${row}`).selectOption(row === 1 ? 'minute' : 'working-day')
      await page.locator(`#responsible-${row}`).fill('นายช่างโยธา กองช่าง')
    }
    // Enter saves: it moves and removes nothing.
    await page.locator('#title-3').press('Enter')
    await page.getByRole('link', { name: 'ขั้นตอนและเวลา', exact: true }).click()
    expect(await page.locator('#amount-5').inputValue()).toBe('5')
    await page.getByRole('button', { name: 'เลื่อนขึ้น ขั้นตอนที่ 5' }).click()
    expect(await page.locator('#amount-4').inputValue()).toBe('5')
    await page.locator('#promiseAmount').fill('10')
    await page.locator('#promiseUnit').selectOption('working-day')
  })
  await write(officer, 'เอกสารที่ต้องใช้', async () => {})
  await write(officer, 'ค่าธรรมเนียม', async (page) => {
    await page.locator('#what-1').fill('ค่าใบอนุญาตก่อสร้าง')
    await page.locator('#baht-1').fill('20')
  })
  await write(officer, 'ช่องทางและสถานที่', async (page) => {
    await page.locator('#place-1').fill('กองช่าง ชั้น 1 ที่ทำการองค์การบริหารส่วนตำบลกระจาย')
  })
  await write(officer, 'กฎหมายที่เกี่ยวข้อง', async () => {})
  await officer.getByRole('button', { name: 'ส่งให้ตรวจและอนุมัติ' }).click()
  await officer.getByText('รอหัวหน้าของส่วนราชการ').waitFor()

  const clerk = await (await windowOf('clerk')).newPage()
  await clerk.goto(workUrls.work())
  await clerk.getByRole('link', { name: 'ตรวจและอนุมัติคู่มือ' }).click()
  await clerk.getByRole('button', { name: 'อนุมัติและเผยแพร่' }).click()
  await clerk.getByRole('link', { name: 'ดูหน้าของประชาชน' }).click()

  const citizen = await (await openWindow(browser, base)).newPage()
  await citizen.goto('/manuals')
  await citizen.getByLabel('ค้นหาในคู่มือ').fill('ก่อสร้าง')
  await citizen.getByRole('button', { name: 'ค้นหา', exact: true }).first().click()
  await citizen.getByRole('link', { name: 'การขออนุญาตก่อสร้างอาคาร' }).click()
  expect(await citizen.locator('.ps-answer').innerText()).toContain('10\u00A0วันทำการ')
  // Every text of the chart stands inside its box, or beside it inside the drawing.
  const overflowing = await citizen.evaluate(() => {
    const right = (element: Element) => element.getBoundingClientRect().right
    const drawing = document.querySelector('svg.ps-flow')!
    const box = drawing.querySelector('.ps-flow__box')!
    const wide = (texts: string, within: Element) =>
      [...drawing.querySelectorAll(texts)].filter((text) => right(text) > right(within))
    const all = [...wide('.ps-flow__title, .ps-flow__who', box), ...wide('text', drawing)]
    return all.map((text) => text.textContent)
  })
  expect(overflowing).toEqual([])
})

const key = 'building-permit'

function pages(): Record<'public' | 'officer' | 'clerk', string[]> {
  const inBoth = (paths: readonly string[]) =>
    paths.flatMap((path) => languages.map((language) => localAddress(language, path)))
  return {
    public: inBoth([
      manualUrls.manuals(),
      manualUrls.manual({ key }),
      manualUrls.version({ key, number: 1 }),
      manualUrls.standards(),
    ]),
    officer: inBoth([
      manualWorkUrls.list(),
      manualWorkUrls.begin(),
      manualPage,
      `${manualPage}/preview`,
      ...['about', 'rules', 'steps', 'documents', 'fees', 'channels', 'laws', 'remarks'].map(
        (section) => `${manualPage}/sections/${section}`,
      ),
      `${manualPage}/forms`,
      `${manualPage}/abandon`,
    ]),
    clerk: inBoth([`${manualPage}/withdraw`]),
  }
}

/** Opens all pages as whoever may, and collects what `look` finds on them. */
async function onPages(
  options: Parameters<Browser['newContext']>[0],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = []
  for (const [who, paths] of Object.entries(pages())) {
    const window =
      who === 'public'
        ? await openWindow(browser, base, options)
        : await windowOf(who as keyof typeof tokens, options)
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

test('no page of manuals has a fault that axe can find, or scrolls sideways', async () => {
  const officer = await (await windowOf('officer')).newPage()
  await officer.goto(manualPage)
  await officer.getByRole('button', { name: 'แก้ไขคู่มือ' }).click()
  for (const viewport of [phone, desktop]) {
    expect(await onPages({ viewport, javaScriptEnabled: true }, accessibilityFaults)).toEqual([])
  }
  const isWide = async (page: Page) =>
    (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) ? ['wide'] : []
  expect(await onPages({ viewport: { width: 320, height: 640 } }, isWide)).toEqual([])
})
