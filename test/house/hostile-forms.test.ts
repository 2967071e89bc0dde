import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { modules } from '../../src/modules.ts'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { submissionField } from '../../src/platform/forms/submission.ts'
import { roles } from '../../src/platform/identity/actor.ts'
import { accountRole } from '../../src/platform/identity/schema.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

let app: TestApp
let token: string
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    // Somebody who may everything, so that no route is saved by its permission.
    const [first, ...others] = roles.filter((role) => role !== 'overseer')
    const person = await addPerson(tx, { role: first!, at: testNow })
    token = person.token
    for (const role of others) await addRole(tx, person.accountId, role)
  })
})
afterAll(() => app.close())

async function addRole(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  role: (typeof roles)[number],
): Promise<void> {
  await db
    .insert(accountRole)
    .values({ organizationId, accountRoleId: randomUUID(), accountId, role, fromDate: '2026-10-01' })
}

/** The names of all fields of all forms of the house, as its sources have them. */
const fieldNames = [
  ...new Set(
    globSync('src/**/*.tsx', { cwd: projectRoot })
      .flatMap((file) => [
        ...readFileSync(join(projectRoot, file), 'utf8').matchAll(/\bname="([A-Za-z][\w-]*)"/g),
      ])
      .map(([, name]) => name!),
  ),
]

const values: Readonly<Record<string, (name: string) => string[]>> = {
  'several values for one': () => ['a', 'b'],
  'a text of 1,200 letters': () => ['ก'.repeat(1_200)],
  'NUL and controls': () => ['\0\u0001\u001F\u007F\u2028'],
  'half a surrogate pair': () => ['\uD800'],
  'names of prototypes': () => ['__proto__'],
  'numbers out of range': () => ['-99999999999999999999999999e999'],
  'digits of Thailand and a date that is none': () => ['๓๑/๐๒/๒๕๗๐'],
  'markup and formulas': () => ['=cmd|"/c calc"!A1<script>alert(1)</script>'],
  'an id that nobody has': () => [randomUUID()],
}

const posts = modules
  .flatMap((module) => module.routes)
  // Machines have tests of their own; signing out would end the session that the others need.
  .filter((route) => route.method === 'POST' && route.takes === 'form')
  .filter((route) => route.address.pattern !== accountUrls.signOut.pattern)

test('there are forms and fields to be tried', () => {
  expect(fieldNames.length).toBeGreaterThan(30)
  expect(posts.length).toBeGreaterThan(30)
})

test.each(Object.entries(values))('%s in every field of every form fails no form', async (_, valuesOf) => {
  const failed: string[] = []
  for (const { address } of posts) {
    const visitor = new Visitor(app.server)
    visitor.setCookie('session', token)
    await visitor.open(accountUrls.signIn())
    const typed = Object.fromEntries(fieldNames.map((name) => [name, valuesOf(name)]))
    const form = visitor.filled(accountUrls.signIn(), { ...typed, [submissionField]: randomUUID() })
    const url = address.pattern
      .replace(':fiscalYear', '2570')
      .replace(':number', '24')
      .replaceAll(/:(\w+)/g, (__, name: string) => (name.endsWith('Id') ? randomUUID() : '1'))
    const { statusCode } = await visitor.send({ ...form, url })
    if (statusCode >= 500) failed.push(`${url} ${statusCode}`)
  }
  expect(failed).toEqual([])
})
