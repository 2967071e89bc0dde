import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../src/modules.ts'
import { roles } from '../../src/platform/identity/actor.ts'
import { accountRole } from '../../src/platform/identity/schema.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

let app: TestApp
let token: string
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    // Somebody who may everything, so that no page is saved by its permission.
    const [first, ...others] = roles.filter((role) => role !== 'overseer')
    const person = await addPerson(tx, { role: first!, at: testNow })
    token = person.token
    const { organizationId } = tx
    const { accountId } = person
    const more = others.map((role) => ({ accountRoleId: randomUUID(), role, fromDate: '2026-10-01' }))
    await tx.db.insert(accountRole).values(more.map((one) => ({ organizationId, accountId, ...one })))
  })
})
afterAll(() => app.close())

const values: Readonly<Record<string, string>> = {
  'a negative number': '-1',
  nought: '0',
  'a year far away': '99999',
  'a number that no integer holds': '99999999999999999999',
  'a fraction': '2570.5',
  'Thai digits': '๒๕๗๐',
  'nothing but a space': ' ',
  'a text of 10 KB': 'คำ'.repeat(1_700),
  'a word of SQL': "'; drop table publication; --",
  'a pattern': '%_\\(.*+?[',
  'a prototype': '__proto__',
  'an id that nobody has': '0192e0a0-0000-7000-8000-0000000000ff',
  'the id of nobody': '00000000-0000-0000-0000-000000000000',
  'a NUL': '\0',
  'half a surrogate pair, as bytes': '%ED%A0%80',
}

const pages = modules
  .flatMap((module) => module.routes)
  .filter(({ method, writes, address }) => method === 'GET' && !writes && !address.pattern.includes('sign-'))

const namesOf = (schema: z.ZodType) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])

/** The addresses of a page with the value in each of its places, and after each name that it understands. */
function addressesWith(value: string): string[] {
  const encoded = value.startsWith('%ED') ? value : encodeURIComponent(value)
  const known = (name: string) => (name.endsWith('Year') ? '2570' : name.endsWith('Id') ? randomUUID() : '1')
  return pages.flatMap(({ address: { pattern }, query }) => {
    const places = [...pattern.matchAll(/:(\w+)/g)].map(([place]) => place)
    const filled = pattern.replaceAll(/:(\w+)/g, (_, name: string) => known(name))
    return [
      ...places.map((place) =>
        pattern.replace(place, encoded).replaceAll(/:(\w+)/g, (_, name: string) => known(name)),
      ),
      ...namesOf(query).map((name) => `${filled}?${name}=${encoded}`),
    ]
  })
}

test('there are places and names to be tried', () => {
  expect(addressesWith('x').length).toBeGreaterThan(100)
})

test.each(Object.entries(values))('%s in every place of every address fails no page', async (_, value) => {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  const failed: string[] = []
  for (const url of addressesWith(value)) {
    const { statusCode } = await visitor.send({ method: 'GET', url })
    if (statusCode >= 500) failed.push(`${url.slice(0, 120)} ${statusCode}`)
  }
  expect(failed).toEqual([])
})
