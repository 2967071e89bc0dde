import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { submissionField } from '../../src/platform/forms/submission.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { expectProblem, textOf } from './reading.ts'
import { formsWithoutToken } from './walk.ts'

const urls = {
  note: address('/note'),
  other: address('/other-note'),
  forgotten: address('/note-without-token'),
  stored: address('/stored-note'),
}
const conditions = { permission: 'public', event: 'none', reuse: 'never' } as const

let refuse = false

/** What was sent with the form and let through. */
let saved: unknown[]

const notes = defineModule({
  name: 'notes',
  urls,
  routes: [
    route(urls.note, conditions, async ({ view }) => ({
      kind: 'page',
      title: 'note',
      content: (
        <form method="post">
          <input type="hidden" name="_csrf" value={view.csrfToken()} />
          <input name="text" />
        </form>
      ),
    })),
    route(urls.note, { ...conditions, method: 'POST' }, async ({ body }) => {
      if (refuse) return { kind: 'page', status: 422, title: 'refused', content: <p>refused</p> }
      saved.push(body)
      return { kind: 'redirect', to: urls.note() }
    }),
    route(urls.other, { ...conditions, method: 'POST' }, async () => ({
      kind: 'redirect',
      to: urls.note(),
    })),
    route(urls.stored, { ...conditions, reuse: 'revision' }, async ({ view }) => ({
      kind: 'page',
      title: 'stored',
      content: <p>{view.csrfToken()}</p>,
    })),
    route(urls.forgotten, conditions, async () => ({
      kind: 'page',
      title: 'forgotten',
      content: (
        <form class="x" method="POST">
          <input name="text" />
        </form>
      ),
    })),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [...modules, notes] })
})
afterAll(() => app.close())
beforeEach(() => {
  saved = []
})

interface Form {
  readonly token: string
  readonly cookie: string
}

/** Opens the form as a browser does that has no cookie yet. */
async function openForm(): Promise<Form> {
  const page = await app.server.inject({ url: urls.note() })
  const { name, value, ...attributes } = page.cookies[0]!
  expect(attributes).toMatchObject({ path: '/', httpOnly: true, sameSite: 'Strict' })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { token, cookie: `${name}=${value}` }
}

function submit(
  form: Partial<Form>,
  headers: Record<string, string> = {},
  url = urls.note(),
  submission: string = randomUUID(),
) {
  return app.server.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost:3000',
      'content-type': 'application/x-www-form-urlencoded',
      ...(form.cookie ? { cookie: form.cookie } : {}),
      ...headers,
    },
    payload: new URLSearchParams({
      text: 'ไฟดับ',
      [submissionField]: submission,
      ...(form.token ? { _csrf: form.token } : {}),
    }).toString(),
  })
}

test('a form with its token and cookie is let through, once for each language', async () => {
  const form = await openForm()
  const answer = await submit(form)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/note')
  const english = await submit(form, {}, `/en${urls.note()}`)
  expect(english.statusCode).toBe(303)
  expect(english.headers.location).toBe('/en/note')
  expect(saved).toMatchObject([{ text: 'ไฟดับ' }, { text: 'ไฟดับ' }])
})

test('a form that arrives twice, or twice at once, is one act and leads to the same page', async () => {
  const form = await openForm()
  const submission = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => submit(form, {}, urls.note(), submission)))
  answers.push(await submit(form, {}, `/en${urls.note()}`, submission))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303])
  expect(answers.map(({ headers }) => headers.location)).toEqual(['/note', '/note', '/note', '/en/note'])
  expect(saved).toHaveLength(1)
})

test('a form that was refused may be sent again as it is', async () => {
  const form = await openForm()
  const submission = randomUUID()
  refuse = true
  expect((await submit(form, {}, urls.note(), submission)).statusCode).toBe(422)
  refuse = false
  expect((await submit(form, {}, urls.note(), submission)).statusCode).toBe(303)
  expect(saved).toHaveLength(1)
})

test('a form without the mark of its filling-in, or with that of another form, is refused', async () => {
  const form = await openForm()
  for (const mark of ['', 'x', "'; drop table"]) {
    expectProblem(await submit(form, {}, urls.note(), mark), 'form-expired')
  }
  const submission = randomUUID()
  expect((await submit(form, {}, urls.note(), submission)).statusCode).toBe(303)
  expectProblem(await submit(form, {}, urls.other(), submission), 'form-expired')
})

test('what a browser of today says of its own form is let through', async () => {
  const form = await openForm()
  for (const headers of [
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'none' },
  ]) {
    expect((await submit(form, headers)).statusCode).toBe(303)
  }
})

test('a form without a token, without a cookie or with neither is refused', async () => {
  const { token, cookie } = await openForm()
  for (const form of [{}, { token }, { cookie }, { token: 'made-up', cookie }]) {
    expectProblem(await submit(form), 'form-expired')
    expectProblem(await submit(form, {}, `/en${urls.note()}`), 'form-expired', 'en')
  }
  expect(saved).toEqual([])
})

test('a token that belongs to another cookie is refused', async () => {
  const [mine, another] = [await openForm(), await openForm()]
  expect(mine.cookie).not.toBe(another.cookie)
  expectProblem(await submit({ token: another.token, cookie: mine.cookie }), 'form-expired')
  expect(saved).toEqual([])
})

test.each([
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:4000' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://localhost.evil.example:3000' },
])('a form sent from elsewhere is refused, token or not: %o', async (headers) => {
  const answer = await submit(await openForm(), headers)
  expectProblem(answer, 'form-expired')
  expect(textOf(answer.body), 'no value of the address is to blame').not.toContain('ค่าที่ใช้ไม่ได้')
  expect(saved).toEqual([])
})

test('a body of an unknown kind is refused in both languages', async () => {
  const answer = await app.server.inject({
    method: 'POST',
    url: urls.note(),
    headers: { 'content-type': 'application/xml' },
    payload: '<a/>',
  })
  expectProblem(answer, 'unsupported-body')
})

test('a page that is stored for everybody cannot hold the token of one visitor', async () => {
  const answer = await app.server.inject({ url: urls.stored() })
  expect(answer.statusCode).toBe(500)
  expect(answer.cookies).toEqual([])
})

test('canary: a form without a token is noticed by the walk over every page', async () => {
  const forgotten = await app.server.inject({ url: urls.forgotten() })
  expect(formsWithoutToken(forgotten.body)).toHaveLength(1)
  const note = await app.server.inject({ url: urls.note() })
  expect(note.body).toContain('<form')
  expect(formsWithoutToken(note.body)).toEqual([])
})
