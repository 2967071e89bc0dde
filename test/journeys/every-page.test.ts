import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addCommittees } from '../support/committees.ts'
import { addDocuments } from '../support/documents.ts'
import { addPerson } from '../support/people.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { insertSurvey } from '../support/surveys.ts'
import { everyAddress, unlisted } from './pages.ts'

let app: TestApp
let browser: Browser
let base: string
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    await addDocuments(tx, { accountId, count: 1, at: testNow })
    await addCommittees(tx, { accountId, count: 1, at: testNow })
    await insertSurvey(tx, { accountId })
  })
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/**
 * Opened with a link that works once, only on the way to a provider and back, or once a report is sealed; versions
 * of the plan, whose addresses differ from one database to the next: the journey of the staff has them;
 * published manuals, which have a journey of their own; and what is there only with a map of the area, which the journey
 * of complaints enters; and tickets of the waiting room, which has a journey too.
 */
const passedThrough =
  /:token|:ticketId|^\/openid\/|:reportId|:versionId|:key|^\/map\/picture$|:category\/map$/

/** The pages of people with an account and those of the confidential site have journeys of their own. */
const declaredPages = modules
  .flatMap((module) => module.routes)
  .filter(
    ({ method, languages, permission, site }) =>
      method === 'GET' && languages === 'both' && permission === 'public' && site === 'open',
  )
  .map((page) => page.address.pattern)
  .filter((pattern) => !passedThrough.test(pattern))

test('every page that a module declares stands in the list', () => {
  expect(unlisted(declaredPages)).toEqual([])
})

test('canary: a new page that is not in the list is noticed', () => {
  const planted = [
    '/planted',
    '/plan/hidden',
    '/plan/:fiscalYear/planted',
    '/plan/programmes/:number/planted',
  ]
  expect(unlisted([...declaredPages, ...planted])).toEqual(planted)
})

/** Opens every page in turn in one window and collects what `look` finds on it. */
async function onEveryPage(
  options: Parameters<Browser['newContext']>[0],
  look: (page: Page, address: string) => Promise<string[]>,
): Promise<string[]> {
  const window = await openWindow(browser, base, options)
  const page = await window.newPage()
  const found: string[] = []
  for (const address of everyAddress) {
    await page.goto(address)
    found.push(...(await look(page, address)).map((fault) => `${address}: ${fault}`))
  }
  await window.close()
  return found
}

describe.each([
  ['phone', phone],
  ['desktop', desktop],
])('on a %s', (_, viewport) => {
  test('no page has a fault that axe can find', async () => {
    expect(await onEveryPage({ viewport, javaScriptEnabled: true }, accessibilityFaults)).toEqual([])
  })
})

test('canary: axe reports a page with planted faults', async () => {
  const window = await openWindow(browser, base, { javaScriptEnabled: true })
  const page = await window.newPage()
  await page.goto('/')
  await page.evaluate(() => {
    document.querySelector('h1')!.remove()
    document.body.insertAdjacentHTML('beforeend', '<input><img src="/x.png">')
  })
  expect(await accessibilityFaults(page)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^label: /), expect.stringMatching(/^image-alt: /)]),
  )
  await window.close()
})

/** What a page must be, whatever stands on it. */
async function plainFaults(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  if ((await page.locator('h1').count()) !== 1) faults.push('not exactly one h1')
  const language = await page.locator('html').getAttribute('lang')
  if (language !== (/^\/en(\/|$)/.test(address) ? 'en' : 'th')) faults.push(`lang is ${language}`)
  return faults
}

/** A window at 200 % zoom has half the pixels of its size: 1280 px become 640. */
const widths = [320, 390, 640, 1280]

async function sidewaysFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const content = await page.evaluate(() => document.documentElement.scrollWidth)
    if (content > width) faults.push(`${content} px wide in ${width}`)
  }
  return faults
}

test('every page has one heading and the right language, and scrolls sideways at no width', async () => {
  const faults = await onEveryPage({ javaScriptEnabled: true }, async (page, address) => [
    ...(await plainFaults(page, address)),
    ...(await sidewaysFaults(page)),
  ])
  expect(faults).toEqual([])
})

test('no page asks another site for anything, breaks its own policy or misses a file', async () => {
  const faults: string[] = []
  const window = await openWindow(browser, base, { javaScriptEnabled: true })
  const page = await window.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) faults.push(`asks ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.location().url}: ${message.text()}`)
  })
  // The address that does not exist is a 404 by intent.
  for (const address of everyAddress.filter((path) => !path.includes('no-such-page'))) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(200)
  }
  await window.close()
  expect(faults).toEqual([])
})

test('every page has a title of its own', async () => {
  const titles = new Map<string, string>()
  const faults: string[] = []
  for (const address of everyAddress) {
    const html = (await app.server.inject(address)).body
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
    const path = address.split('?')[0] ?? ''
    if ((titles.get(title) ?? path) !== path) faults.push(`${address} has the title of ${titles.get(title)}`)
    titles.set(title, path)
  }
  expect(faults).toEqual([])
})
