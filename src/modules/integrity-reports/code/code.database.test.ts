import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { modules, verifyCodeCommand } from '../../../../test/support/whole-house.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { formatVerifierKey, makeSigningKey } from '../../../platform/ledger/signed-note-key.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { keepServedCodeListed, listedPages, listServedCode } from './keeping.ts'
import { hexOf, listServed, readListing, type FetchFile, type FetchedFile } from './listing.ts'
import { recordedListings, recordListing } from './recording.ts'

let app: TestApp
let org: string
const routes = modules.flatMap((module) => module.routes)
const pages = listedPages(routes)

beforeAll(async () => {
  app = await testApp()
  org = await app.database.organizationId()
})
afterAll(() => app.close())

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)
const options = () => ({
  server: app.server,
  database: app.database.database,
  routes,
  clock: () => testNow,
})

/** As somebody outside gets it, over HTTP. */
async function served(url: string): Promise<FetchedFile> {
  const answer = await app.server.inject({ url, headers: { host: 'report.localhost:3000' } })
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    content: answer.rawPayload,
  }
}

/** A site that serves one file with one byte changed. */
function altered(which: RegExp): FetchFile {
  return async (path) => {
    const file = await served(path)
    if (!which.test(path)) return file
    const content = Uint8Array.from(file.content)
    content[content.length - 1]! ^= 1
    return { ...file, content }
  }
}

describe('what is listed', () => {
  test('is every page in both languages and all that they make a browser load', async () => {
    const { files } = await listServed(org, pages, served)
    const paths = files.map(({ path }) => path)
    for (const page of ['/report', '/report/new', '/report/return', '/report/key', '/report/recipient']) {
      expect(paths).toContain(page)
      expect(paths).toContain(`/en${page}`)
    }
    for (const script of [
      'new-report',
      'puzzle-worker',
      'report-return',
      'integrity-key',
      'integrity-recipient',
      'leave-at-once',
    ]) {
      expect(
        paths.filter((path) => path.startsWith(`/assets/${script}.`)),
        script,
      ).toHaveLength(1)
    }
    expect(paths.filter((path) => path.endsWith('.css'))).toHaveLength(1)
    // A font can draw one letter as another.
    expect(paths.filter((path) => path.endsWith('.woff2'))).toHaveLength(4)
    expect(paths).not.toContain(urls.leave())
  })

  test('is the same for everybody, each time and however it is asked for', async () => {
    for (const page of pages) {
      const [one, other] = await Promise.all([
        served(page),
        app.server.inject({
          url: page,
          headers: {
            host: 'REPORT.localhost',
            cookie: 'session=abc; language=en',
            'user-agent': 'somebody',
            'accept-language': 'fr',
          },
        }),
      ])
      expect(hexOf(other.rawPayload), page).toBe(hexOf(one.content))
    }
  })

  test('browsers compare every script and the styles before they use them', async () => {
    for (const page of pages) {
      const { type, content } = await served(page)
      if (!type.startsWith('text/html')) continue
      const html = Buffer.from(content).toString('utf8')
      const tags = html.match(/<(?:script|link rel="stylesheet")[^>]*>/g) ?? []
      expect(tags.length, page).toBeGreaterThan(0)
      for (const tag of tags) {
        const [, path] = /(?:src|href)="([^"]+)"/.exec(tag)!
        const hash = Buffer.from(hexOf((await served(path!)).content), 'hex').toString('base64')
        expect(tag, page).toContain(`integrity="sha256-${hash}"`)
      }
    }
  })
})

describe('the ledger', () => {
  test('gets an entry when something else is served than before, and only then', async () => {
    await listServedCode(options())
    await listServedCode(options())
    const [first, ...others] = await inside(recordedListings)
    expect(others).toEqual([])
    const script = await listServed(org, pages, altered(/new-report\./))
    expect(await inside((tx) => recordListing(tx, script, testNow))).toBe(true)
    expect(await inside((tx) => recordListing(tx, script, testNow))).toBe(false)
    // Back again: what is in use is always the newest entry.
    await listServedCode(options())
    const all = await inside(recordedListings)
    expect(all).toHaveLength(3)
    expect(all[2]!.sha256).toBe(first!.sha256)
    expect(all[1]!.sha256).not.toBe(first!.sha256)
  })

  test('is kept up by the program from its start', async () => {
    const told: string[] = []
    const keeper = await keepServedCodeListed({ ...options(), log: (line) => void told.push(line) })
    await keeper.close()
    expect(told).toEqual([])
    expect((await inside(recordedListings)).length).toBeGreaterThan(0)
  })

  test('has no list of a site that does not answer somewhere', async () => {
    const before = (await inside(recordedListings)).length
    const failing: FetchFile = async (path) =>
      path.includes('puzzle-worker') ? { status: 500, type: '', content: new Uint8Array() } : served(path)
    await expect(listServed(org, pages, failing)).rejects.toThrow('answered 500')
    expect((await inside(recordedListings)).length).toBe(before)
  })

  test('names the hash of the very bytes that are published', async () => {
    await listServedCode(options())
    const index = (await app.server.inject({ url: urls.codeIndex() })).json() as {
      listings: { entry: number; sha256: string; at: string }[]
    }
    const [current] = index.listings
    const published = await app.server.inject({ url: current!.at })
    expect(hexOf(published.rawPayload)).toBe(current!.sha256)
    const entries = await app.server.inject({ url: `/en/ledger/entries?before=${current!.entry + 1}` })
    expect(entries.body).toContain(`integrity-code ${current!.sha256}`)
    expect((await app.server.inject({ url: urls.codeListing({ entry: 999_999 }) })).statusCode).toBe(404)
  })
})

describe('an outsider', () => {
  async function verify(fetchFile: FetchFile, ...args: string[]) {
    let text = ''
    const code = await verifyCodeCommand(['http://report.localhost:3000', ...args], {
      print: (printed) => (text += printed),
      async fetch(url) {
        const { host, pathname } = new URL(url)
        if (host.startsWith('report.')) {
          const { status, type, content } = await fetchFile(pathname)
          return new Response(new Uint8Array(content), { status, headers: { 'content-type': type } })
        }
        const answer = await app.server.inject({ url: pathname, headers: { host } })
        return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode })
      },
    })
    return { code, text }
  }

  test('fetches every listed file and finds the bytes of the ledger', async () => {
    await listServedCode(options())
    const { code, text } = await verify(served)
    expect(text).toContain('are those of the ledger')
    expect(text).toContain('does not prove that others are served the same')
    expect(code).toBe(0)
    const { body } = await app.server.inject({ url: '/ledger/keys' })
    expect((await verify(served, '--key', body.trim())).code).toBe(0)
  })

  test.each([
    ['a script', /assets\/new-report\./],
    ['the script of the worker', /puzzle-worker/],
    ['a page', /^\/en\/report\/return$/],
    ['the styles', /\.css$/],
  ])('sees one changed byte of %s', async (_, which) => {
    await listServedCode(options())
    const { code, text } = await verify(altered(which))
    expect(code).toBe(1)
    expect(text).toContain('has another hash than in the ledger')
  })

  test('sees a script that no list has', async () => {
    await listServedCode(options())
    const { code, text } = await verify(async (path) => {
      const file = await served(path)
      if (path !== '/report/new') return file
      const html = Buffer.from(file.content).toString('utf8')
      const planted = html.replace('</head>', '<script type="module" src="/assets/other.js"></script></head>')
      return { ...file, content: Buffer.from(planted) }
    })
    expect(code).toBe(1)
    expect(text).toContain('/assets/other.js is loaded by a page, and is not in the list')
  })

  test('does not believe a list whose proof is signed by another key', async () => {
    await listServedCode(options())
    const { code, text } = await verify(served, '--key', formatVerifierKey(makeSigningKey('another')))
    expect(code).toBe(2)
    expect(text).toContain('The proof of the list is wrong')
  })

  test('is told where he cannot compare', async () => {
    expect((await verify(served, '--key', 'none')).text).toContain('is not the key')
    for (const args of [[], ['ftp://x'], ['http://127.0.0.1:3000'], ['--what']]) {
      expect(await verifyCodeCommand(args, { print: () => {} }), args.join()).toBe(2)
    }
  })
})

test('the page shows the list, its proof and the commands, and what they do not prove', async () => {
  const empty = await testApp()
  try {
    const page = await empty.server.inject({ url: '/en/integrity-reports/code' })
    expect(page.body).toContain('There is no list yet')
  } finally {
    await empty.close()
  }
  await listServedCode(options())
  await expect
    .poll(async () => (await app.server.inject({ url: '/en/integrity-reports/code' })).body)
    .toContain('verify-code http://report.localhost:3000')
  const { body } = await app.server.inject({ url: '/en/integrity-reports/code' })
  const current = (await inside(recordedListings)).at(-1)!
  expect(body).toContain(current.sha256)
  for (const { path, sha256 } of current.listing.files) {
    expect(body).toContain(path)
    expect(body).toContain(sha256)
  }
  expect(body).toContain('another page to one person alone')
  expect(body).toContain(`/ledger/receipts/${current.ledgerIndex}`)
})

test('nothing but a list is read as one', () => {
  const read = (text: string) => readListing(Buffer.from(text))
  const file = `{"bytes":1,"path":"/a","sha256":"${'0'.repeat(64)}"}`
  expect(read(`{"files":[${file}],"org":"o","type":"integrity-code","v":1}`)).toBeDefined()
  for (const text of [
    '',
    '[]',
    `{"files":[${file}], "org":"o","type":"integrity-code","v":1}`,
    `{"files":[${file}],"org":"o","type":"integrity-batch","v":1}`,
    `{"files":[${file.replace('/a', 'a')}],"org":"o","type":"integrity-code","v":1}`,
    `{"files":[${file.replace('0000', '000x')}],"org":"o","type":"integrity-code","v":1}`,
    `{"files":{},"org":"o","type":"integrity-code","v":1}`,
  ]) {
    expect(read(text), text).toBeUndefined()
  }
})
