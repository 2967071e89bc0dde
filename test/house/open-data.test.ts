import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../src/modules.ts'
import { todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { datasetUrls, meaningOf, type Dataset } from '../../src/platform/open-data/dataset.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { linksOf, textOf } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  // What is only there once somebody has entered it.
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    const at = testNow.toString()
    await tx.db.execute(sql`insert into indicator_result
      select organization_id, indicator_id, 2570, 1, 45.5, 50, '2026-11-20', '', ${accountId}, ${at}
      from indicator where source = 'recorded'`)
    await tx.db.execute(sql`insert into target_figure
      select organization_id, plan_id, position, fiscal_year, 1, 86.25, 'ITA 2566', 'https://ita.example', ${accountId}, ${at}
      from plan_target`)
  })
})
afterAll(() => app.close())

const datasets = modules
  .flatMap((module) => module.datasets)
  .map((dataset) => [dataset.name, dataset] as const)
type Row = Readonly<Record<string, unknown>>

async function rowsInDatabase(dataset: Dataset): Promise<Row[]> {
  const asked = { today: todayInBangkok(testNow) }
  return inOrganization(app.database.database.serving, await app.database.organizationId(), (tx) =>
    dataset.read(tx, asked),
  )
}

async function file(url: string, type: string): Promise<string> {
  const answer = await app.server.inject({ url })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`)
  return answer.body
}

/** The cells of a CSV file as RFC 4180 describes it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  // The file ends with a line end.
  return rows.slice(0, -1)
}

/** A value as its cell shows it. */
function cellOf(value: unknown): string {
  if (value === null) return ''
  const text = Array.isArray(value) ? value.join('\n') : String(value)
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

test('the house publishes its tables, whose names stay', () => {
  expect(datasets.map(([name]) => name).toSorted()).toEqual([
    'disclosure-items',
    'office-holidays',
    'plan-corrections',
    'plan-fraud-risks',
    'plan-indicator-results',
    'plan-indicators',
    'plan-programme-years',
    'plan-programmes',
    'plan-target-figures',
    'plan-targets',
  ])
})

test.each(datasets)('the CSV of %s is the rows of the database', async (name, dataset) => {
  const csv = await file(datasetUrls(name).csv(), 'text/csv')
  expect(csv.startsWith('\uFEFF'), 'without it Excel garbles Thai').toBe(true)
  const [heading, ...rows] = cellsOf(csv.slice(1))
  const columns = Object.keys(dataset.row.shape)
  expect(heading).toEqual(columns)
  const known = await rowsInDatabase(dataset)
  expect(known.length).toBeGreaterThan(8)
  expect(rows).toEqual(known.map((row) => columns.map((column) => cellOf(row[column]))))
})

test.each(datasets)(
  'the JSON of %s is the rows of the database, with source and licence',
  async (name, dataset) => {
    const json = JSON.parse(await file(datasetUrls(name).json(), 'application/json')) as Row
    expect(json['rows']).toEqual(await rowsInDatabase(dataset))
    expect(json).toMatchObject({
      title: dataset.title,
      publisher: { th: 'องค์การบริหารส่วนตำบลกระจาย', en: 'Krajai Subdistrict Administrative Organization' },
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      schema: datasetUrls(name).schema(),
    })
  },
)

test.each(datasets)(
  'the rows of %s are as their published schema says, and nothing else is',
  async (name) => {
    const published = JSON.parse(await file(datasetUrls(name).schema(), 'application/schema+json'))
    expect(published).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'array',
    })
    const schema = z.fromJSONSchema(published)
    const { rows } = JSON.parse(await file(datasetUrls(name).json(), 'application/json')) as { rows: Row[] }
    expect(schema.safeParse(rows).error).toBeUndefined()

    const [first] = rows
    for (const column of Object.keys(first!)) {
      const { [column]: _, ...without } = first!
      expect(schema.safeParse([without]).success, `without ${column}`).toBe(false)
      expect(schema.safeParse([{ ...first, [column]: { wrong: true } }]).success, `wrong ${column}`).toBe(
        false,
      )
    }
  },
)

test('Thai is intact: letters and marks, no escapes and no entities', async () => {
  const name = 'โครงการพัฒนาระบบการให้บริการประชาชนผ่านระบบอิเล็กทรอนิกส์ (E-Service)'
  for (const url of [datasetUrls('plan-programmes').csv(), datasetUrls('plan-programmes').json()]) {
    const { rawPayload } = await app.server.inject({ url })
    const text = new TextDecoder('utf-8', { fatal: true }).decode(rawPayload)
    expect(text).toContain(name)
    expect(text).not.toMatch(/\\u0e|&#|\uFFFD/)
    expect(text.normalize('NFC')).toBe(text)
  }
})

test('a browser saves the table under its name', async () => {
  const { headers } = await app.server.inject({ url: datasetUrls('plan-targets').csv() })
  expect(headers['content-disposition']).toBe('attachment; filename=plan-targets.csv')
})

test('the catalogue lists every file and the meaning of every column, in both languages', async () => {
  for (const language of languages) {
    const { body } = await app.server.inject({ url: language === 'th' ? '/open-data' : '/en/open-data' })
    for (const [name, dataset] of datasets) {
      const { csv, json, schema } = datasetUrls(name)
      expect(linksOf(body)).toEqual(expect.arrayContaining([csv(), json(), schema()]))
      expect(textOf(body)).toContain(dataset.title[language])
      for (const [column, type] of Object.entries(dataset.row.shape)) {
        expect(textOf(body)).toContain(column)
        expect(textOf(body)).toContain(meaningOf(type as z.ZodType, language))
      }
    }
  }
})
