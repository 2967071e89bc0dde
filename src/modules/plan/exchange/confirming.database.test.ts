import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { planDraftUrls, planUrls, planWorkUrls } from '../urls.ts'
import { differences } from '../versions/differences.ts'
import { findDraft, listDrafts } from '../versions/draft.ts'

const fiscalYear = 2570

let app: TestApp
let inside: Inside
let token: string
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  token = (await inside((tx) => addPerson(tx, { role: 'officer', at: testNow }))).token
})
afterAll(() => app.close())

/** Brings the file of a table, and confirms what was read of it. */
async function confirm(year: number, file: { name: string; content: Uint8Array<ArrayBuffer> }) {
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  const address = planWorkUrls.importYear({ fiscalYear: year })
  await officer.open(address)
  await officer.submitFiles(address, {}, [file], 'file')
  const [, table = ''] = /<textarea[^>]*name="table"[^>]*>([^]*?)<\/textarea>/.exec(officer.page!.body) ?? []
  const typed = table.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const filled = officer.filled(address, { table: typed })
  const send = () => officer.send({ ...filled, url: planWorkUrls.confirmImport({ fiscalYear: year }) })
  return { sent: await send(), send }
}

test('the five years come back identical from both formats', async () => {
  let rows = 0
  for (const year of [2566, 2567, 2568, 2569, 2570]) {
    for (const at of [planUrls.yearSpreadsheet, planUrls.yearCsv]) {
      const url = at({ fiscalYear: year })
      const { rawPayload } = await app.server.inject({ url })
      const name = url.endsWith('.csv') ? 'table.csv' : 'table.xlsx'
      const { sent } = await confirm(year, { name, content: new Uint8Array(rawPayload) })
      expect(textOf(sent.body), url).toContain('เหมือนกับร่างอยู่แล้ว')
      rows += Number(/จะมีตาราง\D*(?:25\d\d)\D*(\d+) โครงการ/.exec(textOf(sent.body))?.[1])
    }
  }
  expect(rows).toBe(2 * 216)
  // What differs in nothing is not saved, and begins no draft.
  expect(await inside(listDrafts)).toEqual([])
})

test('a budget that was changed is one difference in a draft; sent twice, it is one act', async () => {
  const { rawPayload } = await app.server.inject({ url: planUrls.yearCsv({ fiscalYear }) })
  const dearer = rawPayload
    .toString('utf8')
    .replace(',1,30000,', ',1,31000,')
    .replace(',,110000,', ',,111000,')
  const content = new TextEncoder().encode(dearer)
  const { sent, send } = await confirm(fiscalYear, { name: 'table.csv', content })
  const [begun] = await inside(listDrafts)
  const { draftId } = begun!
  expect(sent.headers.location).toBe(planDraftUrls.draft({ draftId }))
  const draft = (await inside((tx) => findDraft(tx, draftId)))!
  const place = { kind: 'row', fiscalYear, number: 6, field: 'budget' }
  expect(differences(draft.base, draft.content)).toEqual([{ place, before: '30000', after: '31000' }])
  expect((await send()).headers.location).toBe(planDraftUrls.draft({ draftId }))
  expect((await inside((tx) => findDraft(tx, draftId)))!.revision).toBe(draft.revision)
})

test('a programme that the plan does not have joins the draft, and still needs its topic', async () => {
  const header = 'รายการโครงการ\tมิติ\tงบประมาณ\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4'
  const content = new TextEncoder().encode(
    `${header}\nมาตรการตรวจราคากลาง\t2\t\tx\t\t\t`.replaceAll('\t', ','),
  )
  const { sent } = await confirm(fiscalYear, { name: 'table.csv', content })
  expect(sent.statusCode).toBe(303)
  const [begun] = await inside(listDrafts)
  const draft = (await inside((tx) => findDraft(tx, begun!.draftId)))!
  expect(draft.content.programmes.at(-1)).toMatchObject({ number: 47, kind: 'measure', hasForm: false })
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  const page = textOf((await officer.open(planDraftUrls.draft({ draftId: begun!.draftId }))).body)
  expect(page).toContain('เลือกประเด็นของแผนให้โครงการ 47')
})
