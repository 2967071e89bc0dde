import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { secretBox } from '../identity/secret-box.ts'
import { makePass, readPass } from './pass.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')
const keeper = { secrets: secretBox(randomBytes(32)), organizationId: 'a' }
const subject = '0199d0c4-7c3e-7000-8000-000000000001'
const token = makePass(keeper, 'requests.case', { subject, at })

test('a pass opens its matter for an hour', () => {
  expect(readPass(keeper, 'requests.case', { token, at: at.add({ minutes: 60 }) })?.subject).toBe(subject)
  expect(readPass(keeper, 'requests.case', { token, at: at.add({ minutes: 61 }) })).toBeUndefined()
})

test('a pass is of no other kind, module, organisation or program', () => {
  expect(readPass(keeper, 'requests.receipt', { token, at })).toBeUndefined()
  expect(readPass(keeper, 'complaints.case', { token, at })).toBeUndefined()
  expect(readPass({ ...keeper, organizationId: 'b' }, 'requests.case', { token, at })).toBeUndefined()
  expect(
    readPass({ ...keeper, secrets: secretBox(randomBytes(32)) }, 'requests.case', { token, at }),
  ).toBeUndefined()
})

const altered = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
test.each(['', '1', 'x'.repeat(500), token.slice(0, -3), altered])('%s opens nothing', (bad) => {
  expect(readPass(keeper, 'requests.case', { token: bad, at })).toBeUndefined()
})
