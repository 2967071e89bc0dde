import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadPlan, readPlanFile } from '../../src/modules/plan/module.ts'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { loadedAt } from '../support/changing.ts'
import { expectProblem, textOf } from './reading.ts'

const otherHost = 'other.example'
/** Stands in every official text of the other organisation and in none of Krajai. */
const mark = 'เครื่องหมายของอีกแห่ง'

let krajai: PlanFile
let app: TestApp
beforeAll(async () => {
  krajai = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
  app = await testApp()
  await addOther(app)
  // Heard of by notification.
  await vi.waitUntil(async () => textOf((await get('/', otherHost)).body).includes('อบต.อื่น'), {
    timeout: 30_000,
  })
})
afterAll(() => app.close())

const get = (url: string, host: string) => app.server.inject({ url, headers: { host } })

type PlanFile = Awaited<ReturnType<typeof readPlanFile>>

/** Another text for each name that only Krajai has. */
function renamed(plan: PlanFile): PlanFile {
  const names = plan.programmes.flatMap(({ name, nameEn }) => [name, nameEn])
  const text = names.reduce(
    (json, name, index) => json.replaceAll(quoted(name), `${mark} ${index}`),
    JSON.stringify(plan).replaceAll('กระจาย', 'อื่น'),
  )
  return JSON.parse(text) as PlanFile
}

function quoted(name: string): string {
  return JSON.stringify(name).slice(1, -1)
}

/** Krajai's plan under other names, with one of its years and seven programmes fewer. */
async function addOther({ database }: TestApp): Promise<void> {
  const file = renamed(krajai)
  const programmes = file.programmes.filter(({ number }) => number <= 39)
  const kept = new Set(programmes.map(({ number }) => number))
  await database.asOwner(uuidv7(), async (tx) => {
    await addOrganization(tx, { ...file.organization, host: 'Other.Example' }, loadedAt)
    const plan = {
      ...file,
      fiscalYears: [2570],
      programmes,
      schedule: { '2570': { rows: file.schedule['2570']!.rows.filter((row) => kept.has(row.programme)) } },
      fraudRisks: file.fraudRisks.map((risk) => ({
        ...risk,
        controls: risk.controls.filter((control) => kept.has(control)),
      })),
    }
    await loadPlan(tx, plan, loadedAt)
  })
}

const addresses = [
  '/',
  '/plan',
  '/plan/2570',
  '/plan/2570/programmes',
  '/plan/2570/print',
  '/plan/programmes/24',
  '/plan/risks',
  '/open-data/plan-programmes.csv',
  '/open-data/plan-programmes.json',
  '/open-data/plan-programme-years.json',
]

test.each(addresses)('%s shows each organisation its own', async (address) => {
  const here = textOf((await get(address, 'krajai.example')).body)
  expect(here).not.toContain(mark)
  expect(here).not.toContain('อบต.อื่น')
  const there = textOf((await get(address, otherHost)).body)
  expect(there).not.toContain('กระจาย')
  for (const { name } of krajai.programmes) expect(there).not.toContain(name)
})

test("an organisation's own pages do carry its mark", async () => {
  for (const address of ['/plan/2570/programmes', '/plan/programmes/24', '/plan/risks']) {
    expect(textOf((await get(address, otherHost)).body)).toContain(mark)
  }
})

test('programmes and years that only one organisation has are unknown at the other', async () => {
  expect((await get('/plan/programmes/46', 'krajai.example')).statusCode).toBe(200)
  expectProblem(await get('/plan/programmes/46', otherHost), 'not-found')
  expect((await get('/plan/2566', 'krajai.example')).statusCode).toBe(200)
  expect((await get('/plan/2566', otherHost)).statusCode).toBe(404)
})

test('an error page names the organisation of its host', async () => {
  const { body } = await get('/nothing-here', otherHost)
  expect(textOf(body)).toContain('อบต.อื่น')
  expect(textOf(body)).not.toContain('กระจาย')
})

test.each(['OTHER.example', 'other.example:8080', 'Other.Example:443'])(
  'the host %s is the same host',
  async (host) => {
    expect(textOf((await get('/', host)).body)).toContain('อบต.อื่น')
  },
)

test.each(['unknown.example', '192.0.2.1:3000', '[::1]:3000', 'other.example.evil.example'])(
  'the unknown host %s is answered by the organisation without a host',
  async (host) => {
    expect(textOf((await get('/', host)).body)).toContain('อบต.กระจาย')
  },
)

test('a change of one organisation leaves the stored pages of the other as they are', async () => {
  const before = await get('/plan', 'krajai.example')
  await app.database.asOwner(uuidv7(), (tx) =>
    addOrganization(tx, { ...third, host: 'third.example', shortName: 'อบต.สาม' }, loadedAt),
  )
  const after = await get('/plan', 'krajai.example')
  expect(after.headers.etag).toBe(before.headers.etag)
})

const third = {
  name: 'สาม',
  nameEn: 'Third',
  shortName: 'สาม',
  shortNameEn: 'Third',
  type: 'municipality',
  district: 'ก',
  districtEn: 'A',
  province: 'ข',
  provinceEn: 'B',
} as const

test('an organisation without a plan says so and publishes empty tables', async () => {
  await app.database.asOwner(uuidv7(), (tx) =>
    addOrganization(tx, { ...third, host: 'fourth.example' }, loadedAt),
  )
  await expect.poll(async () => (await get('/plan', 'fourth.example')).statusCode).toBe(404)
  expect(textOf((await get('/plan', 'fourth.example')).body)).toContain('ยังไม่มีแผน')
  expect(textOf((await get('/en/plan/2570', 'fourth.example')).body)).toContain('No plan yet')
  expect((await get('/', 'fourth.example')).statusCode).toBe(200)
  expect((await get('/open-data', 'fourth.example')).statusCode).toBe(200)
  const { rows } = (await get('/open-data/plan-programmes.json', 'fourth.example')).json<{
    rows: unknown[]
  }>()
  expect(rows).toEqual([])
})
