import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { listMapVersions } from '../../platform/maps/area-map.ts'
import { mapUrls } from './urls.ts'

let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const square = [
  [104.3, 15.8],
  [104.4, 15.8],
  [104.4, 15.9],
  [104.3, 15.9],
  [104.3, 15.8],
]
const boundary = JSON.stringify({ type: 'Polygon', coordinates: [square] })
const typed = { holds: 'boundary', source: 'กรมตัวอย่าง', attribution: '© ตัวอย่าง' }
const picture = mapUrls.picture({ at: '15.85,104.35', zoom: 3, width: 288, height: 288 })

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: testNow }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function upload(
  officer: Visitor,
  text: string,
  fields: Record<string, string> = typed,
  name = 'เขต.geojson',
) {
  await officer.open(mapUrls.settings())
  const content = Buffer.from(text) as Uint8Array<ArrayBuffer>
  return officer.submitFiles('/layer', fields, [{ name, content }], 'file')
}

const versions = () => inside((tx) => listMapVersions(tx))

test('without a map there is no picture, and the officer is told what to do', async () => {
  expect((await new Visitor(app.server).open(picture)).statusCode).toBe(404)
  const officer = await as('officer')
  await officer.open(mapUrls.settings())
  expect(textOf(officer.page!.body)).toContain('ยังไม่มีแผนที่')
  for (const role of ['council-member', 'overseer'] as const) {
    expect((await (await as(role)).open(mapUrls.settings())).statusCode, role).toBe(403)
  }
})

test('what is no map is told in words, nothing typed is lost and nothing is kept', async () => {
  const officer = await as('officer')
  for (const [text, words] of [
    ['{"type":', 'ไม่ใช่ GeoJSON'],
    ['{"type":"Point","coordinates":[412345,1712345]}', 'UTM'],
    ['{"type":"Point","coordinates":[104.3,15.8]}', 'ไม่พบสิ่งที่เลือก'],
    [JSON.stringify({ type: 'Polygon', coordinates: [square.map(([x, y]) => [y, x])] }), 'สลับ'],
  ] as const) {
    expect((await upload(officer, text)).statusCode, words).toBe(422)
    expect(textOf(officer.page!.body)).toContain(words)
    expect(officer.page!.body).toContain('value="กรมตัวอย่าง"')
  }
  expect(officer.page!.body, 'it is asked whether to turn them').toContain('name="swap"')
  expect((await upload(officer, boundary, { holds: 'sea' })).statusCode).toBe(422)
  for (const field of ['holds', 'source', 'attribution']) {
    expect(officer.page!.body).toContain(`href="#${field}"`)
  }
  await officer.open(mapUrls.settings())
  expect((await officer.submitFiles('/layer', typed, [])).statusCode).toBe(422)
  const large = `{"type":"Point","x":"${'a'.repeat(5 * 1024 * 1024)}"}`
  expect((await upload(officer, large)).statusCode).toBe(422)
  expect(await versions()).toEqual([])
})

test('a map is entered, drawn for everybody with its credit, replaced, taken off and taken again', async () => {
  const officer = await as('officer')
  expect((await upload(officer, boundary)).statusCode).toBe(200)
  const drawn = await new Visitor(app.server).open(picture)
  expect(drawn.statusCode).toBe(200)
  expect(drawn.headers['content-type']).toContain('image/svg+xml')
  expect(drawn.body.length).toBeLessThan(30_000)
  expect(drawn.body, 'XML has no attribute without a value').not.toMatch(/<[^>]*\s[a-z-]+(?=[\s>/])(?!=)/)
  expect(textOf(officer.page!.body)).toContain('© ตัวอย่าง')
  const turned = JSON.stringify({ type: 'Polygon', coordinates: [square.map(([x, y]) => [y, x])] })
  await upload(officer, turned, { ...typed, swap: 'yes', source: 'แหล่งใหม่' })
  expect(await versions()).toMatchObject([
    { layer: 'boundary', version: 2, source: 'แหล่งใหม่', shapeCount: 1 },
    { version: 1, source: 'กรมตัวอย่าง' },
  ])
  await officer.submit('/remove', { layer: 'boundary' })
  expect((await versions())[0]).toMatchObject({ version: 3, isNone: true })
  await expect.poll(async () => (await new Visitor(app.server).open(picture)).statusCode).toBe(404)
  await officer.submit('/retake', { layer: 'boundary', version: '1' })
  expect((await versions())[0]).toMatchObject({ version: 4, source: 'กรมตัวอย่าง', isNone: false })
  const entries = await new Visitor(app.server).open('/ledger/entries?subject=map-boundary')
  expect(textOf(entries.body)).toContain('ใส่ชั้นข้อมูลแผนที่')
})

test('only what is there can be taken off or taken again', async () => {
  const officer = await as('officer')
  await officer.open(mapUrls.settings())
  const before = await versions()
  for (const [action, fields] of [
    ['/retake', { layer: 'boundary', version: '99' }],
    ['/retake', { layer: 'boundary', version: '3' }],
    ['/retake', { layer: 'sea', version: '1' }],
    ['/remove', { layer: 'sea' }],
    ['/remove', { layer: 'road' }],
  ] as const) {
    await officer.open(mapUrls.settings())
    expect((await officer.submit(action, fields)).statusCode, action).toBe(404)
  }
  expect(await versions()).toEqual(before)
})

test.each([
  { at: '48.85,2.35' },
  { at: 'x' },
  { zoom: '9' },
  { zoom: '-1' },
  { width: '5000' },
  { height: '10' },
  { pin: '2' },
])('no picture is drawn of %o', async (wrong) => {
  const asked = { at: '15.85,104.35', zoom: 3, width: 288, height: 288, ...wrong }
  expect((await new Visitor(app.server).open(mapUrls.picture(asked))).statusCode).toBe(400)
})
