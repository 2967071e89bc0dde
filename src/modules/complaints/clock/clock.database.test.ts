import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { textOf } from '../../../../test/house/reading.ts'
import { publicActor, systemActor, type Person, type Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { account, accountRole } from '../../../platform/identity/schema.ts'
import { and, eq } from 'drizzle-orm'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { assignComplaint } from '../handling/assigning.ts'
import { endComplaint } from '../handling/ending.ts'
import { mergeComplaint } from '../handling/merging.ts'
import { stopClock } from '../handling/pausing.ts'
import { findComplaint, type Complaint } from '../reading.ts'
import { stepsOf } from '../step.ts'
import { complaintTasks } from '../waiting.ts'
import { complaintUrls } from '../urls.ts'
import { complaintClockJob } from './clock-job.ts'

let app: TestApp
let inside: Inside
let now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let divisions: string[]

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  divisions = (await inside((tx) => listDivisions(tx))).map(({ divisionId }) => divisionId)
})
afterAll(() => app.close())

const at = (day: string) => Temporal.Instant.from(`${day}T03:00:00Z`)

function receive(told: Partial<NewComplaint> = {}): Promise<{ complaintId: string; code: string }> {
  return inside((tx) => fileComplaint(tx, publicActor, sampleComplaint(told)))
}

const stateOf = async (complaintId: string): Promise<Complaint> =>
  (await inside((tx) => findComplaint(tx, complaintId)))!
const kindsOf = async (complaintId: string) =>
  (await inside((tx) => stepsOf(tx, complaintId))).map(({ kind }) => kind)

/** Does the job of a night, and tells whom it told what. */
async function night(day: string): Promise<{ accounts: readonly string[]; words: string }[]> {
  const told: { accounts: readonly string[]; words: string }[] = []
  const run = {
    organizationId: await app.database.organizationId(),
    input: {},
    at: at(day),
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: new Map(),
    probeLink: async () => ({ kind: 'unknown' }),
    notify: async (
      _: unknown,
      { accounts, title }: { accounts: readonly string[]; title: { th: string } },
    ) => {
      told.push({ accounts, words: title.th })
    },
  }
  await complaintClockJob.handle(run as unknown as Parameters<typeof complaintClockJob.handle>[0])
  return told
}

/** Somebody in office, in a division where one is named. */
async function inOffice(role: Role, divisionId: string | null = null): Promise<string> {
  const own = await app.database.organizationId()
  return app.database.asOwner(own, async (tx) => {
    const { accountId } = await addPerson(tx, { role, at: now })
    await tx.db
      .update(accountRole)
      .set({ divisionId })
      .where(and(eq(accountRole.organizationId, own), eq(accountRole.accountId, accountId)))
    return accountId
  })
}

const tasksOf = (accountId: string, role: Role, divisionId: string | null, day = '2026-11-23') => {
  const person: Person = { accountId, name: 'ผู้ทดสอบ', roles: [{ role, divisionId, isActing: false }] }
  return inside((tx) => complaintTasks(tx, { person, today: Temporal.PlainDate.from(day) }))
}
const waits = async (complaintId: string, ...who: Parameters<typeof tasksOf>) =>
  (await tasksOf(...who)).find(({ id }) => id.endsWith(complaintId))

test('what misses its day moves up by itself, step by step, and everybody hears of it once', async () => {
  const head = await inOffice('head-of-division', divisions[0])
  const otherHead = await inOffice('head-of-division', divisions[1])
  const clerk = await inOffice('clerk')
  const mayor = await inOffice('chief-executive')
  const { complaintId, code } = await receive()
  const second = await receive()
  for (const one of [complaintId, second.complaintId]) {
    const given = { complaintId: one, divisionId: divisions[0]!, assigneeId: null, reason: null }
    await inside((tx) => assignComplaint(tx, systemActor, { ...given, at: at('2026-11-23') }))
  }
  expect(await night('2026-12-08'), 'its last day is not over').toEqual([])
  expect((await stateOf(complaintId)).level).toBe(0)

  expect(await night('2026-12-09')).toEqual([
    { accounts: [head], words: 'เรื่องร้องเรียนเกินกำหนด 2 เรื่อง ขึ้นมาถึงคุณแล้ว' },
  ])
  expect(await night('2026-12-09'), 'a second run moves nothing').toEqual([])
  expect((await stateOf(complaintId)).level).toBe(1)
  expect(await waits(complaintId, clerk, 'clerk', null)).toBeUndefined()
  expect((await night('2026-12-12')).map(({ accounts }) => accounts)).toEqual([[clerk]])
  expect(await waits(complaintId, clerk, 'clerk', null)).toBeDefined()
  expect(await waits(complaintId, mayor, 'chief-executive', null)).toBeUndefined()
  expect((await night('2026-12-16')).map(({ accounts }) => accounts)).toEqual([[mayor]])
  expect(await waits(complaintId, mayor, 'chief-executive', null)).toBeDefined()
  expect(await waits(complaintId, otherHead, 'head-of-division', divisions[1]!)).toBeUndefined()
  expect(await kindsOf(complaintId)).toEqual(['received', 'assigned', 'overdue', 'moved-up', 'moved-up'])

  now = at('2026-12-16')
  const citizen = new Visitor(app.server)
  await citizen.open(complaintUrls.track())
  await citizen.submit(complaintUrls.track(), { tracking: code })
  const page = textOf(citizen.page!.body).replaceAll('\u00A0', ' ')
  for (const words of ['เกินมา 8 วัน', 'เกินกำหนดแล้ว', 'ถึงนายก', '1567']) expect(page).toContain(words)
  const log = await citizen.open(`/ledger/entries?subject=${complaintId}`)
  expect(textOf(log.body)).toContain('ขึ้นถึงผู้บังคับบัญชา')
  await inside((tx) =>
    endComplaint(tx, systemActor, {
      complaintId,
      kind: 'answered',
      words: 'ทำแล้ว',
      files: [],
      at: at('2026-12-17'),
    }),
  )
  expect(await waits(complaintId, mayor, 'chief-executive', null)).toBeUndefined()
  now = at('2026-11-23')
})

test('what was missed by weeks goes all the way at once; what stands still, is joined or has ended goes nowhere', async () => {
  const [late, waiting, joined, ended] = [await receive(), await receive(), await receive(), await receive()]
  const words = 'ต้นไหน'
  await inside((tx) =>
    stopClock(tx, systemActor, {
      complaintId: waiting.complaintId,
      kind: 'asked',
      words,
      at: at('2026-12-07'),
    }),
  )
  await inside((tx) =>
    mergeComplaint(tx, systemActor, {
      complaintId: joined.complaintId,
      into: late.complaintId,
      at: at('2026-11-24'),
    }),
  )
  await inside((tx) =>
    endComplaint(tx, systemActor, {
      complaintId: ended.complaintId,
      kind: 'answered',
      words,
      files: [],
      at: at('2026-12-01'),
    }),
  )
  await night('2026-12-20')
  expect(await stateOf(late.complaintId)).toMatchObject({ level: 3 })
  for (const { complaintId } of [waiting, joined, ended]) {
    expect((await stateOf(complaintId)).level, complaintId).toBe(0)
  }
})

test('a question that nobody answers does not hold the clock for ever', async () => {
  const { complaintId } = await receive()
  await inside((tx) =>
    stopClock(tx, systemActor, {
      complaintId,
      kind: 'asked',
      words: 'ต้นไหน',
      at: at('2026-12-01'),
    }),
  )
  await night('2026-12-15')
  expect((await stateOf(complaintId)).waitingSince).toBe('2026-12-01')
  await night('2026-12-16')
  expect(await stateOf(complaintId)).toMatchObject({
    waitingSince: null,
    dueOn: '2026-12-23',
    pausedDays: 15,
  })
  expect((await kindsOf(complaintId)).at(-1)).toBe('resumed')
})

test('it waits for everybody until it is given to a division, then for its head, or for whoever has it', async () => {
  const { complaintId } = await receive()
  const officer = await inOffice('officer', divisions[2])
  const head = await inOffice('head-of-division', divisions[2])
  const task = await waits(complaintId, officer, 'officer', divisions[2]!)
  expect(task?.deadline?.toString()).toBe('2026-12-08')
  expect(await waits(complaintId, officer, 'council-member', null)).toBeUndefined()
  const give = (assigneeId: string | null) =>
    inside((tx) =>
      assignComplaint(tx, systemActor, {
        complaintId,
        divisionId: divisions[2]!,
        assigneeId,
        reason: null,
        at: at('2026-11-23'),
      }),
    )
  await give(null)
  expect(await waits(complaintId, officer, 'officer', divisions[2]!)).toBeUndefined()
  expect(await waits(complaintId, head, 'head-of-division', divisions[2]!)).toBeDefined()
  await give(officer)
  expect((await waits(complaintId, officer, 'officer', divisions[2]!))?.title.th).toBe('ดำเนินการเรื่องร้องเรียน')
  expect(await waits(complaintId, head, 'head-of-division', divisions[2]!)).toBeUndefined()
})

test('of an officer who left it falls back to the head of his division: at once in his list, at night for good', async () => {
  const { complaintId } = await receive()
  const officer = await inOffice('officer', divisions[3])
  const head = await inOffice('head-of-division', divisions[3])
  await inside((tx) =>
    assignComplaint(tx, systemActor, {
      complaintId,
      divisionId: divisions[3]!,
      assigneeId: officer,
      reason: null,
      at: at('2026-11-23'),
    }),
  )
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    await tx.db
      .update(account)
      .set({ state: 'closed' })
      .where(and(eq(account.organizationId, own), eq(account.accountId, officer)))
  })
  expect(await waits(complaintId, head, 'head-of-division', divisions[3]!)).toBeDefined()
  await night('2026-11-24')
  expect((await stateOf(complaintId)).assigneeId).toBeNull()
  expect((await kindsOf(complaintId)).at(-1)).toBe('fell-back')
  expect(await waits(complaintId, head, 'head-of-division', divisions[3]!)).toBeDefined()
})
