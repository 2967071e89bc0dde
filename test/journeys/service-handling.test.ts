import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceHandlingUrls, serviceWorkUrls } from '../../src/modules/services/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'
import { insertRequest, insertService } from '../support/service-requests.ts'

let app: TestApp
let browser: Browser
let base: string
let token: string
const requests = { first: '', late: '', waiting: '' }

beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    token = (await addPerson(tx, { role: 'officer', at: testNow })).token
    const serviceId = await insertService(tx)
    requests.first = await insertRequest(tx, { serviceId })
    requests.late = await insertRequest(tx, {
      serviceId,
      receivedOn: '2026-11-02',
      completeOn: '2026-11-02',
      dueOn: '2026-11-09',
      feeSatang: 2_000,
      channel: 'counter',
    })
    const asked = { state: 'incomplete', wasAsked: true, completeOn: null, dueOn: null } as const
    requests.waiting = await insertRequest(tx, { serviceId, ...asked, bringBy: '2026-11-20' })
  })
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function officer(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const window = await openWindow(browser, base, options)
  await window.addCookies([{ name: 'session', value: token, url: base }])
  return window.newPage()
}

test('an officer asks for documents, takes them and decides, without scripts', async () => {
  const page = await officer()
  await page.goto(serviceWorkUrls.register())
  const { first: requestId } = requests
  await page.locator(`a[href="${serviceWorkUrls.request({ requestId })}"]`).click()
  await page.getByRole('link', { name: 'แจ้งเอกสารที่ขาด' }).click()
  await page.getByLabel('เอกสารที่ขาดทุกรายการ').fill('สำเนาทะเบียนบ้าน')
  await page.getByLabel('ให้นำมาภายในวันที่').fill('8/12/2569')
  await page.getByRole('button', { name: 'แจ้งผู้ยื่น' }).click()
  expect(await page.locator('main').textContent()).toContain('รอเอกสาร')
  await page.getByRole('button', { name: 'บันทึกว่าเอกสารครบ' }).click()
  expect(await page.getByRole('link', { name: 'แจ้งเอกสารที่ขาด' }).count(), 'asked once').toBe(0)
  await page.getByRole('link', { name: 'ตัดสินคำขอ' }).click()
  await page.getByLabel('ไม่อนุมัติ').check()
  await page.getByLabel('เหตุผล หรือสิ่งที่อนุมัติ').fill('อยู่นอกเขตที่จัดเก็บ')
  await page.getByRole('button', { name: 'บันทึกผล' }).click()
  const letter = page.getByRole('link', { name: 'หนังสือแจ้งผล (PDF)' })
  const href = await letter.getAttribute('href')
  expect(href).toBe(serviceHandlingUrls.result({ requestId }))
  const pdf = await page.request.get(href!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).length).toBeGreaterThan(10_000)
})

test.each([phone, desktop])(
  'its pages fit a screen of $width and break no rule',
  { timeout: 120_000 },
  async (viewport) => {
    const page = await officer({ viewport, javaScriptEnabled: true })
    const late = { requestId: requests.late }
    const urls = serviceHandlingUrls
    const pages = [
      serviceWorkUrls.register(),
      serviceWorkUrls.register({ part: 'all', q: 'ไม่มีชื่อนี้แน่นอน' }),
      serviceWorkUrls.request({ requestId: requests.first }),
      serviceWorkUrls.request(late),
      serviceWorkUrls.request({ requestId: requests.waiting }),
      urls.ask(late),
      urls.appoint(late),
      urls.setFee(late),
      urls.payFee(late),
      urls.delay(late),
      urls.decide(late),
      urls.withdrawFor(late),
      urls.giveBack({ requestId: requests.waiting }),
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
