import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { caseStatisticsUrls } from '../urls.ts'
import { hasFallen, outcomeOf, safeYears } from './counting.ts'
import { caseMetrics } from './metrics.ts'

let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

let next = 0
async function add(
  count: number,
  receivedOn: string,
  discipline: string | null,
  isCorruption = true,
): Promise<void> {
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    for (let made = 0; made < count; made += 1) {
      next += 1
      await tx.db
        .execute(sql`insert into case_matter (organization_id, case_id, register_year, register_number, source,
        is_corruption, received_on, state, closed_on, finding, discipline, erased_at)
        values (${own}, gen_random_uuid(), 2569, ${next}, 'other', ${isCorruption}, ${receivedOn}, 'closed', '2026-08-01',
          ${discipline ? 'serious' : 'no-fault'}, ${discipline}, now())`)
    }
  })
}

const day = (iso: string) => Temporal.PlainDate.from(iso)
const measured = (name: string, fiscalYear: number, until: string) =>
  inside((tx) =>
    caseMetrics
      .find((metric) => metric.name === name)!
      .measure(tx, { fiscalYear, until: day(until), parameters: {} }),
  )

test('years that are not over, small counts and other misconduct are not told', async () => {
  expect(await measured('cases.count', 2569, '2026-10-01')).toBeUndefined()
  await add(4, '2026-01-05', 'expulsion')
  await add(9, '2026-01-05', 'reprimand', false)
  expect(await measured('cases.count', 2569, '2026-10-01'), 'four are not told').toBeUndefined()
  let page = textOf((await app.server.inject({ url: caseStatisticsUrls.statistics() })).body)
  expect(page).toContain('น้อยกว่า 5')
  await add(7, '2026-02-05', null)
  expect(await measured('cases.count', 2569, '2026-09-29'), 'not over').toBeUndefined()
  expect(await measured('cases.count', 2569, '2026-10-01')).toMatchObject({
    numerator: 11,
    denominator: null,
  })
  await add(6, '2026-10-05', null)
  expect(await measured('cases.count', 2570, '2026-11-23')).toBeUndefined()
  const years = await inside((tx) => safeYears(tx, day('2026-11-23')))
  expect(years.map(({ fiscalYear }) => fiscalYear)).toEqual([2569])
  expect(years[0]!.byOutcome.disciplined, 'four of eleven').toBe('suppressed')
  page = textOf((await app.server.inject({ url: `/en${caseStatisticsUrls.statistics()}` })).body)
  expect(page).toContain('no figure for the base year 2565')
})

test.each([
  [10, { base: 20, percent: 50 }, true],
  [11, { base: 20, percent: 50 }, false],
  ['suppressed', { base: 8, percent: 50 }, true],
  ['suppressed', { base: 7, percent: 50 }, undefined],
  ['suppressed', { base: 0, percent: 10 }, undefined],
  [5, { base: 0, percent: 10 }, false],
] as const)('%s cases against %o: %s', (count, against, expected) => {
  expect(hasFallen(count, against)).toBe(expected)
})

test('a case is open until it is closed, and what came of it is told once', () => {
  const closed = {
    closedOn: '2026-08-01',
    finding: 'serious',
    discipline: 'expulsion',
    referredTo: 'nacc',
  } as const
  expect(outcomeOf(closed, day('2026-07-31'))).toBe('open')
  expect(outcomeOf(closed, day('2026-08-01'))).toBe('disciplined')
  expect(outcomeOf({ ...closed, discipline: 'none' }, day('2026-08-01'))).toBe('referred')
  expect(outcomeOf({ ...closed, discipline: null, referredTo: null }, day('2026-08-01'))).toBe('other')
})
