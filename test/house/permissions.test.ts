import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { submissionField } from '../../src/platform/forms/submission.ts'
import { roles, type Role } from '../../src/platform/identity/actor.ts'
import { joinCapabilities } from '../../src/platform/identity/capabilities.ts'
import type { Capability } from '../../src/platform/identity/actor.ts'
import type { Route } from '../../src/platform/web/route.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

const routes = modules.flatMap((module) => module.routes)
const capabilities = joinCapabilities(modules.map((module) => module.capabilities ?? {}))

/** Who may what, by hand: a change of a module's own table must be meant. */
const may: Readonly<Record<string, readonly Role[]>> = {
  'accounts.manage': ['administrator'],
  'jobs.manage': ['administrator'],
  'accounts.audit': ['internal-auditor', 'clerk', 'chief-executive'],
  'plan.work-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
  ],
  'plan.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'integrity-reports.counting': ['integrity-officer'],
  'integrity-reports.directory': ['clerk', 'chief-executive'],
  'ita.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'ita.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
    'council-member',
  ],
  'plan.approve': ['head-of-division', 'clerk', 'chief-executive'],
  'disclosure.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
  ],
  'disclosure.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'publications.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'integrity-officer',
  ],
  'publications.write': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'publications.approve': ['head-of-division', 'clerk', 'chief-executive'],
  'information-requests.handle': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'information-requests.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
  ],
  'complaints.api-keys': ['administrator'],
  'complaints.case-handling': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'complaints.case-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
  ],
  'complaints.report-acknowledging': ['chief-executive'],
  'complaints.reporting': ['clerk', 'integrity-officer'],
  'complaints.settings': ['clerk', 'integrity-officer'],
  'maps.settings': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'cases.case-opening': ['integrity-officer', 'internal-auditor'],
  'cases.case-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
  ],
  'cases.read-counts': ['internal-auditor'],
  'cases.settings': ['integrity-officer'],
  'queue.serve': ['officer', 'head-of-division', 'clerk'],
  'queue.manage': ['head-of-division', 'clerk'],
  'services.catalogue': ['officer', 'head-of-division', 'clerk'],
  'services.handle': ['officer', 'head-of-division', 'clerk'],
  'services.reading': ['officer', 'head-of-division', 'clerk', 'chief-executive', 'internal-auditor'],
  'surveys.make': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'surveys.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
  ],
  'surveys.case-texts': ['head-of-division', 'clerk', 'integrity-officer'],
  'surveys.report': ['clerk', 'integrity-officer'],
  'manuals.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'integrity-officer',
    'internal-auditor',
  ],
  'manuals.write': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'manuals.approve': ['head-of-division', 'clerk', 'chief-executive'],
}

let app: TestApp
const tokens = new Map<Role, string>()
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    for (const role of roles) tokens.set(role, (await addPerson(tx, { role, at: testNow })).token)
  })
})
afterAll(() => app.close())

test('the capabilities of the house are those of the table', () => {
  expect(Object.keys(capabilities).toSorted()).toEqual(Object.keys(may).toSorted())
})

type Outcome = 'let in' | 'sign in' | 'not allowed'

/** What an address takes where not any number will do. */
const fitting: Readonly<Record<string, string>> = { fiscalYear: '2570', months: '6' }

/** Asks for a route as a role, or as nobody, with whatever fits its address. */
async function outcome(route: Route, role: Role | undefined): Promise<Outcome> {
  const visitor = new Visitor(app.server)
  if (role) visitor.setCookie('session', tokens.get(role)!)
  const url = route.address.pattern.replaceAll(/:(\w+)/g, (_, name: string) =>
    name.endsWith('Id') ? randomUUID() : (fitting[name] ?? '1'),
  )
  const answer =
    route.method === 'GET'
      ? await visitor.send({ method: 'GET', url })
      : await visitor.send(await post(visitor, url))
  expect(answer.statusCode, `${route.method} ${url} as ${role}`).not.toBe(500)
  if (answer.statusCode === 403) return 'not allowed'
  // Who signs out is led to the same page, and loses his cookie on the way.
  const leadsToSignIn = String(answer.headers.location ?? '').startsWith(accountUrls.signIn())
  return leadsToSignIn && !answer.headers['clear-site-data'] ? 'sign in' : 'let in'
}

/** A form with nothing in it but what the house itself asks for. */
async function post(visitor: Visitor, url: string) {
  await visitor.open(accountUrls.signIn())
  const filled = visitor.filled(accountUrls.signIn(), { [submissionField]: randomUUID() })
  return { ...filled, url }
}

function expected({ permission }: Route, role: Role | undefined): Outcome {
  if (permission === 'public') return 'let in'
  if (!role) return 'sign in'
  if (permission === 'signed-in' || permission === 'signing-in') return 'let in'
  return may[permission]?.includes(role) ? 'let in' : 'not allowed'
}

test.each(routes.map((route) => [`${route.method} ${route.address.pattern}`, route] as const))(
  '%s is open to whom it says, and to nobody else',
  async (_, route) => {
    const whoever = [undefined, ...roles]
    const outcomes: [string, Outcome][] = []
    for (const role of whoever) {
      outcomes.push([role ?? 'nobody', await outcome(route, role)])
      // Signing out ends the session that the next test would show.
      if (role && route.address.pattern === accountUrls.signOut.pattern) await renew(role)
    }
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(whoever.map((role) => [role ?? 'nobody', expected(route, role)])),
    )
  },
)

async function renew(role: Role): Promise<void> {
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    tokens.set(role, (await addPerson(tx, { role, at: testNow })).token)
  })
}

test('an administrator can be given nothing that shows what a case is about', () => {
  const table = { 'complaints.case-reading': ['administrator'] } as Readonly<
    Record<Capability, readonly Role[]>
  >
  expect(() => joinCapabilities([table])).toThrow('an administrator does not read')
})
