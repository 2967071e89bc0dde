import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { fileUrls } from '../../src/modules/files/module.ts'
import { keepFile } from '../../src/platform/files/keeping.ts'
import type { StageResult } from '../../src/platform/files/staging.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { PostForm } from '../../src/ui/form.tsx'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { expectProblem } from './reading.ts'

const urls = { evidence: address('/evidence') }
const megabyte = 1024 * 1024

let seen: StageResult[]
let keptId: string | undefined
let isPublic = true

const evidence = defineModule({
  name: 'evidence',
  urls,
  capabilities: { 'evidence.bring': ['officer'] },
  files: {
    'evidence.attachment': async (_, { person }) =>
      person?.roles.some(({ role }) => role === 'clerk') ?? false,
  },
  routes: [
    route(urls.evidence, { permission: 'public', event: 'none', reuse: 'never' }, async () => ({
      kind: 'page',
      title: 'evidence',
      content: (
        <PostForm action={urls.evidence()} hasFiles>
          <input type="file" name="photo" />
        </PostForm>
      ),
    })),
    route(
      urls.evidence,
      {
        method: 'POST',
        permission: 'evidence.bring',
        event: 'files.kept',
        reuse: 'never',
        uploads: { maxFiles: 2, maxBytes: megabyte, accepts: ['jpeg', 'pdf'] },
      },
      async ({ tx, actor, uploads, now }) => {
        seen = [...(uploads['photo'] ?? [])]
        const [first] = seen
        if (!first?.ok) return { kind: 'page', status: 422, title: 'refused', content: <p>refused</p> }
        const kept = await keepFile(tx, actor, {
          staged: first.staged,
          purpose: 'evidence.attachment',
          subject: tx.organizationId,
          isPublic,
          keepUntil: null,
          at: now,
        })
        keptId = kept.fileId
        return { kind: 'redirect', to: urls.evidence() }
      },
    ),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
let officer: string
let clerk: string
beforeAll(async () => {
  const { filesOf } = await import('../../src/modules/files/module.ts')
  app = await testApp({
    modules: [...modules.filter(({ name }) => name !== 'files'), evidence, filesOf([evidence])],
  })
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    officer = (await addPerson(tx, { role: 'officer', at: testNow })).token
    clerk = (await addPerson(tx, { role: 'clerk', at: testNow })).token
  })
})
afterAll(() => app.close())
beforeEach(() => {
  seen = []
  keptId = undefined
  isPublic = true
})

function photo(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#0a4a4c' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '15/1 47/1 0/1' } })
    .jpeg()
    .toBuffer()
}

async function stagedNow(): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of app.services.files.list('staged/')) names.push(name)
  const atWork = await readdir(app.services.files.workFolder).catch(() => [])
  return [...names, ...atWork]
}

async function bring(
  files: readonly { name: string; content: Buffer }[],
  { session = officer, token = true }: { session?: string; token?: boolean } = {},
) {
  const visitor = new Visitor(app.server)
  if (session) visitor.setCookie('session', session)
  await visitor.open(urls.evidence())
  const filled = new URLSearchParams(String(visitor.filled(urls.evidence()).payload))
  const form = new FormData()
  for (const [name, value] of filled) form.append(name, token || name !== '_csrf' ? value : 'forged')
  for (const { name, content } of files) form.append('photo', new Blob([new Uint8Array(content)]), name)
  const encoded = new Response(form)
  return visitor.send({
    method: 'POST',
    url: urls.evidence(),
    headers: { 'content-type': encoded.headers.get('content-type')! },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

test('a photo is kept without its position, and read by everybody when it is public', async () => {
  const answer = await bring([{ name: 'ถนน <script>.jpg', content: await photo() }])
  expect(answer.statusCode).toBe(303)
  expect(seen).toMatchObject([{ ok: true, staged: { kind: 'jpeg', hadPosition: true } }])
  const file = await app.server.inject(fileUrls.file({ fileId: keptId! }))
  expect(file.statusCode).toBe(200)
  expect(file.headers['content-type']).toBe('image/jpeg')
  expect(file.headers['content-disposition']).toMatch(/^attachment;/)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect((await sharp(file.rawPayload).metadata()).exif).toBeUndefined()
  const same = await app.server.inject({
    url: fileUrls.file({ fileId: keptId! }),
    headers: { 'if-none-match': String(file.headers.etag) },
  })
  expect(same.statusCode).toBe(304)
  const preview = await app.server.inject(fileUrls.preview({ fileId: keptId!, size: 'small' }))
  expect(preview.headers['content-type']).toBe('image/webp')
  expect((await sharp(preview.rawPayload).metadata()).width).toBe(320)
  expect(await stagedNow()).toEqual([])
})

test('a file that is not for everybody is there for those alone whom its purpose lets', async () => {
  isPublic = false
  await bring([{ name: 'a.jpg', content: await photo() }])
  for (const url of [
    fileUrls.file({ fileId: keptId! }),
    fileUrls.preview({ fileId: keptId!, size: 'large' }),
  ]) {
    expectProblem(await app.server.inject(url), 'not-found')
    for (const [session, status] of [
      [officer, 404],
      [clerk, 200],
    ] as const) {
      const visitor = new Visitor(app.server)
      visitor.setCookie('session', session)
      expect((await visitor.send({ method: 'GET', url })).statusCode).toBe(status)
    }
  }
})

test.each([
  ['a stranger', { session: '' }, 303],
  ['a forged form', { token: false }, 403],
])('%s has no file written', async (_, who, status) => {
  const answer = await bring([{ name: 'a.jpg', content: await photo() }], who)
  expect(answer.statusCode).toBe(status)
  expect(seen).toEqual([])
  expect(await stagedNow()).toEqual([])
})

test('what is refused is told by its file, and nothing of the form stays', async () => {
  const big = Buffer.alloc(megabyte + 1, 1)
  expect((await bring([{ name: 'a.jpg', content: big }])).statusCode).toBe(422)
  expect(seen).toEqual([{ ok: false, reason: 'too-large' }])
  expect((await bring([{ name: 'a.jpg', content: Buffer.from('<script>') }])).statusCode).toBe(422)
  expect(seen).toMatchObject([{ ok: false }])
  const three = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => ({ name: `${name}.jpg`, content: await photo() })),
  )
  expect((await bring(three)).statusCode).toBe(303)
  expect(seen.at(-1)).toEqual({ ok: false, reason: 'too-many' })
  expect(await stagedNow(), 'those that nobody kept are gone').toEqual([])
})

test('a form without a file is a form like any other', async () => {
  expect((await bring([])).statusCode).toBe(422)
  expect(seen).toEqual([])
})

test('five gigabytes that are announced are refused before they are sent', async () => {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', officer)
  const answer = await visitor.send({
    method: 'POST',
    url: urls.evidence(),
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(5 * 1024 ** 3) },
    payload: '--x',
  })
  expectProblem(answer, 'body-too-large')
})

test('an upload that is cut off in the middle leaves nothing', async () => {
  if (!app.server.server.listening) await app.server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.server.address() as AddressInfo
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', officer)
  await visitor.open(urls.evidence())
  const fields = [...new URLSearchParams(String(visitor.filled(urls.evidence()).payload))]
  const head = fields
    .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')
  const file = '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
  const request = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: urls.evidence(),
    headers: {
      host: 'localhost:3000',
      'content-type': 'multipart/form-data; boundary=x',
      cookie: ['session', '_csrf'].map((name) => `${name}=${visitor.cookie(name)}`).join('; '),
    },
  })
  request.on('error', () => {})
  request.write(head + file)
  request.write((await photo()).subarray(0, 500))
  // Its beginning has arrived once there is something on the disk.
  await expect.poll(async () => (await stagedNow()).length).toBeGreaterThan(0)
  request.destroy()
  await expect.poll(stagedNow).toEqual([])
})
