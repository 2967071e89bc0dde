import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../platform/project-root.ts'
import { readPlanFile } from './plan-file.ts'

const path = join(projectRoot, 'data/krajai/plan.json')
const text = readFileSync(path, 'utf8')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-plan-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Place = readonly (string | number)[]
type Tree = Record<string | number, unknown>

/** Krajai's plan with one value changed, or taken away where it is undefined. */
function withValue(place: Place, value: unknown): unknown {
  const file = JSON.parse(text) as Tree
  const last = place.at(-1)!
  const parent = place.slice(0, -1).reduce((tree, key) => tree[key] as Tree, file)
  expect(Object.hasOwn(parent, last), `${place.join('.')} is a field of the plan`).toBe(true)
  parent[last] = value
  return file
}

async function refusalOf(content: string): Promise<unknown> {
  const changed = join(folder, 'plan.json')
  await writeFile(changed, content)
  return readPlanFile(changed).then(
    () => 'the file was read',
    (error: unknown) => error,
  )
}

test('the plan that ships is read whole', async () => {
  const file = await readPlanFile(path)
  expect(file.programmes).toHaveLength(46)
  expect(Object.values(file.schedule).flatMap(({ rows }) => rows)).toHaveLength(216)
})

const required: Place[] = [
  ['title'],
  ['organization', 'nameEn'],
  ['fiscalYears'],
  ['announcedOn'],
  ['taxonomy', 0, 'missions', 0, 'topics', 0, 'name'],
  ['programmes', 0, 'name'],
  ['programmes', 45, 'mission'],
  ['programmes', 3, 'steps', 0, 'text'],
  ['schedule', '2568', 'rows', 2, 'budgetBaht'],
  ['schedule', '2570', 'rows', 0, 'quarters'],
  ['fraudRisks', 2, 'risks', 1, 'level'],
  ['fraudRisks', 0, 'controls'],
]

test.each(required.map((place) => [place.join('.'), place] as const))(
  'a plan without %s is refused by that name',
  async (_, place) => {
    expect(await refusalOf(JSON.stringify(withValue(place, undefined)))).toMatchObject({
      issues: [{ path: place }],
    })
  },
)

const wrong: [Place, unknown][] = [
  [['schedule', '2566', 'rows', 0, 'budgetBaht'], -1],
  [['schedule', '2566', 'rows', 0, 'budgetBaht'], '20000'],
  [['schedule', '2566', 'rows', 0, 'quarters', 0], 5],
  [['programmes', 0, 'kind'], 'party'],
  [['programmes', 0, 'number'], 0],
  [['programmes', 0, 'mission'], '1.1'],
  [['fraudRisks', 0, 'risks', 0, 'level'], 'extreme'],
  [['fiscalYears', 0], 2023],
  [['announcedOn'], '22 กันยายน 2565'],
]

test.each(wrong.map(([place, value]) => [place.join('.'), value, place] as const))(
  'a plan whose %s is %j is refused by that name',
  async (_, value, place) => {
    expect(await refusalOf(JSON.stringify(withValue(place, value)))).toMatchObject({
      issues: [{ path: place }],
    })
  },
)

test('half a file is refused', async () => {
  expect(await refusalOf(text.slice(0, text.length / 2))).toBeInstanceOf(SyntaxError)
})
