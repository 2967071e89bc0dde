import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { forgetTexts } from '../forgetting.ts'
import { surveyMetrics } from '../metrics.ts'
import { findSurvey, listSurveys, placesOf } from '../reading.ts'
import { countUp } from '../results/counting-up.ts'
import { talliesOf } from '../results/tally.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { surveyTasks } from '../waiting.ts'
import { addAnswers, addCountedSurvey, addSurvey } from '../sample-surveys.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun
let divisions: string[]
const tokens = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    divisions = (await listDivisions(tx)).map(({ divisionId }) => divisionId)
    const people: [string, Role, number | undefined][] = [
      ['officer', 'officer', 0],
      ['other', 'officer', 1],
      ['head', 'head-of-division', 0],
      ['clerk', 'clerk', undefined],
    ]
    for (const [name, role, place] of people) {
      const divisionId = place === undefined ? undefined : divisions[place]
      tokens.set(name, (await addPerson(tx, { role, at: begun, divisionId })).token)
    }
  })
})
afterAll(() => app.close())

function as(name: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

const whole = (surveyId: string) => inside(async (tx) => (await findSurvey(tx, surveyId))!)

test('an officer makes surveys of his own division; those of another he may read, not change', async () => {
  const officer = as('officer')
  await officer.open(surveyWorkUrls.add())
  expect(officer.page!.body).toContain(`value="${divisions[0]}"`)
  expect(officer.page!.body).not.toContain(`value="${divisions[1]}"`)
  const made = {
    template: 'service',
    area: 'life',
    fiscalYear: '2570',
    opensOn: '23/11/2569',
    closesOn: '1/9/2570',
  }
  const refused = await officer.submit(surveyWorkUrls.add(), {
    ...made,
    division: divisions[1]!,
    fiscalYear: 'ก',
  })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('เลือกกองของคุณ')
  expect(textOf(refused.body)).toContain('ใส่ปีงบประมาณ พ.ศ.')
  await officer.submit(surveyWorkUrls.add(), { ...made, division: divisions[0]!, closesOn: '1/11/2569' })
  expect(textOf(officer.page!.body)).toContain('วันปิดต้องไม่ก่อนวันเปิด')
  await officer.submit(surveyWorkUrls.add(), { ...made, division: divisions[0]! })
  const surveyId = officer.url.split('/').at(-1)!
  const other = as('other')
  expect((await other.open(surveyWorkUrls.survey({ surveyId }))).statusCode).toBe(200)
  expect(other.page!.body).not.toContain(surveyWorkUrls.open({ surveyId }))
  expect((await other.open(surveyWorkUrls.settings({ surveyId }))).statusCode).toBe(404)
  const clerk = as('clerk')
  await clerk.open(surveyWorkUrls.survey({ surveyId }))
  await clerk.submit(surveyWorkUrls.open({ surveyId }))
  expect((await whole(surveyId)).state).toBe('open')
})

test('a draft is not public, and one that measures nothing is not opened', async () => {
  const officer = as('officer')
  await officer.open(surveyWorkUrls.add())
  const typed = {
    division: divisions[0]!,
    area: '',
    fiscalYear: '2570',
    opensOn: '23/11/2569',
    closesOn: '1/9/2570',
  }
  await officer.submit(surveyWorkUrls.add(), { ...typed, template: 'blank' })
  const surveyId = officer.url.split('/').at(-1)!
  expect((await new Visitor(app.server).open(surveyUrls.results({ surveyId }))).statusCode).toBe(404)
  await officer.submit(surveyWorkUrls.open({ surveyId }))
  expect(textOf(officer.page!.body)).toContain('เพิ่มคำถามอย่างน้อยหนึ่งข้อก่อน')
  const form = surveyWorkUrls.question({ surveyId, place: 'new' })
  await officer.open(form)
  await officer.submit(form, { kind: 'choice', text_th: '', options_th: 'หนึ่ง', right: '5', counts: 'yes' })
  for (const fault of ['ใส่คำถาม', 'ใส่ตัวเลือก 2 ถึง 20 บรรทัด', 'ใส่ลำดับของตัวเลือกที่ถูก']) {
    expect(textOf(officer.page!.body)).toContain(fault)
  }
  await officer.submit(form, {
    kind: 'choice',
    text_th: 'ข้อใดถูก',
    options_th: 'หนึ่ง\nสอง',
    right: '2',
    counts: 'yes',
  })
  expect((await whole(surveyId)).questions).toMatchObject([
    { text: { th: 'ข้อใดถูก', en: 'ข้อใดถูก' }, right: 1 },
  ])
  await officer.open(form)
  await officer.submit(form, { kind: 'text', text_th: 'อื่น ๆ' })
  await officer.submit(surveyWorkUrls.moveQuestion({ surveyId, place: 2 }))
  expect((await whole(surveyId)).questions.map(({ kind }) => kind)).toEqual(['text', 'choice'])
  await officer.submit(surveyWorkUrls.removeQuestion({ surveyId, place: 1 }))
  await officer.submit(surveyWorkUrls.open({ surveyId }))
  expect(await whole(surveyId)).toMatchObject({ state: 'open', version: 1 })
})

test('questions that were answered stay: a change is the next version, and old pages still answer theirs', async () => {
  const { survey, link } = await inside((tx) =>
    addSurvey(tx, { template: 'queue', at: now, divisionId: divisions[0]! }),
  )
  const { surveyId } = survey
  const citizen = new Visitor(app.server)
  await citizen.open(surveyUrls.answer(link))
  const officer = as('officer')
  const form = surveyWorkUrls.question({ surveyId, place: 1 })
  await officer.open(form)
  await officer.submit(form, { kind: 'rating', text_th: 'พอใจเพียงใด', isRequired: 'yes', counts: 'yes' })
  expect(await whole(surveyId)).toMatchObject({ version: 2 })
  await citizen.submit(surveyUrls.answer(link), { q0: '5' })
  expect(citizen.url).toBe(surveyUrls.thanks(link))
  const fresh = new Visitor(app.server)
  await fresh.open(surveyUrls.answer(link))
  await fresh.submit(surveyUrls.answer(link), { q0: '3' })
  const tallies = await inside((tx) => talliesOf(tx, [surveyId], 'all'))
  expect(tallies.map(({ version, points }) => [version, points]).toSorted()).toEqual([
    [1, 500],
    [2, 300],
  ])
  // The last question that counts cannot go while it is open.
  await officer.open(surveyWorkUrls.survey({ surveyId }))
  await officer.submit(surveyWorkUrls.removeQuestion({ surveyId, place: 1 }))
  expect(officer.page!.statusCode).toBe(422)
  // Nor does the threshold follow the results.
  await officer.open(surveyWorkUrls.settings({ surveyId }))
  expect(officer.page!.body).not.toContain('name="threshold"')
  await officer.submit(surveyWorkUrls.settings({ surveyId }), {
    title: 'คิว',
    titleEn: '',
    intro: '',
    introEn: '',
    area: '',
    division: divisions[0]!,
    opensOn: '23/11/2569',
    closesOn: '2/9/2570',
    threshold: '1',
  })
  expect(await whole(surveyId)).toMatchObject({
    title: 'คิว',
    titleEn: 'คิว',
    threshold: 80,
    closesOn: '2027-09-02',
  })
})

test('paper is typed in rows; a wrong cell is named, and all sheets come once', async () => {
  const { survey } = await inside((tx) =>
    addSurvey(tx, { template: 'queue', at: now, divisionId: divisions[0]! }),
  )
  const { surveyId } = survey
  const officer = as('officer')
  const grid = surveyWorkUrls.paper({ surveyId })
  await officer.open(grid)
  await officer.submit(grid, {})
  expect(textOf(officer.page!.body)).toContain('กรอกอย่างน้อยหนึ่งใบ')
  await officer.submit(grid, { s1q0: '๕', s1q1: '1', s2q0: '6', s3q1: '2' })
  expect(textOf(officer.page!.body)).toContain('ใบที่ 2 ข้อ 1: ใส่ตัวเลขที่เป็นคำตอบของข้อนี้')
  expect(textOf(officer.page!.body)).toContain('ใบที่ 3 ข้อ 1: ยังไม่ได้ใส่')
  const right = officer.filled(grid, { s1q0: '๕', s1q1: '1', s2q0: '4', s3q0: '2', s3q1: '3' })
  const sent = [await officer.send(right), await officer.send(right)]
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const [tally, ...more] = await inside((tx) => talliesOf(tx, [surveyId], 'all'))
  expect(more).toEqual([])
  expect(tally).toMatchObject({
    answers: 3,
    met: 2,
    points: 1100,
    channel: 'paper',
    counts: [0, 1, 0, 1, 1, 1, 0, 1],
  })
})

test('each way in has its own poster and can be closed; slips are printed as PDF', async () => {
  const { survey } = await inside((tx) =>
    addSurvey(tx, { template: 'service', at: now, divisionId: divisions[0]! }),
  )
  const { surveyId } = survey
  const officer = as('officer')
  await officer.open(surveyWorkUrls.survey({ surveyId }))
  await officer.submit(surveyWorkUrls.addPlace({ surveyId }), { channel: 'qr', name: '' })
  expect(textOf(officer.page!.body)).toContain('ใส่ชื่อ เช่น เคาน์เตอร์ 1')
  await officer.submit(surveyWorkUrls.addPlace({ surveyId }), {
    channel: 'qr',
    name: 'งานภาษี',
    nameEn: '',
    phase: '',
  })
  const place = (await inside((tx) => placesOf(tx, surveyId))).find(({ channel }) => channel === 'qr')!
  const poster = await officer.open(surveyWorkUrls.poster({ surveyId, placeId: place.placeId }))
  expect(poster.headers['content-type']).toBe('application/pdf')
  await officer.open(surveyWorkUrls.survey({ surveyId }))
  await officer.submit(surveyWorkUrls.closePlace({ surveyId, placeId: place.placeId }))
  expect((await new Visitor(app.server).open(surveyUrls.answer(place))).statusCode).toBe(404)
  await officer.submit(surveyWorkUrls.invite({ surveyId }), { slips_name: 'ผู้รับบริการ', slips_many: '0' })
  expect(textOf(officer.page!.body)).toContain('ใส่จำนวน 1 ถึง 300')
  const slips = await officer.submit(surveyWorkUrls.invite({ surveyId }), {
    slips_name: 'ผู้รับบริการ',
    slips_many: '12',
  })
  expect(slips.headers['content-type']).toBe('application/pdf')
  const { rows } = await inside(({ db }) =>
    db.execute(sql`select count(*)::int as many from survey_invitation where survey_id = ${surveyId}`),
  )
  expect(rows).toEqual([{ many: 12 }])
})

test('what people wrote is read by heads and the clerk alone, never shown in public, and erased after two years', async () => {
  const { survey, link } = await inside((tx) => addCountedSurvey(tx, now))
  const { surveyId } = survey
  const citizen = new Visitor(app.server)
  await citizen.open(surveyUrls.answer(link))
  const all = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`q${index}`, '4']))
  await citizen.submit(surveyUrls.answer(link), { ...all, q6: 'ลูกชายป้าแดงลัดคิว' })
  expect((await as('officer').open(surveyWorkUrls.texts({ surveyId }))).statusCode).toBe(403)
  for (const reader of ['head', 'clerk']) {
    expect((await as(reader).open(surveyWorkUrls.texts({ surveyId }))).body).toContain('ลูกชายป้าแดงลัดคิว')
  }
  const told = await new Visitor(app.server).open(surveyUrls.results({ surveyId }))
  expect(told.body).not.toContain('ป้าแดง')
  await inside((tx) => forgetTexts(tx, now.add({ hours: 24 * 729 })))
  expect((await as('clerk').open(surveyWorkUrls.texts({ surveyId }))).body).toContain('ป้าแดง')
  await inside((tx) => forgetTexts(tx, now.add({ hours: 24 * 735 })))
  expect((await as('clerk').open(surveyWorkUrls.texts({ surveyId }))).body).not.toContain('ป้าแดง')
})

async function measured(name: string, of: string, until: string) {
  const metric = surveyMetrics.find((one) => one.name === `surveys.${name}`)!
  return inside((tx) =>
    metric.measure(tx, { fiscalYear: 2570, until: Temporal.PlainDate.from(until), parameters: { of } }),
  )
}

test('the indicators of the plan read what was counted: satisfaction, knowledge after training, compliance', async () => {
  expect(await measured('satisfaction', 'salary', '2026-12-31')).toBeUndefined()
  const { survey, link } = await inside((tx) => addSurvey(tx, { template: 'salary', at: now }))
  const { placeId } = link
  await inside((tx) => addAnswers(tx, { survey, placeId, ratings: [5, 4, 4, 3], at: now }))
  await inside((tx) => countUp(tx, now))
  expect(await measured('satisfaction', 'salary', '2026-12-31')).toBeUndefined()
  await inside((tx) => addAnswers(tx, { survey, placeId, ratings: [5], at: now }))
  await inside((tx) => countUp(tx, now))
  expect(await measured('satisfaction', 'salary', '2026-12-31')).toMatchObject({
    numerator: 4,
    denominator: 5,
  })
  expect(await measured('satisfaction', 'salary', '2026-10-31')).toBeUndefined()
  expect(await measured('passRate', 'ethics-code', '2026-12-31')).toBeUndefined()
  for (const name of ['satisfaction', 'passRate', 'compliance']) {
    expect(app.services.metrics.has(`surveys.${name}`)).toBe(true)
  }
})

test('two reports a year: only once the round is over, once, frozen, with a fingerprint and a task until then', async () => {
  const clerk = as('clerk')
  const round = { fiscalYear: 2570, months: 6 }
  await clerk.open(surveyWorkUrls.summary())
  expect(textOf(clerk.page!.body)).toContain('7 วันที่ผ่านมา')
  await clerk.submit(surveyWorkUrls.giveReport(round))
  expect(textOf(clerk.page!.body)).toContain('รอบนี้ยังไม่สิ้นสุด')
  expect((await new Visitor(app.server).open(surveyUrls.report(round))).statusCode).toBe(404)
  now = Temporal.Instant.from('2027-04-05T03:00:00Z')
  const person = {
    accountId: 'x',
    name: 'x',
    roles: [{ role: 'clerk', divisionId: null, isActing: false }],
  } as const
  const tasks = () =>
    inside((tx) => surveyTasks(tx, { person, today: Temporal.PlainDate.from('2027-04-05') }))
  // Sessions end in half a year.
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    clerk.setCookie('session', (await addPerson(tx, { role: 'clerk', at: now })).token)
  })
  expect(await tasks()).toMatchObject([
    { id: 'surveys.report 2570-6', deadline: Temporal.PlainDate.from('2027-04-30') },
  ])
  await clerk.open(surveyWorkUrls.summary())
  await clerk.submit(surveyWorkUrls.giveReport(round))
  expect(clerk.url).toBe(surveyWorkUrls.summary())
  expect(await tasks()).toEqual([])
  const [survey] = await inside((tx) => listSurveys(tx, { states: ['open'] }))
  await inside(async (tx) => {
    const found = (await findSurvey(tx, survey!.surveyId))!
    const [place] = await placesOf(tx, found.surveyId)
    await addAnswers(tx, { survey: found, placeId: place!.placeId, ratings: [1, 1, 1, 1, 1, 1], at: now })
    await countUp(tx, now)
  })
  const told = async () => (await new Visitor(app.server).open(surveyUrls.report(round))).body
  await expect.poll(told).toMatch(/[0-9a-f]{64}/)
  expect(textOf(await told())).toContain('ด้านโครงสร้างพื้นฐาน')
  now = begun
})

test('the night leaves one entry for all that was answered, and none tells of one answer', async () => {
  const { rows } = await inside(({ db }) =>
    db.execute(
      sql`select kind, count(*)::int as many from ledger_entry where kind like 'surveys.%' group by kind`,
    ),
  )
  const kinds = rows.map((row) => row['kind'])
  expect(kinds).toContain('surveys.counted')
  expect(kinds).not.toContain('surveys.answered')
})
