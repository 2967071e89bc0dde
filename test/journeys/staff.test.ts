import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls, administrationUrls } from '../../src/modules/accounts/module.ts'
import { itaWorkUrls } from '../../src/modules/ita/module.ts'
import { disclosureWorkUrls } from '../../src/modules/disclosure/module.ts'
import {
  planDraftUrls,
  planReportUrls,
  planVersionUrls,
  planWorkUrls,
} from '../../src/modules/plan/module.ts'
import { workUrls } from '../../src/modules/work/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { linksOf } from '../house/reading.ts'

let app: TestApp
let browser: Browser
let base: string
let accountId: string
let stepPage: string
let draftPage: string
let itemPage: string
let indicatorPage: string
let versionPage: string
const tokens = { administrator: '', 'internal-auditor': '', officer: '' }

beforeAll(async () => {
  app = await testApp()
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    for (const role of ['administrator', 'internal-auditor', 'officer'] as const) {
      const person = await addPerson(tx, { role, at: testNow })
      tokens[role] = person.token
      if (role === 'internal-auditor') accountId = person.accountId
    }
  })
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.officer)
  const { body } = await visitor.open(planWorkUrls.workProgramme(programme))
  const found = (html: string, pattern: RegExp) => linksOf(html).find((link) => pattern.test(link))!
  stepPage = found(body, /\/steps\/[0-9a-f-]{36}$/)
  indicatorPage = found(
    (await visitor.open(planWorkUrls.workProgramme({ fiscalYear: 2570, number: 6 }))).body,
    /\/indicators\/[0-9a-f-]{36}$/,
  )
  versionPage = found((await visitor.open(planVersionUrls.versions())).body, /\/versions\/[0-9a-f-]{36}$/)
  itemPage = found(
    (await visitor.open(disclosureWorkUrls.workYear({ itaYear: 2570 }))).body,
    /\/items\/[0-9a-f-]{36}$/,
  )
  await visitor.open(planDraftUrls.drafts())
  await visitor.submit(planDraftUrls.beginAmendment())
  draftPage = visitor.url
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** One with a budget. */
const programme = { fiscalYear: 2570, number: 3 }

function pagesOf(role: keyof typeof tokens): string[] {
  const own = [workUrls.work(), workUrls.inbox(), workUrls.contact(), accountUrls.me()]
  const pages = {
    'internal-auditor': [...own, administrationUrls.audit()],
    administrator: [
      workUrls.failedJobs(),
      administrationUrls.accounts(),
      administrationUrls.invite(),
      administrationUrls.account({ accountId }),
      administrationUrls.divisions(),
      // Not allowed to this role: a page too.
      administrationUrls.audit(),
    ],
    officer: [
      planWorkUrls.workYear({ fiscalYear: 2570 }),
      planWorkUrls.workYear({ fiscalYear: 2569 }),
      planWorkUrls.overview({ fiscalYear: 2570 }),
      planWorkUrls.importYear({ fiscalYear: 2570 }),
      planReportUrls.reports(),
      planWorkUrls.workProgramme(programme),
      planWorkUrls.planSteps(programme),
      stepPage,
      planWorkUrls.addEvidence(programme),
      planWorkUrls.choosePublished(programme),
      planWorkUrls.spending(programme),
      planWorkUrls.indicators({ fiscalYear: 2570 }),
      indicatorPage,
      `${indicatorPage}/set`,
      planWorkUrls.figures(),
      planWorkUrls.enterFigure({ position: 1, fiscalYear: 2570 }),
      itaWorkUrls.work(),
      itaWorkUrls.workYear({ itaYear: 2569 }),
      itaWorkUrls.enterResult({ itaYear: 2569 }),
      itaWorkUrls.setFrame({ itaYear: 2569 }),
      itaWorkUrls.readiness({ itaYear: 2569 }),
      itaWorkUrls.addMeasure({ itaYear: 2569 }),
      planDraftUrls.drafts(),
      draftPage,
      `${draftPage}/plan`,
      `${draftPage}/years/2570`,
      `${draftPage}/programmes/24`,
      `${draftPage}/programmes/add`,
      `${draftPage}/abandon`,
      versionPage,
      `${versionPage}/programmes/24`,
      disclosureWorkUrls.workYear({ itaYear: 2570 }),
      disclosureWorkUrls.addItem({ itaYear: 2570 }),
      itemPage,
      `${itemPage}/edit`,
    ],
  }
  return pages[role].flatMap((page) => languages.map((language) => localAddress(language, page)))
}

async function onPages(
  role: keyof typeof tokens,
  size: Parameters<Browser['newContext']>[0],
  look: (page: Page, address: string) => Promise<string[]>,
): Promise<string[]> {
  const window = await openWindow(browser, base, size)
  await window.addCookies([{ name: 'session', value: tokens[role], url: base }])
  const page = await window.newPage()
  const found: string[] = []
  for (const address of pagesOf(role)) {
    await page.goto(address)
    found.push(...(await look(page, address)))
  }
  await window.close()
  return found
}

test.each([
  ['administrator', 'phone', phone],
  ['administrator', 'desktop', desktop],
  ['internal-auditor', 'phone', phone],
  ['officer', 'phone', phone],
] as const)('the pages of the %s have no fault that axe can find (%s)', async (role, _, viewport) => {
  expect(await onPages(role, { viewport, javaScriptEnabled: true }, accessibilityFaults)).toEqual([])
})

test('no page of the staff scrolls sideways, also on the smallest telephone', async () => {
  for (const role of ['administrator', 'internal-auditor', 'officer'] as const) {
    const wide = await onPages(role, { viewport: { width: 320, height: 640 } }, async (page, address) =>
      (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) ? [address] : [],
    )
    expect(wide).toEqual([])
  }
})
