import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { insertSurvey } from '../../../../test/support/surveys.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { systemActor, type AccountActor } from '../../../platform/identity/actor.ts'
import { enterMapLayer } from '../../../platform/maps/area-map.ts'
import { makeService, openService, publishForm } from '../catalogue/keeping.ts'
import { endRequest } from '../handling/ending.ts'
import { serviceRequest } from '../schema.ts'
import { templates } from '../templates/templates.ts'
import { serviceUrls } from '../urls.ts'

let app: TestApp
let inside: Inside
let clerk: AccountActor
const key = 'waste-bin'

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'clerk', at: testNow })
    clerk = { accountId, role: 'clerk', isActing: false }
    await insertSurvey(tx, { accountId })
    await tx.db.execute(sql`update survey set topic = 'e-service'`)
  })
  await inside(async (tx) => {
    const template = templates.find((one) => one.key === key)
    const named = { name: 'ขอถังขยะ', nameEn: 'Waste bin', divisionId: null, at: testNow }
    const serviceId = await makeService(tx, clerk, { template, ...named })
    await publishForm(tx, clerk, { serviceId, revision: 1, at: testNow })
    await openService(tx, clerk, { serviceId, at: testNow })
  })
})
afterAll(() => app.close())

const plain = (visitor: Visitor) => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const answers = {
  applicant: 'นาม สมมติ',
  contact: '081 234 5678',
  'a-wish': 'another',
  'a-use': 'shop',
  'a-bins': '2',
  'a-house.house': '12',
  'a-house.rest': 'ตำบลอื่น',
  'a-consent': 'yes',
}

test('the map takes along all that was typed, and brings it back with the point', async () => {
  const ring = [
    [104.3, 15.8],
    [104.4, 15.8],
    [104.4, 15.9],
    [104.3, 15.9],
    [104.3, 15.8],
  ] as const
  const shapes = [{ kind: 'area', rings: [ring] }] as const
  const source = { source: 'ตัวอย่าง', attribution: '© ตัวอย่าง', sha256: null, at: testNow }
  await inside((tx) => enterMapLayer(tx, systemActor, { layer: 'boundary', shapes, ...source }))
  const [form, map] = [serviceUrls.apply({ key }), serviceUrls.map({ key, field: 'spot' })]
  const visitor = new Visitor(app.server)
  await expect.poll(async () => (await visitor.open(form)).body).toContain(`formaction="${map}"`)
  const { payload } = visitor.filled(form, answers)
  const post = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const
  visitor.page = await visitor.send({ ...post, url: map, payload: String(payload) })
  expect(visitor.page.body).toContain('type="image"')
  visitor.url = map
  await visitor.submit('/map/spot', { middle: '15.86,104.36', picked: 'yes', use: 'yes' })
  expect(visitor.page.body).toContain('value="15.86, 104.36"')
  expect(visitor.page.body).toContain('value="นาม สมมติ"')
  expect((await visitor.open(serviceUrls.map({ key, field: 'bins' }))).statusCode).toBe(404)
})

test('an applicant gets one link into the survey once the request has ended, and none before', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(serviceUrls.apply({ key }))
  await visitor.submit(serviceUrls.apply({ key }), answers)
  await visitor.submitFiles(serviceUrls.send({ key }), {}, [])
  const code = /\d{4} \d{4} \d{4}/.exec(plain(visitor))![0]
  const tracked = async () => {
    const one = new Visitor(app.server)
    await one.open(serviceUrls.track())
    await one.submit(serviceUrls.track(), { tracking: code })
    return one
  }
  expect(plain(await tracked())).not.toContain('แบบสำรวจความพึงพอใจ')
  const [request] = await inside(({ db }) =>
    db.select({ requestId: serviceRequest.requestId }).from(serviceRequest),
  )
  const ending = {
    requestId: request!.requestId,
    outcome: 'approved',
    words: null,
    appeal: null,
    at: testNow,
  } as const
  expect(await inside((tx) => endRequest(tx, clerk, ending))).toEqual({ ok: true })
  const [first, second] = [await tracked(), await tracked()]
  await first.submit('/survey')
  expect(first.url).toMatch(/^\/surveys\/invited\//)
  await second.submit('/survey')
  expect(second.page!.statusCode).toBe(422)
  expect(plain(second)).toContain('เปิดแบบสำรวจจากคำขอนี้ไม่ได้แล้ว')
  expect(plain(await tracked())).toContain('เปิดแบบสำรวจจากคำขอนี้แล้ว')
})
