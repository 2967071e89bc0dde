import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Register, smallPdf } from '../../../test/support/register.ts'
import { findDocuments } from '../../platform/search/finding.ts'
import { fileUrls } from '../files/module.ts'
import { workUrls } from '../work/module.ts'
import { filesOf, findPublication } from './publication.ts'
import { publicationUrls, publicationWorkUrls } from './urls.ts'

let app: TestApp
let register: Register
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function stateOf(publicationId: string) {
  return (await inside((tx) => findPublication(tx, publicationId)))!
}

async function publicationsIn(query: string): Promise<string[]> {
  const found = await inside((tx) => findDocuments(tx, query, { limit: 50, offset: 0 }))
  return found.documents.map(({ key }) => key)
}

test('a document goes from its draft to the public, with its number, its proof and its page', async () => {
  const publicationId = await register.draft()
  expect((await register.as().open(publicationUrls.publication({ publicationId }))).statusCode).toBe(404)
  await register.send(publicationId)
  const work = await register.as('clerk').open(workUrls.work())
  expect(textOf(work.body)).toContain('พิจารณาเอกสาร')
  await register.decide(publicationId, 'publish')
  const { registered, snapshot } = await stateOf(publicationId)
  expect(registered).toMatchObject({ year: 2569, edition: 1 })
  const page = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(page.statusCode).toBe(200)
  const text = textOf(page.body)
  expect(text).toContain(`ประกาศที่ ${registered!.number}/2569`)
  expect(text).toContain('สมัครได้ที่สำนักปลัด')
  expect(text).toContain(createHash('sha256').update(snapshot!).digest('hex'))
  const file = await register.as().open(publicationUrls.snapshot({ publicationId }))
  expect(file.body).toBe(snapshot)
  const english = await register.as().open(`/en${publicationUrls.publication({ publicationId })}`)
  expect(textOf(english.body)).toContain(`Announcement ${registered!.number}/2569`)
  expect((await publicationsIn('รับสมัครคณะทำงาน')).includes(publicationId)).toBe(true)
})

test('nobody approves what he entered, and what binds others is for the clerk and the chief executive', async () => {
  const publicationId = await register.draft({}, 'clerk')
  await register.send(publicationId, 'clerk')
  const address = publicationWorkUrls.decide({ publicationId })
  for (const [name, words] of [
    ['clerk', 'คุณมีส่วนจัดทำเอกสารนี้'],
    ['head', 'ต้องให้ปลัดหรือนายกอนุมัติ'],
  ] as const) {
    const page = await register.as(name).open(publicationWorkUrls.draft({ publicationId }))
    expect(page.body).not.toContain(address)
    const answer = await register.forge(name, address, { decision: 'publish', revision: '1' })
    expect(textOf(answer.body)).toContain(words)
  }
  expect((await register.forge('officer', address, { decision: 'publish', revision: '1' })).statusCode).toBe(
    403,
  )
  expect((await stateOf(publicationId)).state).toBe('sent')
  await register.decide(publicationId, 'publish', { by: 'mayor' })
  expect((await stateOf(publicationId)).state).toBe('published')
})

test('who adds the signed file to an approved document does not publish it', async () => {
  const publicationId = await register.draft({}, 'officer')
  await register.send(publicationId)
  await register.decide(publicationId, 'approve', { by: 'mayor' })
  const clerk = register.as('clerk')
  await clerk.open(publicationWorkUrls.draft({ publicationId }))
  await clerk.submitFiles(publicationWorkUrls.addFiles({ publicationId }), {}, [
    { name: 'signed.pdf', content: smallPdf },
  ])
  const answer = await register.forge('clerk', publicationWorkUrls.publish({ publicationId }), {})
  expect(textOf(answer.body)).toContain('คุณมีส่วนจัดทำเอกสารนี้')
  const mayor = register.as('mayor')
  await mayor.open(publicationWorkUrls.draft({ publicationId }))
  await mayor.submit(publicationWorkUrls.publish({ publicationId }))
  expect((await stateOf(publicationId)).state).toBe('published')
})

test('a document that is sent back says why, and goes its way again', async () => {
  const publicationId = await register.draft()
  await register.send(publicationId)
  const without = await register.decide(publicationId, 'send-back')
  expect(textOf(without.page!.body)).toContain('ใส่เหตุผล')
  await register.decide(publicationId, 'send-back', { reason: 'ใส่วันปิดรับสมัคร' })
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  expect(textOf(officer.page!.body)).toContain('ใส่วันปิดรับสมัคร')
  await officer.open(publicationWorkUrls.change({ publicationId }))
  await officer.submit(publicationWorkUrls.change({ publicationId }), {
    ...register.announcement(),
    title: 'ใหม่',
  })
  expect(await stateOf(publicationId)).toMatchObject({ title: 'ใหม่', revision: 2, state: 'draft' })
})

test('of two officers who change a draft, the second sees what the first did and loses nothing', async () => {
  const publicationId = await register.draft()
  const [first, second] = [register.as('officer'), register.as('other')]
  for (const one of [first, second]) await one.open(publicationWorkUrls.change({ publicationId }))
  await first.submit(publicationWorkUrls.change({ publicationId }), {
    ...register.announcement(),
    title: 'คนแรก',
  })
  const answer = await second.submit(publicationWorkUrls.change({ publicationId }), {
    ...register.announcement(),
    title: 'คนที่สอง',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('คนที่สอง')
  expect((await stateOf(publicationId)).title).toBe('คนแรก')
})

test('the register gives numbers one after the other, to many at once too, and none twice', async () => {
  const order = { kind: 'order', title: 'แต่งตั้งคณะทำงาน' }
  const ids: string[] = []
  for (let count = 0; count < 6; count += 1) ids.push(await register.draft(order))
  for (const id of ids) await register.send(id)
  await Promise.all(
    ids.map((id, index) => register.decide(id, 'publish', { by: index % 2 ? 'clerk' : 'mayor' })),
  )
  const numbers = await Promise.all(ids.map(async (id) => (await stateOf(id)).registered!.number))
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
})

test('a number that was given stays in the register when its document is cancelled', async () => {
  const report = { kind: 'report', title: 'รายงานที่เลิกทำ' }
  const cancelled = await register.draft(report)
  await register.send(cancelled)
  await register.decide(cancelled, 'approve')
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.cancel({ publicationId: cancelled }))
  await officer.submit(officer.url, { reason: 'รวมกับรายงานอื่น' })
  const next = await register.published(report)
  expect((await stateOf(next)).registered!.number).toBe((await stateOf(cancelled)).registered!.number + 1)
  const list = await register.as().open(publicationUrls.register({ year: '2569' }))
  expect(textOf(list.body)).toContain('รวมกับรายงานอื่น')
  expect(
    (await register.as().open(publicationUrls.publication({ publicationId: cancelled }))).statusCode,
  ).toBe(404)
})

test('a number of the paper register is taken once, and leaves no gap behind the first that the register gave', async () => {
  const policy = { kind: 'policy', title: 'นโยบายไม่รับของขวัญ' }
  const paper = await register.published({ ...policy, paperNumber: '๑๒' })
  expect((await stateOf(paper)).registered).toEqual({ number: 12, year: 2569, edition: 1 })
  const twice = await register.draft({ ...policy, paperNumber: '12' })
  await register.send(twice)
  const refused = await register.decide(twice, 'publish')
  expect(textOf(refused.page!.body)).toContain('มีเอกสารอื่นใช้แล้ว')
  expect((await stateOf(twice)).state).toBe('sent')
  expect((await stateOf(await register.published({ ...policy, paperNumber: '3' }))).registered!.number).toBe(
    3,
  )
  expect((await stateOf(await register.published(policy))).registered!.number).toBe(13)
  const ahead = await register.draft({ ...policy, paperNumber: '20' })
  await register.send(ahead)
  expect(textOf((await register.decide(ahead, 'publish')).page!.body)).toContain('ข้ามลำดับ')
  expect((await stateOf(await register.published(policy))).registered!.number).toBe(14)
})

test('published twice in the same moment, a document is published once', async () => {
  const publicationId = await register.draft()
  await register.send(publicationId)
  await register.decide(publicationId, 'approve', { by: 'mayor' })
  const visitors = (['clerk', 'mayor', 'clerk'] as const).map((name) => register.as(name))
  for (const visitor of visitors) await visitor.open(publicationWorkUrls.draft({ publicationId }))
  const address = publicationWorkUrls.publish({ publicationId })
  const answers = await Promise.all(visitors.map((visitor) => visitor.submit(address)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422, 422])
})

test('a file cannot be exchanged once it is public; a new edition takes its place under the same number', async () => {
  const publicationId = await register.draft()
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  const address = publicationWorkUrls.addFiles({ publicationId })
  await officer.submitFiles(address, {}, [{ name: 'a.pdf', content: smallPdf }])
  const [file] = await inside((tx) => filesOf(tx, publicationId))
  const asked = fileUrls.file({ fileId: file!.fileId })
  expect((await register.as().open(asked)).statusCode).toBe(404)
  expect((await register.as('auditor').open(asked)).statusCode).toBe(200)
  await register.send(publicationId)
  await register.decide(publicationId, 'publish')
  expect((await register.as().open(asked)).statusCode).toBe(200)
  const remove = publicationWorkUrls.removeFile({ publicationId, fileId: file!.fileId })
  expect(textOf((await register.forge('officer', remove, {})).body)).toContain('เปลี่ยนไฟล์ไม่ได้')
  expect(await inside((tx) => filesOf(tx, publicationId))).toHaveLength(1)
  // Opened before, sent after.
  const late = await officer.submitFiles(address, {}, [{ name: 'b.pdf', content: smallPdf }])
  expect(textOf(late.body)).toContain('เปลี่ยนไฟล์ไม่ได้')

  await officer.open(publicationWorkUrls.draft({ publicationId }))
  await officer.submit(publicationWorkUrls.renew({ publicationId }), { as: 'edition' })
  const edition = officer.url.split('/').at(-2)!
  await officer.submit(publicationWorkUrls.change({ publicationId: edition }), {
    ...register.announcement(),
    title: 'รับสมัครคณะทำงาน ขยายเวลา',
  })
  await register.send(edition)
  await register.decide(edition, 'publish')
  const before = await stateOf(publicationId)
  expect((await stateOf(edition)).registered).toEqual({ ...before.registered, edition: 2 })
  const old = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(old.body)).toContain('มีฉบับใหม่แทนแล้ว: ประกาศที่')
  expect(textOf(old.body)).toContain('(แก้ไขครั้งที่ 1)')
  const found = await publicationsIn('รับสมัครคณะทำงาน')
  expect([found.includes(edition), found.includes(publicationId)]).toEqual([true, false])
})

test('of two documents that replace the same one, the second is refused', async () => {
  const publicationId = await register.published()
  const successors: string[] = []
  for (const name of ['officer', 'other'] as const) {
    const visitor = register.as(name)
    await visitor.open(publicationWorkUrls.draft({ publicationId }))
    await visitor.submit(publicationWorkUrls.renew({ publicationId }), { as: 'new' })
    const successor = visitor.url.split('/').at(-2)!
    await register.send(successor, name)
    successors.push(successor)
  }
  await register.decide(successors[0]!, 'publish')
  const second = await register.decide(successors[1]!, 'publish')
  expect(textOf(second.page!.body)).toContain('มีฉบับอื่นแทนไปแล้ว')
  expect((await stateOf(successors[1]!)).state).toBe('sent')
})
