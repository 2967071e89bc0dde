import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson, type TestPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { administrationMessages } from './administration-messages.ts'
import { administrationUrls } from './urls.ts'

const t = administrationMessages.th

let app: TestApp
let inside: Inside
let auditor: Visitor
let officer: TestPerson
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  auditor = await signedIn('internal-auditor')
  officer = await add('officer', 'เจ้าหน้าที่ หนึ่ง')
  const act = (kind: LedgerKind, at: string, payload: Record<string, unknown>, isActing = false) =>
    inside((tx) =>
      append(tx, {
        kind,
        subject: `subject-of-${kind}`,
        actor: { accountId: officer.accountId, role: 'officer', isActing },
        at: Temporal.Instant.from(at),
        payload,
      }),
    )
  await act('accounts.roles-changed', '2026-11-23T16:59:00Z', { after: '=1+1' })
  await act('complaints.answered', '2026-11-23T17:00:00Z', { text: 'ความลับของผู้ร้อง' })
  await act('accounts.closed', '2026-11-24T16:59:00Z', {}, true)
})
afterAll(() => app.close())

const add = (role: Role, name?: string): Promise<TestPerson> =>
  inside((tx) => addPerson(tx, { role, at: testNow, ...(name ? { name } : {}) }))

async function signedIn(role: Role): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', (await add(role)).token)
  return visitor
}

type Query = Parameters<typeof administrationUrls.audit>[0]

/** The rows of the table, newest first, as they read. */
async function rows(query?: Query, visitor = auditor): Promise<string[]> {
  const { body, statusCode } = await visitor.open(administrationUrls.audit(query))
  expect(statusCode).toBe(200)
  const table = /<tbody>.*<\/tbody>/s.exec(body)?.[0] ?? ''
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row.replaceAll('</td>', ' ').replaceAll(/<[^>]*>/g, ''),
  )
}

const subjects = (lines: readonly string[]): string[] =>
  lines.map((line) => /subject-of-\S+/.exec(line)?.[0] ?? '').filter(Boolean)

test('an auditor reads who did what, in words, the newest first', async () => {
  const [newest, ...rest] = await rows()
  expect(newest).toContain('เจ้าหน้าที่ หนึ่ง')
  expect(newest).toContain('ปิดบัญชี')
  expect(newest).toContain(`(${t.actingFor})`)
  expect(subjects(rest)).toEqual(['subject-of-complaints.answered', 'subject-of-accounts.roles-changed'])
  expect(rest.at(-1), 'what the program did by itself').toContain(t.system)
})

test('details of accounts are shown, those of cases are not', async () => {
  const all = (await rows()).join('\n')
  expect(all).toContain('=1+1')
  expect(all).not.toContain('ความลับ')
})

test('entries are found by person, kind and days in Thailand', async () => {
  const person = officer.accountId
  expect(await rows({ person })).toHaveLength(3)
  expect(subjects(await rows({ person, kind: 'accounts.closed' }))).toEqual(['subject-of-accounts.closed'])
  expect(await rows({ person, from: '24/11/2569', to: '24/11/2569' })).toHaveLength(2)
  expect(await rows({ person, to: '23/11/2569' })).toHaveLength(1)
  expect(await rows({ person, from: '25/11/2569' })).toEqual([])
  expect(auditor.page?.body).toContain(t.noEntries)
  expect(await rows({ person: crypto.randomUUID() })).toEqual([])
  expect(await rows({ kind: 'no.such' })).toEqual([])
})

test.each([
  [{ from: '24/11/2026' }, 'from', t.dateWrong],
  [{ to: 'เมื่อวาน' }, 'to', t.dateWrong],
  [{ from: '25/11/2569', to: '24/11/2569' }, 'to', t.datesCrossed],
])('%o is refused beside the field', async (query, field, words) => {
  const { statusCode, body } = await auditor.open(administrationUrls.audit(query))
  expect(statusCode).toBe(400)
  expect(body).toContain(`id="${field}-error"`)
  expect(body.replaceAll(/<[^>]*>/g, '')).toContain(words)
  expect(body).toContain(`value="${Object.values(query).at(-1)}"`)
})

test('a long list is cut into pages that go back in time', async () => {
  await inside(async (tx) => {
    for (let count = 0; count < 51; count += 1) {
      const actor = { accountId: officer.accountId, role: 'officer', isActing: false } as const
      await append(tx, { kind: 'test.many', subject: `many-${count}`, actor, at: testNow, payload: {} })
    }
  })
  const first = await rows({ kind: 'test.many' })
  expect(first).toHaveLength(50)
  const older = /href="([^"]*before=\d+)"/.exec(auditor.page!.body)![1]!.replaceAll('&amp;', '&')
  await auditor.open(older)
  expect(auditor.page?.body).toContain('many-0<')
  expect(auditor.page?.body.match(/many-\d+</g)).toHaveLength(1)
  expect(auditor.page?.body).not.toContain('before=')
})

test('the file has the same, and nothing in it that a spreadsheet would run', async () => {
  const answer = await auditor.open(
    administrationUrls.auditFile({ person: officer.accountId, to: '24/11/2569' }),
  )
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toContain('who-did-what.csv')
  expect(answer.headers['cache-control']).toContain('private')
  const lines = answer.body.trim().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF?index,time,kind,act,/)
  expect(answer.body).toContain('2026-11-24T00:00+07:00,complaints.answered')
  expect(answer.body).toContain('subject-of-accounts.closed')
  expect(answer.body).not.toContain('ความลับ')
  expect(answer.body).not.toMatch(/(?:^|,)"?[=+@]/m)
})

test('the file of a filter that is wrong leads to the page that says so', async () => {
  await auditor.open(administrationUrls.auditFile({ from: 'x' }))
  expect(auditor.page?.statusCode).toBe(400)
  expect(auditor.url).toContain(administrationUrls.audit())
})

test('who may not audit reads nothing of it', async () => {
  for (const role of ['administrator', 'officer', 'overseer'] as const) {
    const visitor = await signedIn(role)
    for (const url of [administrationUrls.audit(), administrationUrls.auditFile()]) {
      expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(403)
    }
  }
})
