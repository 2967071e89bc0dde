import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { platformEvents } from '../../src/modules/ledger/module.tsx'
import { openDataUrls } from '../../src/modules/open-data/module.tsx'
import { modules } from '../../src/modules.ts'
import { todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { languages, type Language } from '../../src/platform/language/messages.ts'
import { datasetUrls, meaningOf, type Dataset } from '../../src/platform/open-data/dataset.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addCommittees } from '../support/committees.ts'
import { addDocuments } from '../support/documents.ts'
import { insertManual } from '../support/manuals.ts'
import { addPerson } from '../support/people.ts'
import { insertRequest, insertService } from '../support/service-requests.ts'
import { copySurvey, insertSurvey } from '../support/surveys.ts'
import { expectProblem, linksOf, textOf } from './reading.ts'

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
      select organization_id, plan_id, position, fiscal_year, 1, 4, 'NACC 2566', 'https://nacc.example', ${accountId}, ${at}
      from plan_target where unit = 'percent'`)
    await tx.db.execute(sql`insert into ita_result
      select organization_id, fiscal_year, 1, 86.25, 90, 80, 85.5, '', '2026-09-10', 'ITA', 'https://ita.example', null, '', ${accountId}, ${at}
      from plan_target where unit = 'points'`)
    await tx.db.execute(sql`insert into ita_indicator_score
      select organization_id, ita_year, sequence, 9, 91.25 from ita_result`)
    await tx.db.execute(sql`insert into ita_measure
      select organization_id, gen_random_uuid(), ita_year, 9, '{13,26}', 'ปรับปรุง', ${accountId}, null,
        '2026-11-20', '2026-12-31', 'planned', null, 1, ${accountId}, ${at}
      from ita_result`)
    await addDocuments(tx, { accountId, count: 9, at: testNow })
    await addCommittees(tx, { accountId, count: 9, at: testNow })
    // One in each month of a year, the open ones the last.
    await tx.db.execute(sql`insert into information_request
      (organization_id, request_id, register_year, register_number, code_hash, channel, delivery, received_on, due_on,
       state, ended_on)
      select organization_id, gen_random_uuid(), 2569, n, int4send(n), 'online', 'read', day, day + 15,
        case when n < 10 then 'granted' else 'open' end, case when n < 10 then day + 3 end
      from organization, generate_series(1, 11) n, lateral (select ('2026-01-05'::date + n * 28)) as of_month (day)`)
    await tx.db.execute(sql`insert into complaint
      (organization_id, complaint_id, register_year, register_number, code_hash, channel, category, received_on, due_on,
       state, ended_on)
      select organization_id, gen_random_uuid(), 2569, n, int4send(n), 'online', 'roads', day, day + 15,
        case when n < 10 then 'answered' else 'received' end, case when n < 10 then day + 3 end
      from organization, generate_series(1, 11) n, lateral (select ('2026-01-05'::date + n * 28)) as of_month (day)`)
    await insertSurvey(tx, { accountId })
    await insertRequest(tx, { serviceId: await insertService(tx), receivedOn: '2026-03-23' })
    await copySurvey(tx, 8)
    await tx.db.execute(sql`insert into queue_service
      select organization_id, gen_random_uuid(), 'ก', 'ชำระภาษี', 'Taxes', 10, true from organization`)
    await tx.db.execute(sql`insert into queue_ticket
      (organization_id, ticket_id, day, service_id, number, class, channel, state, issued_at)
      select organization_id, gen_random_uuid(), day, service_id, 1, 'general', 'kiosk', 'waiting', day
      from queue_service, generate_series(1, 9) n, lateral (select ('2026-01-05'::date + n * 28)) as of_month (day)`)
    // Of years that are over; and none of another outcome, which would hide the sum.
    await tx.db.execute(sql`insert into case_matter
      (organization_id, case_id, register_year, register_number, source, is_corruption, received_on, state, closed_on,
       finding, erased_at)
      select organization_id, gen_random_uuid(), year, n, 'complaint', true, make_date(year - 543, 1, 5), 'closed',
        '2026-02-05', 'no-grounds', ${at}
      from organization, generate_series(1, 9) n, generate_series(2565, 2569) year`)
    await tx.db.execute(sql`insert into integrity_year_count
      select organization_id, year, 1, case when year < 2567 then year - 2555 end, ${at}
      from organization, generate_series(2561, 2569) year`)
    for (let count = 1; count < 10; count += 1) await insertManual(tx, { key: `manual-${count}` })
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

async function page(address: string, language: Language): Promise<string> {
  const answer = await app.server.inject({ url: localAddress(language, address) })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

test('the house publishes its tables, whose names stay', () => {
  expect(datasets.map(([name]) => name).toSorted()).toEqual([
    'committee-resolutions',
    'committees',
    'complaint-breakdowns',
    'complaints',
    'corruption-cases',
    'disclosure-items',
    'information-request-breakdowns',
    'information-requests',
    'integrity-reports',
    'ita-indicator-scores',
    'ita-measures',
    'ita-results',
    'office-holidays',
    'plan-corrections',
    'plan-fraud-risks',
    'plan-indicator-results',
    'plan-indicators',
    'plan-programme-years',
    'plan-programmes',
    'plan-target-figures',
    'plan-targets',
    'publication-channels',
    'publications',
    'queue-tickets',
    'service-requests',
    'service-standards',
    'survey-results',
  ])
})

test.each(datasets)('the CSV of %s is the rows of the database', async (name, dataset) => {
  const csv = await file(datasetUrls(name).csv(), 'text/csv')
  expect(csv.startsWith('\uFEFF'), 'without it Excel garbles Thai').toBe(true)
  const [heading, ...rows] = cellsOf(csv.slice(1))
  const columns = Object.keys(dataset.row.shape)
  expect(heading).toEqual(columns)
  const known = await rowsInDatabase(dataset)
  expect(known.length).toBeGreaterThan(4)
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

test('the catalogue leads to every dataset and to its files, in both languages', async () => {
  for (const language of languages) {
    const body = await page(openDataUrls.catalogue(), language)
    for (const [name, dataset] of datasets) {
      const { csv, json } = datasetUrls(name)
      const at = localAddress(language, openDataUrls.dataset({ name }))
      expect(linksOf(body)).toEqual(expect.arrayContaining([at, csv(), json()]))
      expect(textOf(body)).toContain(dataset.title[language])
    }
    expect(linksOf(body)).toEqual(
      expect.arrayContaining([openDataUrls.catalogueFile(), openDataUrls.organizations()]),
    )
  }
})

test.each(datasets)('the page of %s has its files and the meaning of every column', async (name, dataset) => {
  for (const language of languages) {
    const body = await page(openDataUrls.dataset({ name }), language)
    const { csv, json, schema } = datasetUrls(name)
    expect(linksOf(body)).toEqual(expect.arrayContaining([csv(), json(), schema(), dataset.licence.url]))
    for (const [column, type] of Object.entries(dataset.row.shape)) {
      expect(textOf(body)).toContain(column)
      expect(textOf(body)).toContain(meaningOf(type as z.ZodType, language))
    }
    expect(textOf(body)).toContain(`http://localhost:3000${openDataUrls.dataset({ name })}`)
    expect(body.match(/<tbody>[\s\S]*?<\/tbody>/)?.[0]?.match(/<tr>/g)?.length).toBeLessThanOrEqual(10)
  }
})

test.each(datasets)(
  'the acts that change %s are acts of the house, and one was done',
  async (name, dataset) => {
    const known = [
      ...modules.flatMap(({ events }) => Object.keys(events ?? {})),
      ...Object.keys(platformEvents),
    ]
    expect(known).toEqual(expect.arrayContaining([...dataset.changedBy]))
    // What was put in by hand, above, has left no act.
    if (
      /results|figures|information-request|service-requests|complaint|corruption|integrity|queue|scores|measures|standards/.test(
        name,
      )
    )
      return
    expect(textOf(await page(openDataUrls.dataset({ name }), 'th'))).not.toContain('ยังไม่มีข้อมูล')
  },
)

test('a dataset is found by its name, its columns and what they mean, in either language', async () => {
  const found = async (q: string, order = 'name'): Promise<string[]> =>
    linksOf(await page(openDataUrls.catalogue({ q, order }), 'th')).flatMap((link) =>
      /^\/open-data\/[\w-]+$/.test(link) ? [link.slice('/open-data/'.length)] : [],
    )
  expect(await found('quarter_4')).toEqual(['plan-programme-years'])
  expect(await found('Cabinet')).toEqual(['office-holidays'])
  expect(await found('วันหยุด ที่มา')).toEqual(['office-holidays'])
  expect(await found('ไม่มีคำนี้แน่นอน')).toEqual([])
  expect((await found('', 'period')).at(-1)).toBe('office-holidays')
  expect((await found('', 'change')).at(-1)).toMatch(
    /results|figures|information-request|service-requests|complaint|corruption|integrity|scores|measures|standards/,
  )
  expect(await found('x'.repeat(10_000))).toEqual([])
})

test('a dataset that is not there is an unknown address, and so is an order', async () => {
  for (const url of ['/open-data/nothing', '/en/open-data/plan', '/open-data/catalogue']) {
    expectProblem(await app.server.inject({ url }), 'not-found', url.startsWith('/en/') ? 'en' : 'th')
  }
  expectProblem(await app.server.inject({ url: '/open-data?order=nothing' }), 'unknown-value')
})
