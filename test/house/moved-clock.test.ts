import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { fiscalYearOf, todayInBangkok } from '../../src/platform/calendar/fiscal-year.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addCommittees } from '../support/committees.ts'
import { addDocuments } from '../support/documents.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

let now = testNow
let app: TestApp
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  await inOrganization(async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    await addDocuments(tx, { accountId, count: 30, at: testNow })
    await addCommittees(tx, { accountId, count: 3, at: testNow })
  })
})
afterAll(() => app.close())

async function inOrganization<T>(work: Parameters<typeof app.database.asOwner<T>>[1]): Promise<T> {
  return app.database.asOwner(await app.database.organizationId(), work)
}

/** Somebody of each role whose session began at the moment. */
async function everybody(at: Temporal.Instant): Promise<Visitor[]> {
  return inOrganization(async (tx) => {
    const visitors: Visitor[] = [new Visitor(app.server)]
    for (const role of ['officer', 'clerk', 'administrator', 'internal-auditor'] as const) {
      const { token } = await addPerson(tx, { role, at, days: { from: '2000-01-01' } })
      const visitor = new Visitor(app.server)
      visitor.setCookie('session', token)
      visitors.push(visitor)
    }
    return visitors
  })
}

const patterns = modules
  .flatMap((module) => module.routes)
  .filter(({ method, writes, languages }) => method === 'GET' && !writes && languages === 'both')
  .map(({ address }) => address.pattern)
  .filter((pattern) => !/:(?!fiscalYear|itaYear)/.test(pattern))

test.each([
  ['the last second of a fiscal year', '2026-09-30T16:59:59Z', 2569],
  ['the first second of a fiscal year', '2026-09-30T17:00:00Z', 2570],
  ['the last second of a calendar year', '2026-12-31T16:59:59Z', 2570],
  ['the first second of a calendar year', '2026-12-31T17:00:00Z', 2570],
  ['the leap day', '2028-02-29T05:00:00Z', 2571],
  ['a clock that stands at its beginning', '1970-01-01T00:00:00Z', 2513],
  ['a clock that runs ten years ahead', '2036-11-23T03:00:00Z', 2580],
])('no page fails at %s', async (_, at, fiscalYear) => {
  now = Temporal.Instant.from(at)
  expect(fiscalYearOf(todayInBangkok(now))).toBe(fiscalYear)
  const failed: string[] = []
  for (const visitor of await everybody(now)) {
    for (const pattern of patterns) {
      const url = pattern.replaceAll(/:(fiscalYear|itaYear)/g, String(fiscalYear))
      const { statusCode } = await visitor.send({ method: 'GET', url })
      if (statusCode >= 500) failed.push(`${url} ${statusCode}`)
    }
  }
  expect(failed).toEqual([])
})
