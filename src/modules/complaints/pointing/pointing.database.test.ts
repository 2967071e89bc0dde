import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { enterMapLayer } from '../../../platform/maps/area-map.ts'
import type { Point } from '../../../platform/maps/point.ts'
import { fileComplaint } from '../filing/filing.ts'
import { similarComplaints } from '../filing/similar.ts'
import { openPlaces } from '../register/open-places.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listVillages, setVillage } from '../villages.ts'

let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const within = { latitude: 15.85, longitude: 104.35 }
const mapAddress = complaintUrls.map({ category: 'light' })
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: testNow }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const places = () => inside((tx) => openPlaces(tx, { category: undefined }))
const filedAt = (coordinates: Point) =>
  inside((tx) => fileComplaint(tx, publicActor, sampleComplaint({ coordinates, place: null })))

test('where there is no map none is offered', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.where({ category: 'light' }))
  expect(visitor.page!.body).not.toContain(mapAddress)
  await visitor.open(mapAddress)
  expect(visitor.url).toBe(complaintUrls.where({ category: 'light' }))
  await visitor.open(complaintUrls.file({ category: 'light' }))
  expect(visitor.page!.body).not.toContain('data-map-picker')
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.map())
  expect(plain(officer)).toContain('ยังไม่มีแผนที่ของพื้นที่')
})

async function enterBoundary(): Promise<void> {
  const ring = [
    [104.3, 15.8],
    [104.4, 15.8],
    [104.4, 15.9],
    [104.3, 15.9],
    [104.3, 15.8],
  ] as const
  await inside((tx) =>
    enterMapLayer(tx, systemActor, {
      layer: 'boundary',
      shapes: [{ kind: 'area', rings: [ring] }],
      source: 'ตัวอย่าง',
      attribution: '© ตัวอย่าง',
      sha256: null,
      at: testNow,
    }),
  )
  await expect
    .poll(async () => (await new Visitor(app.server).open(mapAddress)).body)
    .toContain('type="image"')
}

test('a point is tapped, moved and used without a script, and stands in the form', async () => {
  await enterBoundary()
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.where({ category: 'light' }))
  expect(visitor.page!.body).toContain(`href="${mapAddress}"`)
  const shown = { middle: '15.85,104.35', zoom: 4 }
  await visitor.open(complaintUrls.map({ category: 'light' }, { ...shown, 'spot.x': 100, 'spot.y': 100 }))
  expect(visitor.page!.body).toContain('name="picked" value="yes"')
  expect(visitor.page!.body, 'the credit').toContain('© ตัวอย่าง')
  await visitor.open(complaintUrls.map({ category: 'light' }, { ...shown, picked: 'yes', use: 'yes' }))
  expect(visitor.url).toBe(complaintUrls.file({ category: 'light' }, { at: '15.85,104.35' }))
  expect(visitor.page!.body).toContain('value="15.85, 104.35"')
  await visitor.submitFiles('/details', { story: 'ไฟดับ', coordinates: '15.85, 104.35' }, [])
  expect(plain(visitor)).toContain('รับเรื่องของคุณแล้ว')
  expect(await places()).toMatchObject([within])
})

test('a point that nobody chose is not used', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(
    complaintUrls.map({ category: 'light' }, { middle: '15.85,104.35', zoom: 4, use: 'yes' }),
  )
  expect(visitor.page!.body).toContain('type="image"')
})

test('from the form the map takes along all that was typed, and brings it back with the point', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.file({ category: 'light' }))
  expect(visitor.page!.body).toContain(`formaction="${mapAddress}"`)
  const { payload } = visitor.filled('/details', {
    story: 'ไฟดับสามคืน',
    contact: '0812345678',
    photos: 'ก.jpg',
  })
  const post = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const
  visitor.page = await visitor.send({ ...post, url: mapAddress, payload: String(payload) })
  expect(visitor.page.statusCode).toBe(200)
  visitor.url = mapAddress
  await visitor.submit('/map', { middle: '15.86,104.36', picked: 'yes', use: 'yes' })
  expect(visitor.page.body).toContain('ไฟดับสามคืน</textarea>')
  expect(visitor.page.body).toContain('value="0812345678"')
  expect(visitor.page.body).toContain('value="15.86, 104.36"')
  const before = (await places()).length
  await visitor.submitFiles('/details', { story: 'ไฟดับ', coordinates: '15.86, 104.36' }, [])
  expect(await places()).toHaveLength(before + 1)
})

test('a point outside is asked about, by the map and by what is typed, and taken when it is meant', async () => {
  const visitor = new Visitor(app.server)
  const outside = { middle: '15.95,104.35', zoom: 4, picked: 'yes' }
  await visitor.open(complaintUrls.map({ category: 'light' }, { ...outside, use: 'yes' }))
  expect(plain(visitor)).toContain('จุดนี้อยู่นอกเขตของเรา')
  await visitor.open(complaintUrls.map({ category: 'light' }, { ...outside, use: 'anyway' }))
  expect(visitor.url).toContain('outside=yes')
  const before = (await places()).length
  await visitor.open(complaintUrls.file({ category: 'light' }))
  const typed = { story: 'ไฟดับ', coordinates: '15.95, 104.35' }
  expect((await visitor.submitFiles('/details', typed, [])).statusCode).toBe(422)
  expect(visitor.page!.body).toContain('href="#outside"')
  expect(await places()).toHaveLength(before)
  await visitor.submitFiles('/details', { ...typed, outside: 'yes' }, [])
  expect(await places()).toHaveLength(before + 1)
  const officer = await as('officer')
  const { complaintId } = (await places()).find(({ latitude }) => latitude === 15.95)!
  await officer.open(complaintRegisterUrls.complaint({ complaintId }))
  expect(plain(officer)).toContain('จุดนี้อยู่นอกเขตของเรา')
  expect(officer.page!.body).toContain('<svg xmlns="http://www.w3.org/2000/svg" class="ps-map"')
})

test('what others told near a point is found, by its rough distance alone', async () => {
  const { complaintId } = await filedAt({ latitude: 15.8123, longitude: 104.3123 })
  const asked = { category: 'light', villageId: null, place: '' }
  const near = (point: Point) => inside((tx) => similarComplaints(tx, { ...asked, point }))
  const found = (await near({ latitude: 15.813, longitude: 104.313 })).find(
    (one) => one.complaintId === complaintId,
  )
  expect([500, 1_000]).toContain(found?.metres)
  expect(JSON.stringify(found)).not.toContain('15.8123')
  const far = await near({ latitude: 15.84, longitude: 104.3123 })
  expect(far.some((one) => one.complaintId === complaintId)).toBe(false)
  expect(await inside((tx) => similarComplaints(tx, { ...asked, point: undefined }))).toEqual([])
})

test('villages get a point, which stays when it is left out, and stand on the map', async () => {
  const clerk = await as('clerk')
  const village = { number: '7', villageName: 'บ้านเจ็ด', villageNameEn: 'Ban Seven' }
  await clerk.open(complaintRegisterUrls.settings())
  expect((await clerk.submit('/village', { ...village, point: '48.85, 2.35' })).statusCode).toBe(422)
  expect(clerk.page!.body).toContain('href="#point"')
  await clerk.submit('/village', { ...village, point: '15.86, 104.36' })
  await clerk.submit('/village', { ...village, villageName: 'บ้านใหม่', point: '' })
  const found = (await inside((tx) => listVillages(tx))).find(({ number }) => number === 7)
  expect(found).toMatchObject({ name: 'บ้านใหม่', latitude: 15.86, longitude: 104.36 })
  const picture = await new Visitor(app.server).open(
    '/map/picture?at=15.86,104.36&zoom=4&width=288&height=288',
  )
  expect(picture.body).toContain('บ้านใหม่')
  const { villageId } = found!
  await inside((tx) =>
    setVillage(tx, systemActor, { ...village, number: 8, name: 'ก', nameEn: 'K', villageId, at: testNow }),
  )
})

test('the staff see the open ones on the map and in a list; nobody else does, and the public sees no point', async () => {
  const officer = await as('officer')
  const { complaintId } = (await places())[0]!
  await officer.open(complaintRegisterUrls.map())
  expect(officer.page!.statusCode).toBe(200)
  expect(officer.page!.body).toContain(complaintRegisterUrls.complaint({ complaintId }))
  await officer.open(complaintRegisterUrls.map({ category: 'waste' }))
  expect(plain(officer)).toContain('ไม่มีเรื่องที่ค้าง')
  expect((await (await as('council-member')).open(complaintRegisterUrls.map())).statusCode).toBe(403)
  const statistics = await new Visitor(app.server).open(complaintUrls.statistics())
  expect(statistics.body).not.toContain('15.8')
})
