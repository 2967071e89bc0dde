import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../support/app.ts'
import { launchBrowser, openWindow } from '../support/browser.ts'

let app: TestApp
let browser: Browser
let base: string
let window: BrowserContext
let page: Page
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})
// A phone with scripts off, for every journey.
beforeEach(async () => {
  window = await openWindow(browser, base)
  page = await window.newPage()
})
afterEach(() => window.close())

const h1 = (): Promise<string> => page.locator('h1').innerText()

test.each([
  ['a common phone', { width: 390, height: 844 }],
  ['a small old phone', { width: 360, height: 640 }],
])('both doors stand on the first screen of %s', async (_, viewport) => {
  await page.setViewportSize(viewport)
  await page.goto('/')
  const doors = page.locator('.ps-door .govuk-button')
  expect(await doors.count()).toBe(2)
  for (const door of await doors.all()) {
    const box = await door.boundingBox()
    expect(box!.y + box!.height).toBeLessThanOrEqual(viewport.height)
  }
})

test('from the front page to a programme, and on to its neighbour', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: 'ดูแผนปีนี้' }).click()
  expect(await h1()).toContain('2570')
  await page.getByRole('link', { name: 'ดูทั้ง 44 โครงการ' }).click()
  await page.getByRole('list', { name: 'เลือกมิติ' }).getByRole('link', { name: '3' }).click()
  expect(await page.getByText('แสดง 4 จาก 44 โครงการ').count()).toBe(1)
  await page.getByRole('link', { name: 'โครงการจัดเวทีประชาคม' }).click()
  expect(await h1()).toContain('34')
  expect(await page.locator('.ps-section > h2').allInnerTexts()).toHaveLength(9)
  await page.getByRole('link', { name: /โครงการถัดไป/ }).click()
  expect(await h1()).toContain('35')
})

test('both doors lead to what can be done today', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: 'วิธีแจ้งเบาะแส' }).click()
  expect(await page.getByRole('link', { name: 'โทร 1205' }).getAttribute('href')).toBe('tel:1205')
  await page.goto('/')
  await page.getByRole('link', { name: 'แจ้งหรือติดตามเรื่อง' }).click()
  expect(await page.getByRole('link', { name: 'โทร 1567' }).count()).toBe(1)
})

test('the language is chosen by a link, stays on the same page and is remembered', async () => {
  await page.goto('/plan/2570/programmes?dimension=2')
  await page.getByRole('link', { name: 'English' }).first().click()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    '/en/plan/2570/programmes?dimension=2',
  )
  expect(await page.getByText('28 of 44 programmes shown').count()).toBe(1)
  await page.goto('/plan')
  expect(new URL(page.url()).pathname).toBe('/en/plan')
  await page.getByRole('link', { name: 'ภาษาไทย' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/plan')
  await page.goto('/plan/risks')
  expect(await page.locator('html').getAttribute('lang')).toBe('th')
})

test('a search without a script finds a programme by part of a word', async () => {
  await page.goto('/')
  await page.getByRole('textbox').fill('คิว')
  await page.getByRole('button', { name: 'ค้นหา' }).click()
  await page.getByRole('link', { name: 'กิจกรรมการใช้บัตรคิว' }).first().click()
  expect(await h1()).toContain('22')
})

test('the table can be downloaded and is the same in Excel', async () => {
  await page.goto('/open-data')
  await page.getByRole('textbox', { name: 'ค้นหาชุดข้อมูล' }).fill('ไตรมาส งบประมาณ')
  await page.getByRole('button', { name: 'ค้นหา' }).click()
  await page.getByRole('link', { name: 'โครงการรายปีงบประมาณ', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /CSV/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('plan-programme-years.csv')
  const response = await page.request.get('/open-data/plan-programme-years.csv')
  const text = await response.text()
  expect(text.codePointAt(0)).toBe(0xfeff)
  expect(text.trim().split('\r\n').length).toBeGreaterThanOrEqual(217)
})

test('the keyboard reaches the content first, then everything else', async () => {
  await page.goto('/plan')
  await page.keyboard.press('Tab')
  const skip = page.locator('.ps-skip')
  expect(await skip.isVisible()).toBe(true)
  expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#main')
})

test('the low marks of Thai letters show in a field', async () => {
  await page.goto('/search')
  const field = page.getByRole('textbox')
  const picture = async (text: string): Promise<Buffer> => {
    await field.fill(text)
    await page.locator('h1').click()
    return field.screenshot()
  }
  expect((await picture('ฎุ')).equals(await picture('ฎ'))).toBe(false)
  expect((await picture('ฎ')).equals(await picture('ฎ'))).toBe(true)
})

test('the print version fits A4 on its side, without the menus', async () => {
  await page.goto('/plan/2570/print')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.ps-nav').isVisible()).toBe(false)
  expect(await page.locator('.ps-footer').isVisible()).toBe(false)
  expect(await page.locator('tbody tr').count()).toBe(44)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThanOrEqual(2)
  expect(pages.length).toBeLessThanOrEqual(4)
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 84[12]\.?\d* 59[45]\.?\d*\]/)
})

test('with forced colours the chosen filter still differs from the others', async () => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/plan/2570/programmes?dimension=2')
  const width = (name: string): Promise<string> =>
    page
      .getByRole('list', { name: 'เลือกมิติ' })
      .getByRole('link', { name })
      .evaluate((link) => getComputedStyle(link).borderTopWidth)
  expect(await width('2')).not.toBe(await width('3'))
})
