import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { findDocuments } from '../../../platform/search/finding.ts'
import type { PlanFile } from '../plan-file.ts'
import { currentPlan } from '../reading.ts'
import { openYears } from '../work/opening.ts'
import { announceDraft, decideDraft, sendDraft } from './deciding.ts'
import {
  abandonDraft,
  beginAmendment,
  beginFirstPlan,
  beginNewPlan,
  changeDraft,
  findDraft,
  type Draft,
  type DraftBegun,
} from './draft.ts'
import { planDraftTasks } from './waiting.ts'

const offices = ['head-of-division', 'clerk', 'chief-executive'] as const

let db: TestDatabase
let inside: Inside
let at = Temporal.Instant.from('2026-11-23T03:00:00Z')
let divisionId: string
const people = new Map<string, Person>()
const officer = () =>
  ({ accountId: people.get('officer')!.accountId, role: 'officer', isActing: false }) as const

beforeAll(async () => {
  db = await testDatabase()
  inside = await insideOf(db)
  await db.asOwner(await db.organizationId(), async (tx) => {
    divisionId = (await listDivisions(tx))[0]!.divisionId
    for (const role of ['officer', ...offices] as const) {
      const name = `ผู้ทดสอบ ${role}`
      const { accountId } = await addPerson(tx, { role, at, name })
      people.set(role, { accountId, name, roles: [{ role, divisionId, isActing: false }] })
    }
  })
})
afterAll(() => db.close())

/** Begins a draft, changes it and sends it to the offices. */
async function sent(begun: DraftBegun, change: (content: PlanFile) => PlanFile): Promise<string> {
  const { draftId } = begun
  await inside(async (tx) => {
    const draft = (await findDraft(tx, draftId))!
    const { revision, content } = draft
    const changes = { draft, revision, content: change(content), reason: 'ตามมติประชาคม', at }
    expect(await changeDraft(tx, officer(), changes)).toEqual({ ok: true })
  })
  const today = todayInBangkok(at)
  const asked = { draft: await draftOf(draftId), divisionId, today, at }
  expect(await inside((tx) => sendDraft(tx, officer(), asked))).toEqual({ ok: true })
  return draftId
}

async function draftOf(draftId: string): Promise<Draft> {
  return (await inside((tx) => findDraft(tx, draftId)))!
}

async function agree(draftId: string, office: (typeof offices)[number]) {
  const opinion = { office, decision: 'agreed', opinion: '', today: todayInBangkok(at), at } as const
  const draft = await draftOf(draftId)
  return inside((tx) => decideDraft(tx, people.get(office)!, { ...opinion, draft }))
}

async function announced(draftId: string) {
  for (const office of offices) expect(await agree(draftId, office)).toMatchObject({ ok: true })
  const today = todayInBangkok(at)
  const draft = await draftOf(draftId)
  return inside((tx) => announceDraft(tx, officer(), { draft, announcedOn: today, today, at }))
}

async function amend(): Promise<DraftBegun> {
  return inside(async (tx) => beginAmendment(tx, officer(), { plan: (await currentPlan(tx))!, at }))
}

function renamed(name: string) {
  return (content: PlanFile): PlanFile => ({
    ...content,
    programmes: content.programmes.map((one) => (one.number === 3 ? { ...one, name } : one)),
  })
}

async function titlesFor(query: string): Promise<string[]> {
  const found = await inside((tx) => findDocuments(tx, query, { limit: 5, offset: 0 }))
  return found.isWhole ? found.documents.map(({ title }) => title) : []
}

test('a draft that was given up while the offices had it asks for nothing, and stays given up', async () => {
  const draftId = await sent(await amend(), renamed('โครงการบ่อปลา'))
  const tasks = () =>
    inside((tx) => planDraftTasks(tx, { person: people.get('head-of-division')!, today: todayInBangkok(at) }))
  expect(await tasks()).toHaveLength(1)
  const draft = await draftOf(draftId)
  expect(await inside((tx) => abandonDraft(tx, officer(), { draft, at }))).toBe(true)
  expect(await tasks()).toEqual([])
  expect(await agree(draftId, 'head-of-division')).toEqual({ ok: false, reason: 'moved-on' })
  expect((await draftOf(draftId)).state).toBe('abandoned')
})

test('a draft that came with the organisation names it, and is given up like any other', async () => {
  const { draftId } = await inside((tx) => beginFirstPlan(tx, { firstFiscalYear: 2571, at }))
  const draft = await draftOf(draftId)
  expect(draft).toMatchObject({ openedByName: 'อบต.กระจาย', planId: null, state: 'open' })
  expect(await inside((tx) => abandonDraft(tx, officer(), { draft, at }))).toBe(true)
})

test('what is announced is found at once', async () => {
  const draftId = await sent(await amend(), renamed('โครงการฟาร์มผึ้งตัวอย่าง'))
  expect(await titlesFor('ฟาร์มผึ้ง')).toEqual([])
  expect(await announced(draftId)).toEqual({ ok: true })
  expect(await titlesFor('ฟาร์มผึ้ง')).toEqual(['โครงการฟาร์มผึ้งตัวอย่าง'])
})

test('a plan that is announced within its years is in force at once', async () => {
  at = Temporal.Instant.from('2027-11-15T03:00:00Z')
  const begun = await inside(async (tx) => beginNewPlan(tx, officer(), { plan: await currentPlan(tx), at }))
  const draftId = await sent(begun, renamed('โครงการสวนสมุนไพร'))
  expect(await announced(draftId)).toEqual({ ok: true })
  const plan = (await inside(currentPlan))!
  expect(plan.firstFiscalYear).toBe(2571)
  expect(await inside((tx) => openYears(tx, plan.planId))).toEqual([2571])
  expect(await titlesFor('สวนสมุนไพร')).toEqual(['โครงการสวนสมุนไพร'])
  expect(await titlesFor('ฟาร์มผึ้ง')).toEqual([])
})
