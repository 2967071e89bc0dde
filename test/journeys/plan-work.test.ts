import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planUrls, planWorkUrls } from '../../src/modules/plan/module.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'

const programme = { fiscalYear: 2570, number: 24 }

let app: TestApp
let browser: Browser
let base: string
let token: string
beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    token = (await addPerson(tx, { role: 'officer', at: testNow })).token
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
  expect(await page.getByRole('alert').innerText()).toContain('แนบไฟล์หลักฐาน')
  expect(await page.getByLabel('ได้ทำอะไร').inputValue()).toBe('แต่งตั้งคณะทำงานแล้ว')
  await page.getByLabel('ประชาชนทุกคน').check()
  await page.getByLabel('ไฟล์', { exact: true }).setInputFiles([
    { name: 'ประชุม 1.jpg', mimeType: 'image/jpeg', buffer: await photo() },
    { name: 'ประชุม 2.jpg', mimeType: 'image/jpeg', buffer: await photo() },
  ])
  await page.getByRole('button', { name: 'บันทึก' }).click()
  expect(page.url()).toContain(planWorkUrls.workProgramme(programme))
  expect(await page.getByRole('main').innerText()).toContain('ทำเสร็จแล้ว')
  await window.close()

  const outside = await openWindow(browser, base, { viewport: phone, javaScriptEnabled: true })
  const citizen = await outside.newPage()
  await citizen.goto(planUrls.programme({ number: programme.number }))
  expect(await citizen.getByRole('link', { name: 'ประชุม 1.jpg' }).isVisible()).toBe(true)
  expect(await accessibilityFaults(citizen)).toEqual([])
  await outside.close()
})
