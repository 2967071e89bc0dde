import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { integrityReportUrls as urls } from '../../src/modules/integrity-reports/module.tsx'
import { accessibilityFaults, desktop, openWindow, phone } from './browser.ts'

/** Where devices of recipients are, and what time it is. */
export interface Surroundings {
  readonly browser: Browser
  /** The confidential site. */
  readonly base: string
  /** Where downloads go. */
  readonly folder: string
  readonly now: () => Temporal.Instant
  /** Collects what pages complain of: their policy, and their own mistakes. */
  readonly complaints: string[]
}

/** A recipient with a key of his own, made on a device of his own. */
export interface Recipient {
  readonly window: BrowserContext
  readonly page: Page
  readonly keyFile: string
  readonly passphrase: string
  readonly publicText: string
  readonly prefix: '' | '/en'
}

/** What axe finds on a page as it stands, on a phone and on a desk, and whether it must be pushed sideways. */
export async function look(page: Page, name: string): Promise<void> {
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${viewport.width}.png`, fullPage: true })
    expect(await accessibilityFaults(page), name).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(viewport.width)
  }
}

/** A device of a recipient, whose day is that of the server. */
export async function device({
  browser,
  base,
  now,
  complaints,
}: Surroundings): Promise<{ window: BrowserContext; page: Page }> {
  const window = await openWindow(browser, base, { javaScriptEnabled: true, acceptDownloads: true })
  await window.clock.setFixedTime(new Date(now().epochMilliseconds))
  const page = await window.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A door that was closed answers with a status that the browser mentions.
    const isComplaint = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (isComplaint) complaints.push(message.text())
  })
  return { window, page }
}

export async function downloaded(page: Page, folder: string, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const path = join(folder, `${crypto.randomUUID()}-${download.suggestedFilename()}`)
  await download.saveAs(path)
  return path
}

export async function makeKey(
  around: Surroundings,
  prefix: '' | '/en',
  {
    id,
    position,
    role,
    keeps,
    isLookedAt = true,
  }: {
    id: string
    position: string
    role: 'officer' | 'outside' | 'guardian'
    keeps: boolean
    /** One device of a kind is looked at; the others show the same. */
    isLookedAt?: boolean
  },
): Promise<Recipient> {
  const { window, page } = await device(around)
  const looks = isLookedAt ? look : async () => {}
  await page.goto(prefix + urls.key())
  await looks(page, `key-about${prefix.replace('/', '-')}-${id}`)
  await page.locator('[data-part=about] button').click()
  await page.locator('#position-refused').waitFor()
  await page.locator('[name=position]').fill(position)
  await page.locator('[name=id]').fill(id)
  await page.locator(`[name=role][value=${role}]`).check()
  expect(await page.locator('[data-part=outside-warning]').isVisible()).toBe(role === 'outside')
  await page.locator('[data-part=about] button').click()
  const words = page.locator('[data-part=words] li')
  await words.first().waitFor()
  const passphrase = (await words.allInnerTexts()).join(' ')
  await looks(page, `key-words${prefix.replace('/', '-')}-${id}`)
  await page.locator('[data-press=written]').click()
  // One word alone may be chosen by chance that the page says itself, such as "paper".
  expect(await words.count()).toBe(0)
  expect((await page.locator('body').innerText()).replaceAll(/\s+/g, ' ')).not.toContain(
    passphrase.split(' ').slice(0, 2).join(' '),
  )
  await page.locator('[name=typed]').fill(passphrase.split(' ').toReversed().join(' '))
  await page.locator('[data-part=typed] button').first().click()
  await page.locator('#typed-refused').waitFor()
  await looks(page, `key-typed${prefix.replace('/', '-')}-${id}`)
  await page.locator('[name=typed]').fill(passphrase)
  await page.locator('[data-part=typed] button').first().click()
  await page.locator('[data-press=download]').waitFor()
  await page.locator('[data-press=onwards]').click()
  await page.locator('[data-part=said]:not(:empty)').waitFor()
  const keyFile = await downloaded(page, around.folder, () => page.locator('[data-press=download]').click())
  if (keeps) await page.locator('[name=keep]').check()
  await looks(page, `key-save${prefix.replace('/', '-')}-${id}`)
  await page.locator('[data-press=onwards]').click()
  await page.locator('[name=public]').waitFor()
  await looks(page, `key-public${prefix.replace('/', '-')}-${id}`)
  // What is printed for the order of appointment is the fingerprint alone.
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('[data-part=fingerprint]').isVisible()).toBe(true)
  expect(await page.locator('[name=public]').isVisible()).toBe(false)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/print-${id}.png` })
  await page.emulateMedia({ media: 'screen' })
  const publicText = await page.locator('[name=public]').inputValue()
  expect(await readFile(keyFile, 'utf8')).not.toContain('AGE-SECRET')
  return { window, page, keyFile, passphrase, publicText, prefix }
}

/** Opens the key again, as on another day: the page has forgotten everything. */
export async function openBox(
  { now }: Surroundings,
  { window, page, keyFile, passphrase, prefix }: Recipient,
): Promise<void> {
  // An open page whose clock jumps a day locks itself, which would break off the way to the next one.
  await page.goto('about:blank')
  await window.clock.setFixedTime(new Date(now().epochMilliseconds))
  await page.goto(prefix + urls.recipient())
  await page.locator('[name=passphrase]').fill(passphrase)
  const field = page.locator('[name=keyFile]')
  if (await field.isVisible()) await field.setInputFiles(keyFile)
  await page.locator('[data-part=open] button:not([type=button])').click()
  await page.locator('[data-step=inbox]:not([hidden])').waitFor()
}
