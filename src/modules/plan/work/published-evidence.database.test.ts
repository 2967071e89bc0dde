import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { insertManual } from '../../../../test/support/manuals.ts'
import { Register } from '../../../../test/support/register.ts'
import { manualUrls } from '../../manuals/module.ts'
import { publicationUrls, publicationWorkUrls } from '../../publications/module.ts'
import { ledgerEntry, ledgerPayload } from '../../../platform/ledger/schema.ts'
import { programmeAtWork } from './at-work.ts'
import { planUrls, planWorkUrls } from '../urls.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { currentPlan } from '../reading.ts'
import { contentOf, frozen, readSnapshot } from '../reports/content.ts'
import { evidenceShown } from './published-evidence.ts'
import { evidence, workStep } from './schema.ts'
import { stepsOf } from './steps.ts'

const fiscalYear = 2570
const service = { fiscalYear, number: 24 }
const source = 'publications.document'
const dated = { datedOn: '20/11/2569' }

let app: TestApp
let register: Register
let inside: Inside
let publicationId: string
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  inside = await insideOf(app.database)
  publicationId = await register.published({ title: 'แต่งตั้งคณะทำงานบริการออนไลน์' })
})
afterAll(() => app.close())

beforeEach(async () => {
  await app.database.asOwner(await app.database.organizationId(), async ({ db }) => {
    await db.delete(evidence)
    await db.update(workStep).set({ state: 'not-started', doneOn: null, report: '', revision: 1 })
  })
})

async function firstStep(number = service.number): Promise<string> {
  const found = await inside(async (tx) => {
    const programme = await programmeAtWork(tx, { fiscalYear, number })
    return stepsOf(tx, programme!)
  })
  return found[0]!.stepId
}

function pieces(number = service.number) {
  return inside(async (tx) => {
    const programme = await programmeAtWork(tx, { fiscalYear, number })
    return evidenceShown(tx, app.services.published, programme!)
  })
}

const chosen = (thingId = publicationId) => planWorkUrls.addPublished({ ...service, source, thingId })

/** Chooses the document for a step on the page that asks for its day. */
async function choose(step: string, thingId = publicationId) {
  const visitor = register.as('officer')
  await visitor.open(planWorkUrls.addPublished({ ...service, source, thingId }, { step }))
  const answer = await visitor.submit(chosen(thingId), dated)
  return { visitor, answer }
}

test('a document is found by its words and by its number, chosen for a step, and the step is done with it', async () => {
  const step = await firstStep()
  const visitor = register.as('officer')
  const reporting = planWorkUrls.reportStep({ ...service, stepId: step })
  const form = await visitor.open(reporting)
  const search = planWorkUrls.choosePublished(service, { step })
  expect(form.body).toContain(`href="${search}"`)
  expect((await visitor.open(search)).body).toContain(chosen())
  const { number, year } = await numberOf(publicationId)
  for (const words of ['บริการออนไลน์', `${number}/${year}`]) {
    const found = await visitor.open(planWorkUrls.choosePublished(service, { step, words }))
    expect(textOf(found.body), words).toContain('แต่งตั้งคณะทำงานบริการออนไลน์')
    expect(found.body).toContain(`${chosen()}?step=${step}`)
  }
  const nothing = await visitor.open(planWorkUrls.choosePublished(service, { step, words: 'ไดโนเสาร์' }))
  expect(textOf(nothing.body)).toContain('ไม่พบสิ่งที่เผยแพร่')

  await visitor.open(planWorkUrls.addPublished({ ...service, source, thingId: publicationId }, { step }))
  const answer = await visitor.submit(chosen(), dated)
  expect(visitor.url).toBe(reporting)
  expect(textOf(answer.body)).toContain(`ประกาศที่ ${number}/${year} แต่งตั้งคณะทำงานบริการออนไลน์`)
  expect(answer.body).toContain(`href="${publicationUrls.publication({ publicationId })}"`)
  const [piece] = await pieces()
  const { body } = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(piece).toMatchObject({
    kind: 'published',
    stepId: step,
    isPublic: true,
    datedOn: '2026-11-20',
    publishedId: publicationId,
    publishedEdition: 1,
    published: { state: 'stands' },
  })
  expect(body).toContain(piece!.sha256)

  const done = await visitor.submit('/' + step, { report: 'แต่งตั้งแล้ว', state: 'done', doneOn: '23/11/2569' })
  expect(done.statusCode).toBe(200)
  const [entry] = await inside(({ db }) =>
    db
      .select({ payload: ledgerPayload.payload })
      .from(ledgerPayload)
      .innerJoin(ledgerEntry, eq(ledgerEntry.index, ledgerPayload.index))
      .where(eq(ledgerEntry.subject, piece!.evidenceId)),
  )
  expect(entry!.payload).toContain(piece!.sha256)

  // A report keeps it as it was, with its address and its hash.
  const reported = await inside(async (tx) => {
    const plan = (await currentPlan(tx))!
    const report = { fiscalYear, months: 12, edition: 1, correction: null, reportId: uuidv7() } as const
    const today = Temporal.PlainDate.from('2026-11-23')
    const { metrics } = app.services
    return readSnapshot(frozen(await contentOf(tx, { plan, report, today, metrics })).snapshot)
  })
  expect(reported.programmes.find(({ number: of }) => of === service.number)!.evidence).toEqual([
    {
      title: piece!.title,
      datedOn: '2026-11-20',
      url: null,
      fileId: null,
      sha256: piece!.sha256,
      address: publicationUrls.publication({ publicationId }),
    },
  ])

  const everybody = await register.as().open(planUrls.programme({ number: service.number }))
  expect(textOf(everybody.body)).toContain('แต่งตั้งคณะทำงานบริการออนไลน์')
  expect(everybody.body).toContain(piece!.sha256)
})

async function numberOf(id: string): Promise<{ number: number; year: number }> {
  const { rows } = await inside(({ db }) =>
    db.execute<{ number: number; year: number }>(
      sql`select number, number_year as year from publication where publication_id = ${id}`,
    ),
  )
  return rows[0]!
}

test('what is wrong with the day stands beside it; the same is not chosen twice, by nobody', async () => {
  const step = await firstStep()
  const visitor = register.as('officer')
  await visitor.open(planWorkUrls.addPublished({ ...service, source, thingId: publicationId }, { step }))
  const refused = await visitor.submit(chosen(), { datedOn: '20/11/2568' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('id="datedOn-error"')
  expect(refused.body).toContain('value="20/11/2568"')
  expect(refused.body).toContain(`name="step" value="${step}"`)

  // A double tap is one piece, and so is the same choice of two officers at once.
  const tap = visitor.filled(chosen(), dated)
  const taps = await Promise.all([visitor.send(tap), visitor.send(tap)])
  expect(taps.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const other = register.as('other')
  await other.open(planWorkUrls.addPublished({ ...service, source, thingId: publicationId }, { step }))
  const again = await other.submit(chosen(), dated)
  expect(again.statusCode).toBe(422)
  expect(textOf(again.body)).toContain('เป็นหลักฐานของเรื่องนี้อยู่แล้ว')
  expect(await pieces()).toHaveLength(1)

  // Once it is withdrawn as evidence it may be chosen again.
  const [piece] = await pieces()
  const withdrawing = planWorkUrls.withdrawEvidence({ ...service, evidenceId: piece!.evidenceId })
  await visitor.open(withdrawing)
  await visitor.submit('/withdraw', { reason: 'เลือกผิด' })
  await choose(step)
  expect((await pieces()).map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true])
})

test('a document that was replaced or withdrawn since says so, and the piece stays as it was', async () => {
  const first = await register.published({ title: 'มาตรการบริการออนไลน์' })
  await choose(await firstStep(), first)
  const clerk = register.as('clerk')
  const renewing = register.as('officer')
  await renewing.open(publicationWorkUrls.draft({ publicationId: first }))
  await renewing.submit(publicationWorkUrls.renew({ publicationId: first }), { as: 'edition' })
  const second = renewing.url.split('/').at(-2)!
  await register.send(second)
  await register.decide(second, 'publish')
  const [piece] = await pieces()
  expect(piece).toMatchObject({ publishedId: first, published: { state: 'replaced' } })
  const page = await renewing.open(planWorkUrls.workProgramme(service))
  expect(textOf(page.body)).toContain('ภายหลังมีฉบับใหม่แทนแล้ว')
  expect(page.body).toContain(publicationUrls.publication({ publicationId: second }))

  const gone = await register.published({ title: 'ประกาศที่ถอน' })
  await choose(await firstStep(), gone)
  await clerk.open(publicationWorkUrls.withdraw({ publicationId: gone }))
  await clerk.submit(publicationWorkUrls.withdraw({ publicationId: gone }), { reason: 'ประกาศผิดเรื่อง' })
  const english = await register.as().open(`/en${planUrls.programme({ number: service.number })}`)
  expect(textOf(english.body)).toContain('Withdrawn from the public since')
  expect((await register.as().open(publicationUrls.publication({ publicationId: gone }))).statusCode).toBe(
    200,
  )
})

test('a manual is evidence as the version that stood, also when there is a newer one', async () => {
  const manualId = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    insertManual(tx, { key: 'elderly' }),
  )
  const visitor = register.as('officer')
  const url = planWorkUrls.addPublished({ ...service, source: 'manuals.manual', thingId: manualId })
  await visitor.open(url)
  await visitor.submit(url, dated)
  expect(visitor.url).toBe(planWorkUrls.workProgramme(service))
  await app.database.asOwner(await app.database.organizationId(), ({ db }) =>
    db.execute(sql`insert into manual_version
      select organization_id, gen_random_uuid(), manual_id, 2, content, '2026-11-22', made_at, gen_random_uuid()
      from manual_version where manual_id = ${manualId}`),
  )
  expect(await pieces()).toMatchObject([
    {
      stepId: null,
      publishedAddress: manualUrls.version({ key: 'elderly', number: 1 }),
      published: { state: 'replaced', replacedBy: manualUrls.manual({ key: 'elderly' }) },
    },
  ])
})

test('an indicator that is counted counts it; one that a metric measures takes none', async () => {
  const indicators = () =>
    inside(async (tx) => {
      const programme = await programmeAtWork(tx, { fiscalYear, number: 4 })
      const today = Temporal.PlainDate.from('2026-11-23')
      const asked = { fiscalYear, today, programmeIds: [programme!.programmeId] }
      return indicatorsInYear(tx, app.services.metrics, asked)
    })
  const own = await indicators()
  const counted = own.find(({ source: of }) => of === 'counted')!
  const measured = own.find(({ source: of }) => of === 'metric')!
  const url = planWorkUrls.addPublished({ fiscalYear, number: 4, source, thingId: publicationId })
  const visitor = register.as('officer')
  await visitor.open(`${url}?indicator=${counted.indicatorId}`)
  await visitor.submit(url, dated)
  expect(visitor.url).toBe(
    planWorkUrls.indicator({ fiscalYear, number: 4, indicatorId: counted.indicatorId }),
  )
  const after = (await indicators()).find(({ indicatorId }) => indicatorId === counted.indicatorId)
  expect(after).toMatchObject({ pieces: 1, standing: { state: 'reached' } })
  expect((await visitor.open(`${url}?indicator=${measured.indicatorId}`)).statusCode).toBe(404)
})

test('what is not public, not there, or of another programme is an unknown address', async () => {
  const step = await firstStep()
  const draft = await register.draft({ title: 'ยังไม่เผยแพร่' })
  const nowhere = '01a20b5e-0db3-7124-b723-47d04d27ef7c'
  const visitor = register.as('officer')
  const at = (url: string) => visitor.open(url).then(({ statusCode }) => statusCode)
  expect(await at(chosen(draft))).toBe(404)
  expect(await at(chosen(nowhere))).toBe(404)
  expect(await at(planWorkUrls.addPublished({ ...service, source: 'x.y', thingId: publicationId }))).toBe(404)
  expect(await at(`${chosen()}?step=${await firstStep(3)}`)).toBe(404)
  expect(await at(`${chosen()}?step=${nowhere}`)).toBe(404)
  expect(await at(planWorkUrls.choosePublished(service, { step: nowhere }))).toBe(404)
  expect(await at(planWorkUrls.choosePublished(service, { step, indicator: nowhere }))).toBe(404)
  for (const typed of [{ step: nowhere }, { step: 'x' }, { indicator: nowhere }]) {
    const answer = await register.forge('officer', chosen(), { ...dated, ...typed })
    expect(answer.statusCode).toBe(404)
  }
  expect((await register.forge('officer', chosen(draft), { ...dated, step })).statusCode).toBe(404)
  expect((await register.forge('auditor', chosen(), { ...dated, step })).statusCode).toBe(403)
  expect((await register.as('auditor').open(planWorkUrls.choosePublished(service))).statusCode).toBe(403)
  expect(await pieces()).toEqual([])
})
