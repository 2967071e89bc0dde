import { sql } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { launchBrowser, openWindow } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'
import { insertSurvey, sampleKioskCode, sampleSurvey } from '../support/surveys.ts'

let app: TestApp
let browser: Browser
let base: string
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    await insertSurvey(tx, await addPerson(tx, { role: 'officer', at: testNow }))
  })
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function kept(): Promise<unknown[]> {
  return app.database.asOwner(await app.database.organizationId(), async ({ db }) => {
    const { rows } = await db.execute(
      sql`select given[2] as rating from survey_answer where survey_id = ${sampleSurvey} order by 1`,
    )
    return rows.map((row) => row['rating'])
  })
}

test('a kiosk takes answers without a line, shows how many wait, and sends each once when the line is back', async () => {
  const window = await openWindow(browser, base, { javaScriptEnabled: true })
  const page = await window.newPage()
  await page.goto(`/surveys/kiosk/${sampleKioskCode}`)
  await window.setOffline(true)
  for (const value of [5, 2]) {
    await page.click(`button[value="${value}"]`)
    await page.waitForSelector('[data-thanks]:not([hidden])')
    // It comes back by itself for the next in line.
    await page.waitForSelector('[data-ask]:not([hidden])')
  }
  await page.waitForFunction(() => document.querySelector('[data-waiting]')!.textContent!.includes('2'))
  expect(await kept()).toEqual([])
  await window.setOffline(false)
  await expect.poll(kept, { timeout: 30_000 }).toEqual([2, 5])
  // What is not sent yet would be sent now.
  await page.reload()
  await page.waitForSelector('[data-ask]:not([hidden])')
  await page.click('button[value="4"]')
  await expect.poll(kept, { timeout: 30_000 }).toEqual([2, 4, 5])
  await window.close()
})
