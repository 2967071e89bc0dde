import { and, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { systemActor, type Role } from '../../../platform/identity/actor.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { ledgerPayload } from '../../../platform/ledger/schema.ts'
import { fieldsOf } from '../forms/form.ts'
import { serviceForm } from '../schema.ts'
import { templates } from '../templates/templates.ts'
import { serviceWorkUrls } from '../urls.ts'
import { typedField } from './field-form.ts'
import { makeService, openService, publishForm } from './keeping.ts'
import { findService, formOf, listServices, type DraftService } from './reading-services.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const whole = (serviceId: string): Promise<DraftService> =>
  inside(async (tx) => (await findService(tx, { serviceId }))!)
const plain = ({ page }: Visitor): string => textOf(page!.body).replaceAll('\u00A0', ' ')

async function added(visitor: Visitor, start: string, name = ''): Promise<string> {
  await visitor.open(serviceWorkUrls.addService())
  await visitor.submit(serviceWorkUrls.addService(), { start, name })
  return visitor.url.split('/').at(-1)!
}

async function withQuestion(
  visitor: Visitor,
  serviceId: string,
  typed: Record<string, string>,
): Promise<void> {
  const address = serviceWorkUrls.formField({ serviceId, field: 'new' })
  await visitor.open(address)
  await visitor.submit(address, {
    section: 'section-1',
    kind: 'yes-no',
    label_en: typed['label_th']!,
    ...typed,
  })
}

test('a service is begun with one that ships, published, opened and closed; what was published stays', async () => {
  const officer = await as('officer')
  const serviceId = await added(officer, 'branches')
  expect(plain(officer)).toContain('ขอให้เก็บขนกิ่งไม้ใบไม้')
  expect(await whole(serviceId)).toMatchObject({ serviceKey: 'branches', state: 'draft', version: 0 })
  await officer.submit(serviceWorkUrls.openService({ serviceId }))
  expect(officer.page!.statusCode, 'nothing is published').toBe(422)
  expect(plain(officer)).toContain('ประกาศใช้แบบฟอร์มก่อน')
  await officer.submit(serviceWorkUrls.publishForm({ serviceId }))
  await officer.submit(serviceWorkUrls.openService({ serviceId }))
  expect(await whole(serviceId)).toMatchObject({ state: 'open', version: 1, openedOn: '2026-11-23' })
  const first = await inside((tx) => formOf(tx, serviceId, 1))
  expect(first).toEqual(templates[0]!.form)
  const sha256 = createHash('sha256').update(canonicalJson(first)).digest('hex')
  const payloads = await inside((tx) => tx.db.select({ text: ledgerPayload.payload }).from(ledgerPayload))
  expect(JSON.stringify(payloads)).toContain(sha256)
  await officer.submit(serviceWorkUrls.moveInForm({ serviceId }), { way: 'remove' })
  await officer.submit(serviceWorkUrls.publishForm({ serviceId }))
  expect((await whole(serviceId)).version).toBe(2)
  expect(await inside((tx) => formOf(tx, serviceId, 1))).toEqual(first)
  await officer.submit(serviceWorkUrls.closeService({ serviceId }))
  expect((await whole(serviceId)).state).toBe('closed')
  const second = await added(officer, 'branches')
  expect((await whole(second)).serviceKey, 'an address of its own').toBe('branches-2')
})

test('a published form cannot be rewritten by the program', async () => {
  const at = now
  const serviceId = await inside((tx) =>
    makeService(tx, systemActor, { template: templates[1], name: 'ก', nameEn: 'a', divisionId: null, at }),
  )
  await inside((tx) => publishForm(tx, systemActor, { serviceId, revision: 1, at }))
  const rewrite = inside(({ db, organizationId }) =>
    db
      .update(serviceForm)
      .set({ content: { sections: [] } })
      .where(and(eq(serviceForm.organizationId, organizationId), eq(serviceForm.serviceId, serviceId))),
  )
  await expect(rewrite).rejects.toThrow()
})

test('a form is built of sections, questions, options and a condition, and is seen as applicants see it', async () => {
  const officer = await as('officer')
  const serviceId = await added(officer, 'blank', 'บริการใหม่')
  const section = serviceWorkUrls.formSection({ serviceId, section: 'new' })
  await officer.open(section)
  expect((await officer.submit(section, { title_th: ' ' })).statusCode).toBe(422)
  await officer.submit(section, { title_th: 'เรื่อง', title_en: 'Matter' })
  await withQuestion(officer, serviceId, { label_th: 'มีบ้านหรือไม่' })
  await withQuestion(officer, serviceId, {
    label_th: 'แบบใด',
    kind: 'choice',
    options_th: 'ไม้\nปูน',
    options_en: 'Wood\nConcrete',
    showIf: 'field-1=yes',
  })
  const built = await whole(serviceId)
  expect(fieldsOf(built.draftForm)).toMatchObject([
    { key: 'field-1', kind: 'yes-no', showIf: null },
    {
      key: 'field-2',
      options: [{ key: 'option-1' }, { key: 'option-2', text: { th: 'ปูน', en: 'Concrete' } }],
      showIf: { field: 'field-1', is: ['yes'] },
    },
  ])
  const field = serviceWorkUrls.formField({ serviceId, field: 'field-2' })
  await officer.open(field)
  const typed = typedField(fieldsOf(built.draftForm)[1]!, 'section-1')
  await officer.submit(field, { ...typed, options_th: 'ไม้ไผ่\nไม้\nปูน', options_en: 'Bamboo\nWood\nConcrete' })
  const options = fieldsOf((await whole(serviceId)).draftForm)[1]!.options
  expect(
    options.map(({ key }) => key),
    'keys stay with their words',
  ).toEqual(['option-3', 'option-1', 'option-2'])
  await officer.open(serviceWorkUrls.servicePreview({ serviceId }))
  expect(plain(officer)).toContain('เฉพาะเมื่อข้อ “มีบ้านหรือไม่” ตอบว่า ใช่')
  expect(officer.page!.body).toContain('name="a-field-2"')
})

test('a loop in the conditions keeps the form from being published, and the page leads to it', async () => {
  const officer = await as('clerk')
  const serviceId = await added(officer, 'blank', 'วน')
  const section = serviceWorkUrls.formSection({ serviceId, section: 'new' })
  await officer.open(section)
  await officer.submit(section, { title_th: 'ก', title_en: 'a' })
  await withQuestion(officer, serviceId, { label_th: 'หนึ่ง' })
  await withQuestion(officer, serviceId, { label_th: 'สอง', showIf: 'field-1=yes' })
  const field = serviceWorkUrls.formField({ serviceId, field: 'field-1' })
  await officer.open(field)
  expect(officer.page!.body, 'a later question is not offered').not.toContain('value="field-2=')
  const [first] = fieldsOf((await whole(serviceId)).draftForm)
  await officer.submit(field, { ...typedField(first!, 'section-1'), showIf: 'field-2=no' })
  expect(plain(officer)).toContain('เงื่อนไขวนกลับมาหาคำถามนี้')
  expect(officer.page!.body).toContain(`href="${field}"`)
  expect(officer.page!.body).not.toContain(serviceWorkUrls.publishForm({ serviceId }))
  const { draftRevision: revision } = await whole(serviceId)
  const published = await inside((tx) => publishForm(tx, systemActor, { serviceId, revision, at: now }))
  expect(published).toEqual({ ok: false, reason: 'faults' })
})

test('of two who change a form at once the second is told, and loses nothing', async () => {
  const [one, other] = [await as('officer'), await as('clerk')]
  const serviceId = await added(one, 'blank', 'สองคน')
  const section = serviceWorkUrls.formSection({ serviceId, section: 'new' })
  await one.open(section)
  await one.submit(section, { title_th: 'ก', title_en: 'a' })
  const address = serviceWorkUrls.formField({ serviceId, field: 'new' })
  const typed = (label: string) => ({ section: 'section-1', kind: 'text', label_th: label, label_en: label })
  await one.open(address)
  await other.open(address)
  await one.submit(address, typed('ของคนแรก'))
  expect((await other.submit(address, typed('ของคนที่สอง'))).statusCode).toBe(422)
  expect(plain(other)).toContain('มีคนแก้บริการนี้ระหว่างที่คุณทำอยู่')
  expect(other.page!.body).toContain('value="ของคนที่สอง"')
  await other.submit(address, typed('ของคนที่สอง'))
  const labels = fieldsOf((await whole(serviceId)).draftForm).map(({ label }) => label.th)
  expect(labels).toEqual(['ของคนแรก', 'ของคนที่สอง'])
})

test('what is said of a service is checked beside its field, and needed before it is opened', async () => {
  const officer = await as('officer')
  const serviceId = await added(officer, 'general-request')
  const address = serviceWorkUrls.serviceSettings({ serviceId })
  await officer.open(address)
  expect((await officer.submit(address, { name: '', ownDays: '0', fee: 'ฟรี' })).statusCode).toBe(422)
  for (const name of ['name', 'ownDays', 'fee']) expect(officer.page!.body).toContain(`href="#${name}"`)
  await officer.submit(address, { name: 'คำร้อง', ownDays: '๑๐', fee: '20.50', appealEn: '' })
  expect(await whole(serviceId)).toMatchObject({ name: 'คำร้อง', ownDays: 10, feeSatang: 2_050 })
  await officer.submit(serviceWorkUrls.publishForm({ serviceId }))
  await officer.submit(serviceWorkUrls.openService({ serviceId }))
  expect(plain(officer)).toContain('กรอกชื่อ คำอธิบาย และช่องทางอุทธรณ์')
  const opened = await inside((tx) => openService(tx, systemActor, { serviceId, at: now }))
  expect(opened).toEqual({ ok: false, reason: 'unsaid' })
})

test('the catalogue is kept by the staff that may, and lists what there is', async () => {
  const auditor = await as('internal-auditor')
  expect((await auditor.open(serviceWorkUrls.manage())).statusCode).toBe(403)
  expect((await new Visitor(app.server).open(serviceWorkUrls.manage())).statusCode).not.toBe(404)
  const officer = await as('officer')
  await officer.open(serviceWorkUrls.manage())
  for (const { name } of await inside(listServices)) expect(plain(officer)).toContain(name)
  const unknown = { serviceId: '0199d0c4-7c3e-7000-8000-0000000000aa' }
  expect((await officer.open(serviceWorkUrls.manageService(unknown))).statusCode).toBe(404)
})
