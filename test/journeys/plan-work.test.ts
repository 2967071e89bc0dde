import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { planUrls, planWorkUrls } from '../../src/modules/plan/module.ts'
import { linksOf } from '../house/reading.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

const programme = { fiscalYear: 2570, number: 24 }

let app: TestApp
let browser: Browser
let base: string
let token: string
let other: Visitor
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  other = new Visitor(app.server)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    token = (await addPerson(tx, { role: 'officer', at: testNow })).token
    other.setCookie('session', (await addPerson(tx, { role: 'officer', at: testNow })).token)
  })
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

function photo(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#0a4a4c' } })
    .jpeg()
    .toBuffer()
}

test('an officer reports a step with photos from a telephone, and everybody sees it', async () => {
  const window = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: false })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const page = await window.newPage()
  await page.goto(planWorkUrls.workProgramme(programme))
  await page.locator('.ps-steps a[href*="/steps/"]').first().click()
  await page.getByLabel('ได้ทำอะไร').fill('แต่งตั้งคณะทำงานแล้ว')
  await page.getByLabel('ทำเสร็จแล้ว').check()
  // Without a choice of who may see it nothing is kept, and what was typed stays.
  await page.getByRole('button', { name: 'บันทึก' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('อย่างน้อย 1 อย่าง')
  expect(await page.getByLabel('ได้ทำอะไร').inputValue()).toBe('แต่งตั้งคณะทำงานแล้ว')
  await page.getByLabel('ประชาชนทุกคน').check()
  await page.getByLabel('ไฟล์', { exact: true }).setInputFiles([
    { name: 'ประชุม 1.jpg', mimeType: 'image/jpeg', buffer: await photo() },
    { name: 'ประชุม 2.jpg', mimeType: 'image/jpeg', buffer: await photo() },
  ])
  await page.getByRole('button', { name: 'บันทึก' }).click()
  expect(page.url()).toContain(planWorkUrls.workProgramme(programme))
  expect(await page.getByRole('main').innerText()).toContain('ทำเสร็จแล้ว')
  expect(await page.getByRole('alert').innerText()).toContain('รายงานผลขั้นตอน')
  await window.close()

  const outside = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  const citizen = await outside.newPage()
  await citizen.goto(planUrls.programme({ number: programme.number }))
  expect(await citizen.getByRole('link', { name: 'ประชุม 1.jpg' }).isVisible()).toBe(true)
  expect(await accessibilityFaults(citizen)).toEqual([])
  await outside.close()
})

test('where scripts run, files add up and can be taken out, and what was typed is offered back', async () => {
  const window = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const page = await window.newPage()
  const address = planWorkUrls.addEvidence(programme)
  await page.goto(address)
  const files = page.locator('input[name=files]')
  await files.setInputFiles({ name: 'หนึ่ง.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await files.setInputFiles({ name: 'สอง.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  // Dragged in, with one that cannot be attached beside it.
  await page.evaluate(
    async (bytes) => {
      const dragged = new DataTransfer()
      dragged.items.add(new File([new Uint8Array(bytes)], 'สาม.jpg', { type: 'image/jpeg' }))
      dragged.items.add(new File(['MZ'], 'โปรแกรม.exe'))
      document.querySelector('.ps-drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer: dragged }))
    },
    [...(await photo())],
  )
  expect(await page.getByRole('main').getByRole('status').innerText()).toContain(
    'โปรแกรม.exe: แนบไฟล์ชนิดนี้ไม่ได้',
  )
  await page.getByRole('button', { name: 'เอาออก สอง.jpg' }).click()
  expect(await page.locator('.ps-drop__files li').allInnerTexts()).toHaveLength(2)
  expect(await page.locator('.ps-drop').innerText()).toContain('รวมไฟล์ 2/10')
  expect(await accessibilityFaults(page)).toEqual([])

  // The page is left with a text in it, and found again.
  await page.getByLabel('ชื่อหลักฐาน (ไม่บังคับ)').fill('ภาพการประชุม')
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBe(1)
  await page.goto(address)
  expect(await page.getByLabel('ชื่อหลักฐาน (ไม่บังคับ)').inputValue()).toBe('')
  await page.getByRole('button', { name: 'ใช้ต่อ' }).click()
  expect(await page.getByLabel('ชื่อหลักฐาน (ไม่บังคับ)').inputValue()).toBe('ภาพการประชุม')
  await files.setInputFiles({ name: 'ประชุม 3.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await page.getByLabel('ชื่อหลักฐาน (ไม่บังคับ)').press('Control+Enter')
  // Refused, it is kept; taken, it is forgotten.
  expect(await page.getByRole('alert').innerText()).toContain('เลือกว่าใครเห็นหลักฐานนี้ได้')
  expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(1)
  await page.getByLabel('ประชาชนทุกคน').check()
  for (const name of ['ประชุม 3.jpg', 'ประชุม 4.jpg']) {
    await files.setInputFiles({ name, mimeType: 'image/jpeg', buffer: await photo() })
  }
  await page.getByRole('button', { name: 'เพิ่มหลักฐาน' }).click()
  await page.waitForURL(`**${planWorkUrls.workProgramme(programme)}`)
  // Where several came, each is named by its file.
  for (const name of ['ประชุม 3.jpg', 'ประชุม 4.jpg']) {
    expect(await page.getByRole('link', { name, exact: true }).isVisible()).toBe(true)
  }
  expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0)

  await page.goto(planWorkUrls.work())
  await page.getByLabel('เลือกทุกโครงการที่แสดง').check()
  expect(await page.locator('tbody input:not(:checked)').count()).toBe(0)
  await page.locator('tbody input').first().uncheck()
  expect(await page.getByLabel('เลือกทุกโครงการที่แสดง').isChecked()).toBe(false)
  expect(await accessibilityFaults(page)).toEqual([])
  await window.close()
})

test('a draft outlives a lost network, hides no change of another officer, and goes with who signs out', async () => {
  const { body } = await other.open(planWorkUrls.workProgramme(programme))
  const address = linksOf(body).filter((link) => link.includes('/steps/'))[3]!
  const window = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const page = await window.newPage()
  const report = page.getByLabel('ได้ทำอะไร')
  await page.goto(address)
  await report.fill('ติดป้ายแล้ว')
  await window.setOffline(true)
  await page.getByRole('button', { name: 'บันทึก' }).click()
  await page.waitForURL(/chrome-error/)
  await window.setOffline(false)
  await other.open(address)
  await other.submit(address, { report: 'ประกาศแล้ว' })
  await page.goto(planWorkUrls.work())
  await page.goto(address)
  expect(await report.inputValue()).toBe('ประกาศแล้ว')
  await page.getByRole('button', { name: 'ใช้ต่อ' }).click()
  await page.getByRole('button', { name: 'บันทึก' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('มีผู้อื่นแก้ขั้นตอนนี้')
  expect(await report.inputValue()).toBe('ติดป้ายแล้ว')

  // Where the site is not secure, the browser does not clear its storage at the answer.
  await page.route(`**${accountUrls.signOut()}`, (route) => route.fulfill({ status: 204 }))
  await page.getByRole('button', { name: 'ออกจากระบบ' }).click()
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await window.close()
})

test('no key decides where there is more than one button', async () => {
  const spending = planWorkUrls.spending({ ...programme, number: 3 })
  await other.open(spending)
  const paid = { amount: '1,000', spentOn: '20/11/2569', purpose: 'ค่าวิทยากร', reference: 'ฎ.1' }
  await other.submit(spending, paid)
  const window = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  await window.addCookies([{ name: 'session', value: token, url: base }])
  const page = await window.newPage()
  await page.goto(spending)
  await page.locator('.ps-rows a').click()
  const reason = page.getByLabel('เหตุผล')
  await reason.fill('ใบเสร็จ')
  for (const key of ['Enter', 'Control+s', 'Control+Enter']) await reason.press(key)
  expect(await reason.inputValue()).toBe('ใบเสร็จ\n')
  await page.getByRole('button', { name: 'ไม่รับ' }).click()
  await page.waitForURL(`**${spending}`)
  expect(await page.getByRole('main').innerText()).toContain('ใบเสร็จ')
  await window.close()
})
