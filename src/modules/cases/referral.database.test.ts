import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { openCase, recordStep } from '../../../test/support/cases.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { outcomeOf, type CaseOutcome } from './statistics/counting.ts'
import { caseMatter } from './schema.ts'
import { caseUrls } from './urls.ts'

let app: TestApp
let inside: Inside
let officer: Visitor
let session: string

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role: 'integrity-officer', name: 'เจ้าหน้าที่หนึ่ง', at: testNow }),
  )
  session = token
  officer = signedIn()
})
afterAll(() => app.close())

function signedIn(): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', session)
  return visitor
}

async function referred(): Promise<string> {
  const caseId = await openCase(officer)
  expect(await recordStep(officer, caseId, 'preliminary-begun')).toBe(200)
  expect(
    await recordStep(officer, caseId, 'referred', { secretChoice: 'nacc', secretReference: 'ยส 1/1' }),
  ).toBe(200)
  return caseId
}

const answered = (caseId: string, secretChoice: string) =>
  recordStep(officer, caseId, 'authority-answered', { secretChoice, secretReference: 'ปช 0027/9' })
const closed = (caseId: string) => recordStep(officer, caseId, 'closed', { secretWords: 'หน่วยงานรับไปแล้ว' })

async function outcome(caseId: string): Promise<CaseOutcome> {
  const [row] = await inside(({ db }) => db.select().from(caseMatter).where(eq(caseMatter.caseId, caseId)))
  return outcomeOf(row!, Temporal.PlainDate.from('2026-11-23'))
}

test('a case that an authority takes over is closed before anything was found, and counts as referred', async () => {
  const caseId = await referred()
  expect(await answered(caseId, 'taken-over')).toBe(200)
  expect(textOf(officer.page!.body)).toContain('รับไปดำเนินการเอง')
  expect(await outcome(caseId)).toBe('open')
  expect(await closed(caseId)).toBe(200)
  expect(await outcome(caseId)).toBe('referred')
})

test('what the authority finds later opens a closed case again, for its discipline', async () => {
  const caseId = await referred()
  expect(await closed(caseId)).toBe(200)
  expect(await answered(caseId, 'serious')).toBe(200)
  expect(await outcome(caseId)).toBe('open')
  const order = { secretOrderNumber: '80/2569', secretOrderDate: '23/11/2569' }
  expect(
    await recordStep(officer, caseId, 'discipline-ordered', { secretChoice: 'expulsion', ...order }),
  ).toBe(200)
  expect(await closed(caseId)).toBe(200)
  expect(await outcome(caseId)).toBe('disciplined')
})

test('a case that is sent back goes on, and is the office’s own again', async () => {
  const caseId = await referred()
  expect(await closed(caseId)).toBe(200)
  expect(await answered(caseId, 'sent-back')).toBe(200)
  expect(await outcome(caseId)).toBe('open')
  expect(await recordStep(officer, caseId, 'preliminary-begun')).toBe(200)
  await officer.open(caseUrls.step({ caseId, kind: 'closed' }))
  expect(officer.url, 'nothing was found and nobody else has it').toBe(caseUrls.case({ caseId }))
})

test('a case that is sent back after something was found goes on with that', async () => {
  const caseId = await referred()
  expect(await answered(caseId, 'minor')).toBe(200)
  expect(await closed(caseId)).toBe(200)
  expect(await answered(caseId, 'sent-back')).toBe(200)
  await officer.open(caseUrls.step({ caseId, kind: 'discipline-ordered' }))
  expect(officer.url, 'it may be disciplined at once').toBe(
    caseUrls.step({ caseId, kind: 'discipline-ordered' }),
  )
})

test('nobody answers for an authority that does not have the matter', async () => {
  const url = (caseId: string) => caseUrls.step({ caseId, kind: 'authority-answered' })
  const own = await openCase(officer)
  await officer.open(url(own))
  expect(officer.url).toBe(caseUrls.case({ caseId: own }))
  const caseId = await referred()
  const slower = signedIn()
  await slower.open(url(caseId))
  expect(await answered(caseId, 'sent-back')).toBe(200)
  const late = await slower.submit(url(caseId), { day: '23/11/2569', secretChoice: 'serious' })
  expect(late.statusCode, 'in the meantime it was sent back').toBe(422)
  expect(await outcome(caseId)).toBe('open')
})
