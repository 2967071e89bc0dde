import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { invitesToSurvey, inviteToSurvey, mixInvitations, printInvitations } from '../inviting.ts'
import { closeSurvey, closeThoseOver } from '../making.ts'
import { countUp } from '../results/counting-up.ts'
import { talliesOf } from '../results/tally.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { addAnswers, addSurvey } from '../sample-surveys.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const good = { q0: '5', q1: '4', q2: '5', q3: '4', q4: '4', q5: '5' }

async function answers(surveyId: string): Promise<Record<string, unknown>[]> {
  return inside(async ({ db }) => {
    const { rows } = await db.execute(
      sql`select *, xmin::text as transaction from survey_answer where survey_id = ${surveyId}`,
    )
    return rows
  })
}

test('from a template to answers on a telephone without a script, and to results for everybody', async () => {
  const { token } = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    addPerson(tx, { role: 'officer', at: begun }),
  )
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  await officer.open(surveyWorkUrls.add())
  const division = /<option value="([0-9a-f-]{36})"/.exec(officer.page!.body)![1]!
  await officer.submit(surveyWorkUrls.add(), {
    template: 'information-centre',
    area: '',
    division,
    fiscalYear: '2570',
    opensOn: '23/11/2569',
    closesOn: '30/9/2570',
  })
  expect(officer.page!.statusCode).toBe(200)
  const surveyId = officer.url.split('/').at(-1)!
  await officer.submit(surveyWorkUrls.open({ surveyId }))
  const code = /\/surveys\/answer\/([a-z0-9]{10})/.exec(officer.page!.body)![1]!

  const listed = await new Visitor(app.server).open(surveyUrls.surveys())
  expect(listed.body).toContain(surveyUrls.answer({ code }))
  for (const rating of [5, 5, 5, 4, 4, 4, 4, 4, 2, 2]) {
    const citizen = new Visitor(app.server)
    await citizen.open(surveyUrls.answer({ code }))
    const said = String(rating)
    await citizen.submit(surveyUrls.answer({ code }), { q0: said, q1: said, q2: said, q3: said, q4: '' })
    expect(citizen.url).toBe(surveyUrls.thanks({ code }))
  }
  // In public nothing is told before the night: two looks would tell what came between them.
  const results = async () =>
    textOf((await new Visitor(app.server).open(surveyUrls.results({ surveyId }))).body)
  expect(await results()).toContain('ยังมีคำตอบไม่ถึง 5 คน')
  await officer.open(surveyWorkUrls.survey({ surveyId }))
  expect(textOf(officer.page!.body)).toContain('ถึงเกณฑ์แล้ว: ร้อยละ 80')
  await inside((tx) => countUp(tx, now))
  await expect.poll(results).toContain('ถึงเกณฑ์แล้ว: ร้อยละ 80')
  const told = await results()
  expect(told).toContain('ไม่น้อยกว่าร้อยละ 80')
  expect(told).toContain('สัดส่วนจริงอยู่ระหว่างร้อยละ 49 ถึง 94.3')
  const csv = await new Visitor(app.server).open(surveyUrls.resultsCsv({ surveyId }))
  expect(csv.body).toContain('5 มากที่สุด')
  expect(csv.body).toContain('suppressed')
})

test('what is missing or wrong is told beside its question, and nothing typed is lost', async () => {
  const { link } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  const at = surveyUrls.answer(link)
  const citizen = new Visitor(app.server)
  await citizen.open(at)
  const refused = await citizen.submit(at, { q0: '5', q1: '9', q6: 'ป้ายไม่ชัด' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('href="#q1"')
  expect(refused.body).toMatch(/value="5" checked|checked[^>]*value="5"/)
  expect(refused.body).toContain('ป้ายไม่ชัด')
  const sent = await citizen.submit(at, { ...good, q6: 'ป้ายไม่ชัด โทร 081-234-5678 ถึง a@b.co' })
  expect(sent.statusCode).toBe(200)
  const { rows } = await inside(({ db }) => db.execute(sql`select words, themes from survey_text`))
  expect(rows).toEqual([{ words: 'ป้ายไม่ชัด โทร ••• ถึง •••', themes: ['information'] }])
})

test('a double tap and a form that is sent again are one answer; nothing kept says who or when', async () => {
  const { survey, link } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  const citizen = new Visitor(app.server)
  await citizen.open(surveyUrls.answer(link))
  const form = citizen.filled(surveyUrls.answer(link), good)
  const sent = await Promise.all([citizen.send(form), citizen.send(form), citizen.send(form)])
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
  const [kept, ...more] = await answers(survey.surveyId)
  expect(more).toEqual([])
  expect(kept).toMatchObject({
    answered_hour: 10,
    given: [5, 4, 5, 4, 4, 5, null, null],
    points: 500,
    met: true,
  })
  expect(Object.keys(kept!).toSorted()).toEqual([
    'answer_id',
    'answered_hour',
    'answered_on',
    'given',
    'met',
    'organization_id',
    'place_id',
    'points',
    'survey_id',
    'transaction',
    'version',
  ])
  // Random: an identifier that begins with a moment would tell it.
  expect(String(kept!['answer_id'])[14]).toBe('4')
})

test('a survey that closes while it is filled in says so, and keeps nothing', async () => {
  const { survey, link } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  const { surveyId } = survey
  const citizen = new Visitor(app.server)
  await citizen.open(surveyUrls.answer(link))
  await inside((tx) => closeSurvey(tx, systemActor, { surveyId, at: now }))
  const answer = await citizen.submit(surveyUrls.answer(link), good)
  expect(answer.statusCode).toBe(410)
  expect(textOf(answer.body)).toContain('คำตอบนั้นยังไม่ได้รับการบันทึก')
  expect(await answers(surveyId)).toEqual([])
})

test('the last day closes a survey by itself', async () => {
  const { survey, link } = await inside((tx) => addSurvey(tx, { template: 'queue', at: now }))
  now = begun.add({ hours: 24 * 220 })
  expect((await new Visitor(app.server).open(surveyUrls.answer(link))).statusCode).toBe(410)
  const closed = await inside((tx) => closeThoseOver(tx, Temporal.PlainDate.from('2027-07-01')))
  expect(closed).toContain(survey.surveyId)
  now = begun
})

test('a single-use link takes one answer; used or stolen it says so, and nothing leads from it to the answer', async () => {
  const { survey } = await inside((tx) => addSurvey(tx, { template: 'complaints', at: now }))
  const { surveyId } = survey
  const tokens = await inside((tx) =>
    printInvitations(tx, systemActor, { survey, name: 'ใบ', nameEn: 'Slip', phase: null, many: 2, at: now }),
  )
  const at = surveyUrls.invited({ token: tokens[0]! })
  const [owner, thief] = [new Visitor(app.server), new Visitor(app.server)]
  await owner.open(at)
  await thief.open(at)
  const said = { q0: '5', q1: '5', q2: '4', q3: '4' }
  const form = owner.filled(at, said)
  expect((await owner.send(form)).statusCode).toBe(303)
  // Sent again by whoever sent it, it has arrived; by another it was used.
  expect((await owner.send(form)).statusCode).toBe(303)
  const refused = await thief.submit(at, said)
  expect(refused.statusCode).toBe(410)
  expect(textOf(refused.body)).toContain('ลิงก์นี้ใช้ตอบไปแล้ว')
  expect((await new Visitor(app.server).open(at)).statusCode).toBe(410)
  expect((await new Visitor(app.server).open(surveyUrls.invited({ token: 'x'.repeat(43) }))).statusCode).toBe(
    404,
  )
  const second = new Visitor(app.server)
  await second.open(surveyUrls.invited({ token: tokens[1]! }))
  expect((await second.submit(surveyUrls.invited({ token: tokens[1]! }), said)).statusCode).toBe(200)
  const kept = await answers(surveyId)
  expect(kept).toHaveLength(2)
  // After a night not even the database's own numbers of transactions tell which was whose.
  await inside((tx) => mixInvitations(tx))
  const { rows } = await inside(({ db }) =>
    db.execute(
      sql`select is_spent, xmin::text as transaction from survey_invitation where survey_id = ${surveyId}`,
    ),
  )
  expect(new Set(rows.map((row) => row['transaction'])).size).toBe(1)
  expect(kept.map((one) => one['transaction'])).not.toContain(rows[0]!['transaction'])
})

test('two who use one link in the same moment: one answer', async () => {
  const { survey } = await inside((tx) => addSurvey(tx, { template: 'complaints', at: now }))
  const [token] = await inside((tx) =>
    printInvitations(tx, systemActor, { survey, name: 'ใบ', nameEn: 'Slip', phase: null, many: 1, at: now }),
  )
  const at = surveyUrls.invited({ token: token! })
  const visitors = [new Visitor(app.server), new Visitor(app.server), new Visitor(app.server)]
  const forms: ReturnType<Visitor['filled']>[] = []
  for (const visitor of visitors) {
    await visitor.open(at)
    forms.push(visitor.filled(at, { q0: '5', q1: '5', q2: '4', q3: '4' }))
  }
  const sent = await Promise.all(visitors.map((visitor, index) => visitor.send(forms[index]!)))
  expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 410, 410])
  expect(await answers(survey.surveyId)).toHaveLength(1)
})

test('another module asks for a link into the open survey of its topic, and gets none where none is open', async () => {
  const asked = { subject: { kind: 'counter', key: 'c1' }, name: 'ช่อง 1', nameEn: 'Desk 1', at: now } as const
  expect(await inside((tx) => inviteToSurvey(tx, { ...asked, topics: ['salary'] }))).toBeUndefined()
  const { survey } = await inside((tx) => addSurvey(tx, { template: 'e-service', at: now }))
  const links = await inside(async (tx) => [
    await inviteToSurvey(tx, { ...asked, topics: ['salary', 'e-service'] }),
    await inviteToSurvey(tx, { ...asked, topics: ['salary', 'e-service'] }),
  ])
  expect(new Set(links).size).toBe(2)
  for (const link of links) {
    const visitor = new Visitor(app.server)
    await visitor.open(link!)
    expect((await visitor.submit(link!, { q0: '5', q1: '5', q2: '5' })).statusCode).toBe(200)
  }
  expect(await inside((tx) => invitesToSurvey(tx, { topics: ['salary'], at: now }))).toBe(false)
  const places = await inside((tx) => talliesOf(tx, [survey.surveyId], 'all'))
  expect(new Set(places.map(({ placeId }) => placeId)).size).toBe(1)
})

async function sendKiosk(code: string, payload: unknown) {
  return app.server.inject({
    method: 'POST',
    url: surveyUrls.kioskAnswers({ code }),
    headers: { host: 'localhost', 'content-type': 'text/plain' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
}

test('a kiosk without a line for a day and with a wrong clock: its answers count for when they were given, once', async () => {
  const { survey, kiosk } = await inside((tx) =>
    addSurvey(tx, { template: 'service', at: begun.subtract({ hours: 72 }) }),
  )
  const page = await new Visitor(app.server).open(surveyUrls.kiosk(kiosk))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('data-kiosk')
  // Its clock stands in 2011, and says that the first answer lies there for a day and the other for a minute.
  const clock = Date.parse('2011-01-01T00:00:00Z')
  const day = 24 * 3600 * 1000
  const call = {
    now: clock,
    answers: [
      { id: randomUUID(), version: 1, value: 5, at: clock - day },
      { id: randomUUID(), version: 1, value: 2, at: clock - 60_000 },
      // A clock that was set forward in between can only be taken for "just now", or for the longest.
      { id: randomUUID(), version: 1, value: 4, at: clock + 100 * day },
    ],
  }
  for (let times = 0; times < 3; times += 1) {
    const answer = await sendKiosk(kiosk.code, call)
    expect(answer.json()).toEqual({ done: call.answers.map(({ id }) => id) })
  }
  const kept = await answers(survey.surveyId)
  const days = Object.fromEntries(
    kept.map((one) => [one['answer_id'], [String(one['answered_on']).slice(0, 10), one['answered_hour']]]),
  )
  const hours = kept.map((one) => one['answered_hour'])
  expect(kept).toHaveLength(3)
  expect(hours.toSorted()).toEqual([10, 10, 9].toSorted())
  expect(Object.keys(days)).toHaveLength(3)
  const { rows } = await inside(({ db }) =>
    db.execute(
      sql`select answered_on::text as day from survey_answer where answer_id = ${call.answers[0]!.id}`,
    ),
  )
  expect(rows).toEqual([{ day: '2026-11-22' }])
})

test('what is no call of a kiosk is refused, and what it was not asked is not kept', async () => {
  const { survey, kiosk, link } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  for (const nonsense of [
    '',
    '{',
    '[]',
    { now: 1 },
    { now: 1, answers: [{ id: 'x', version: 1, value: 5, at: 1 }] },
  ]) {
    expect((await sendKiosk(kiosk.code, nonsense)).statusCode).toBe(400)
  }
  const at = (more: object) => ({
    now: 0,
    answers: [{ id: randomUUID(), version: 1, value: 5, at: 0, ...more }],
  })
  expect((await sendKiosk(kiosk.code, at({ value: 6 }))).statusCode).toBe(400)
  expect((await sendKiosk(kiosk.code, at({ version: 9 }))).statusCode).toBe(200)
  expect((await sendKiosk(link.code, at({}))).statusCode).toBe(404)
  expect(await answers(survey.surveyId)).toEqual([])
})

test('a kiosk without a script is a form of five buttons', async () => {
  const { survey, kiosk } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  const visitor = new Visitor(app.server)
  await visitor.open(surveyUrls.kiosk(kiosk))
  const thanked = await visitor.submit(surveyUrls.kiosk(kiosk), { value: '5' })
  expect(textOf(thanked.body)).toContain('ขอบคุณ')
  expect(await answers(survey.surveyId)).toHaveLength(1)
  await visitor.open(surveyUrls.kiosk(kiosk))
  await visitor.submit(surveyUrls.kiosk(kiosk), { value: '7' })
  expect(visitor.url).toBe(surveyUrls.kiosk(kiosk))
  expect(await answers(survey.surveyId)).toHaveLength(1)
})

test('many who answer at once are all added up, and the night adds them to what is published', async () => {
  const { survey, link } = await inside((tx) => addSurvey(tx, { template: 'service', at: now }))
  const { surveyId } = survey
  await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      inside((tx) =>
        addAnswers(tx, { survey, placeId: link.placeId, ratings: [1 + (index % 5), 5], at: now }),
      ),
    ),
  )
  const sum = async (which: 'all' | 'published') =>
    (await inside((tx) => talliesOf(tx, [surveyId], which))).reduce((all, { answers: many }) => all + many, 0)
  expect([await sum('all'), await sum('published')]).toEqual([48, 0])
  await inside((tx) => countUp(tx, now))
  expect([await sum('all'), await sum('published')]).toEqual([48, 48])
  // Four more do not show until a fifth has come.
  await inside((tx) => addAnswers(tx, { survey, placeId: link.placeId, ratings: [1, 1, 1, 1], at: now }))
  await inside((tx) => countUp(tx, now))
  expect([await sum('all'), await sum('published')]).toEqual([52, 48])
  await inside((tx) => addAnswers(tx, { survey, placeId: link.placeId, ratings: [1], at: now }))
  await inside((tx) => countUp(tx, now))
  expect([await sum('all'), await sum('published')]).toEqual([53, 53])
})
