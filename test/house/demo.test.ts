import { generate } from 'otplib'
import { afterEach, expect, test, vi } from 'vitest'
import { prepareDemo } from '../../src/demo.ts'
import { setUpLinks } from '../../src/first-steps.ts'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { caseStatisticsUrls } from '../../src/modules/cases/module.ts'
import { disclosureUrls, disclosureWorkUrls } from '../../src/modules/disclosure/module.ts'
import { complaintRegisterUrls, complaintUrls } from '../../src/modules/complaints/module.ts'
import {
  informationCentreUrls,
  informationRegisterUrls,
} from '../../src/modules/information-requests/module.ts'
import { itaUrls, itaWorkUrls } from '../../src/modules/ita/module.ts'
import { manualUrls, manualWorkUrls } from '../../src/modules/manuals/module.ts'
import {
  committeeUrls,
  committeeWorkUrls,
  publicationUrls,
  publicationWorkUrls,
} from '../../src/modules/publications/module.ts'
import { workUrls } from '../../src/modules/work/module.ts'
import { fiscalYearOf, todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { roles } from '../../src/platform/identity/actor.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { testLink } from '../support/services.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'
import { everyPage } from './walk.ts'

let app: TestApp
afterEach(() => app.close())

/** What a demonstration prints while it gets ready. */
async function printed(): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const { database, services } = app
    await prepareDemo({ database: database.database, address: database.address, services })
    return print.mock.calls.flat().join('\n')
  } finally {
    print.mockRestore()
  }
}

test('a demonstration has an account for each role, printed once, and says on every page what it is', async () => {
  // Codes of an authenticator app go by the real time, at which the samples are made.
  app = await testApp({ clock: () => Temporal.Now.instant() })
  const text = await printed()
  for (const role of roles) expect(text).toContain(`${role}@sample.example`)
  expect(await printed()).not.toContain('@sample.example')
  expect(await setUpLinks(app.database.database, { linkTo: testLink }, Temporal.Now.instant())).toEqual([])

  const [, password = ''] = /clerk@sample\.example {2}(\S+)/.exec(text)!
  const secret = text.slice(text.indexOf('clerk@')).match(/[A-Z2-7]{32}/)![0]
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  await visitor.submit(accountUrls.signIn(), { email: 'clerk@sample.example', password })
  await visitor.submit(visitor.url, { code: await generate({ secret }) })
  expect(visitor.url).toBe(accountUrls.me())
  for (const url of [accountUrls.me(), '/', '/plan/2570', '/ledger', '/nothing-here']) {
    expect(textOf((await visitor.open(url)).body), url).toContain('เว็บไซต์ตัวอย่าง')
  }
})

test('every register of a demonstration shows samples, and every page that is linked is there', async () => {
  app = await testApp({ clock: () => Temporal.Now.instant() })
  const text = await printed()
  const itaYear = fiscalYearOf(todayInBangkok(Temporal.Now.instant()))
  const visitor = new Visitor(app.server)
  /** What pages of a register must say, in the eyes of whoever visits. */
  const expectShown = async (registers: readonly (readonly [url: string, ...words: string[]])[]) => {
    for (const [url, ...words] of registers) {
      const shown = textOf((await visitor.open(url)).body)
      for (const word of words) expect(shown, url).toContain(word)
    }
  }
  const kinds = ['announcement', 'order', 'policy', 'manual', 'report', 'minutes', 'news']
  await expectShown([
    ...kinds.map((kind) => [publicationUrls.register({ kind }), '(ตัวอย่าง)'] as const),
    [committeeUrls.committees(), '(ตัวอย่าง)'],
    [manualUrls.manuals(), 'คู่มือสำหรับประชาชน', 'คู่มือการปฏิบัติงานของเจ้าหน้าที่', '(ตัวอย่าง)'],
    [manualUrls.standards(), '(ตัวอย่าง)'],
    [disclosureUrls.year({ itaYear }), 'เผยแพร่แล้ว', 'ยังไม่ครบ', 'ต้องปรับให้เป็นปัจจุบัน', 'ยังไม่เผยแพร่ที่นี่'],
    [informationCentreUrls.statistics(), 'คำขอ'],
    [complaintUrls.statistics(), 'ต.ค.'],
    [caseStatisticsUrls.statistics(), 'น้อยกว่า 5'],
    [itaUrls.ita(), String(itaYear - 1), '89.63', 'ลดลงจากปีก่อน'],
    [itaUrls.measures(), '(ตัวอย่าง)'],
  ])
  // The plan and the lists of earlier years are walked through without samples: they have none.
  const reached = await everyPage(app.server, (url) => {
    const [, year] = /\/disclosure\/(\d{4})/.exec(url) ?? []
    return /^(\/en)?\/plan\//.test(url) || (year !== undefined && year !== String(itaYear))
  })
  for (const [url, { statusCode }] of reached) expect(statusCode, url).toBe(200)
  expect([...reached.keys()].filter((url) => url.startsWith('/files/')).length).toBeGreaterThan(10)

  const [, password = ''] = /officer@sample\.example {2}(\S+)/.exec(text)!
  await visitor.open(accountUrls.signIn())
  await visitor.submit(accountUrls.signIn(), { email: 'officer@sample.example', password })
  await expectShown([
    [workUrls.work(), 'เกินกำหนดแล้ว', 'ทบทวนคู่มือ', 'ตอบคำขอข้อมูล'],
    [publicationWorkUrls.work(), 'รออนุมัติ', 'ร่าง', '(ตัวอย่าง)'],
    [committeeWorkUrls.committeesWork(), '(ตัวอย่าง)'],
    [manualWorkUrls.list(), 'รออนุมัติ', 'เลยกำหนดทบทวน'],
    [disclosureWorkUrls.workYear({ itaYear }), 'สำนักปลัด', 'ยังไม่มีผู้รับผิดชอบ'],
    [informationRegisterUrls.register(), '2 คำขอ'],
    [complaintRegisterUrls.register(), 'บ้านตัวอย่าง', 'เกินกำหนด'],
    [itaWorkUrls.work(), 'ทำเสร็จแล้ว', 'ยังไม่เริ่ม'],
  ])
})

test('an organisation in which somebody works is not made a demonstration', async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), (tx) =>
    addPerson(tx, { role: 'administrator', at: Temporal.Now.instant() }),
  )
  await expect(printed()).rejects.toMatchObject({ code: 'not-a-demo' })
  expect((await app.server.inject('/')).body).not.toContain('ps-sample')
})
