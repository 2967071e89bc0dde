import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committeeUrls, committeeWorkUrls } from '../../src/modules/publications/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { accessibilityFaults, desktop, launchBrowser, openWindow, phone } from '../support/browser.ts'
import { CommitteeWork } from '../support/committee-work.ts'
import { addPerson } from '../support/people.ts'
import { Register } from '../support/register.ts'

/** As long as orders print them, in one word and in many. */
const longName =
  'คณะกรรมการขับเคลื่อนและติดตามประเมินผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริตขององค์การบริหารส่วนตำบลกระจายประจำปีงบประมาณ พ.ศ. 2570'
const longPost =
  'ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลบ้านทดสอบระบบผู้แทนหน่วยงานภาครัฐในพื้นที่ตำบลกระจายอำเภอป่าติ้วจังหวัดยโสธร'

let app: TestApp
let browser: Browser
let base: string
let token: string
let register: Register
let work: CommitteeWork
/** One at work with all there may be, one that only has its name, and one whose order was withdrawn. */
let committeeId: string
let appointmentId: string
let draftId: string
let withdrawnId: string
let held: { committeeId: string; meetingId: string }
let planned: { committeeId: string; meetingId: string }
let resolutionId: string
let memberPage: string

beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  work = new CommitteeWork(register)
  const described = {
    name: longName,
    nameEn: 'Committee that drives and follows up the action plan',
    duties: `${longPost}\n1. ติดตาม\n2. รายงาน`,
  }
  ;({ committeeId, appointmentId } = await work.inForce(described))
  const list = { committeeId, appointmentId }
  for (const number of [1, 2, 3, 4, 5]) {
    const name = `ทดสอบ นามสกุลสมมุติที่ยาวมากสำหรับคนที่${'หนึ่งสองสามสี่ห้า'.repeat(2)}${number}`
    await work.member(list, { name, post: longPost, origin: 'outside', role: 'assistant-secretary' })
  }
  memberPage = await work.memberPage(list, 'ทดสอบ ประธาน')
  held = await work.held(committeeId)
  resolutionId = await work.resolved(held, { text: `ให้${longPost.repeat(3)}` })
  const done = await work.resolved(held, { text: 'ติดป้ายที่ศาลาทุกหมู่บ้าน' })
  const link = `https://krajai.example.go.th/${'evidence-of-a-resolution-'.repeat(6)}`
  await work.ended({ committeeId, resolutionId: done }, { state: 'done', outcome: longPost, link })
  planned = await work.planned(committeeId, { meetsOn: '15/12/2569', where: longPost, 'text-1': longPost })
  const cancelled = await work.planned(committeeId, { meetsOn: '16/12/2569' })
  await submit('officer', committeeWorkUrls.meetingCancel(cancelled), { reason: longPost })
  draftId = await work.entered({ name: 'คณะทำงานที่ยังไม่มีคำสั่ง' })
  const withdrawn = await work.inForce({ name: `${longName} ที่ถูกถอน` })
  withdrawnId = withdrawn.committeeId
  await work.held(withdrawnId)
  await register.withdraw(withdrawn.orderId, longPost)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    ;({ token } = await addPerson(tx, { role: 'officer', at: testNow }))
  })
  base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app.close()
})

async function submit(name: 'officer', url: string, typed: Readonly<Record<string, string>>): Promise<void> {
  const visitor = register.as(name)
  await visitor.open(url)
  expect((await visitor.submit(url, typed)).statusCode).toBe(200)
}

async function officerWindow(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const window = await openWindow(browser, base, options)
  await window.addCookies([{ name: 'session', value: token, url: base }])
  return window
}

function everyPage(): string[] {
  const list = { committeeId, appointmentId }
  return [
    committeeWorkUrls.committeesWork(),
    committeeWorkUrls.committeeNew(),
    ...[committeeId, draftId, withdrawnId].map((id) => committeeWorkUrls.committeeWork({ committeeId: id })),
    committeeWorkUrls.committeeChange({ committeeId }),
    committeeWorkUrls.committeeEnd({ committeeId }),
    committeeWorkUrls.committeeMembers(list),
    committeeWorkUrls.memberNew(list),
    memberPage,
    committeeWorkUrls.meetingNew({ committeeId }),
    committeeWorkUrls.meeting(held),
    committeeWorkUrls.meeting(planned),
    committeeWorkUrls.meetingChange(planned),
    committeeWorkUrls.meetingCancel(planned),
    committeeWorkUrls.meetingAttendance(held),
    committeeWorkUrls.meetingMinutes(held),
    committeeWorkUrls.resolutionNew(held),
    committeeWorkUrls.resolution({ committeeId, resolutionId }),
    committeeWorkUrls.resolutionChange({ committeeId, resolutionId }),
    committeeUrls.committees(),
    committeeUrls.committee({ committeeId }),
    committeeUrls.committee({ committeeId: withdrawnId }),
  ].flatMap((path) => languages.map((language) => localAddress(language, path)))
}

async function onEveryPage(
  options: Parameters<Browser['newContext']>[0],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const window = await officerWindow(options)
  const page = await window.newPage()
  const found: string[] = []
  for (const path of everyPage()) {
    const answer = await page.goto(path)
    if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`)
    found.push(...(await look(page)).map((fault) => `${path}: ${fault}`))
  }
  await window.close()
  return found
}

test.each([
  ['telephone', phone],
  ['desktop', desktop],
])('no page of committees has a fault that axe can find on a %s', async (_, viewport) => {
  expect(await onEveryPage({ viewport, javaScriptEnabled: true }, accessibilityFaults)).toEqual([])
})

test.each([320, 390])('no page of committees scrolls sideways at %i px', async (width) => {
  const isWide = async (page: Page) => {
    const content = await page.evaluate(() => document.documentElement.scrollWidth)
    return content > width ? [`${content} px wide`] : []
  }
  expect(await onEveryPage({ viewport: { width, height: 844 } }, isWide)).toEqual([])
})

test('a form that came back with all its fields wrong has no fault either', async () => {
  const window = await officerWindow({ javaScriptEnabled: true })
  const page = await window.newPage()
  const forms = [
    committeeWorkUrls.committeeNew(),
    committeeWorkUrls.memberNew({ committeeId, appointmentId }),
    committeeWorkUrls.meetingNew({ committeeId }),
    committeeWorkUrls.resolutionNew(held),
    committeeWorkUrls.committeeEnd({ committeeId }),
  ]
  for (const url of forms) {
    await page.goto(url)
    await page.locator('main form button').first().click()
    await page.locator('.govuk-error-summary').waitFor()
    expect(await accessibilityFaults(page), url).toEqual([])
  }
  await window.close()
})

test('an officer enters, moves and takes out members on a telephone without scripts', async () => {
  const page = await (await officerWindow()).newPage()
  await page.goto(committeeWorkUrls.committeeMembers({ committeeId, appointmentId }))
  await page.getByRole('button', { name: 'เพิ่มกรรมการ' }).click()
  await page.getByLabel('ชื่อ', { exact: true }).fill('ทดสอบ พิมพ์เอง')
  await page.getByLabel('ภาคประชาชน').check()
  await page.getByLabel('ลำดับ (ไม่บังคับ)').fill('2')
  await page.getByRole('button', { name: 'บันทึกแล้วเพิ่มคนต่อไป' }).click()
  expect(await page.getByLabel('ชื่อ', { exact: true }).inputValue()).toBe('')
  await page.goto(committeeWorkUrls.committeeMembers({ committeeId, appointmentId }))
  const names = page.locator('ol.ps-rows a')
  expect(await names.nth(1).innerText()).toBe('ทดสอบ พิมพ์เอง')
  await names.nth(1).click()
  await page.getByRole('button', { name: 'เอาออกจากรายชื่อ' }).click()
  expect(await page.locator('main').innerText()).not.toContain('ทดสอบ พิมพ์เอง')
})
