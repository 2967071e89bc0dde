import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { searchMessages } from './messages.ts'
import { searchUrls } from './urls.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ content: 'krajai' })
})
afterAll(() => app.close())

interface Page {
  readonly status: number
  readonly html: string
  /** What the main part says, without its markup. */
  readonly text: string
}

async function open(query: Record<string, string>, prefix = ''): Promise<Page> {
  const { statusCode, body } = await app.server.inject({
    url: `${prefix}/search?${new URLSearchParams(query)}`,
  })
  const main = /<main.*<\/main>/s.exec(body)?.[0] ?? ''
  const text = main
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  return { status: statusCode, html: body, text }
}

const marks = (html: string): string[] =>
  [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, marked = '']) => marked.replaceAll(/<[^>]*>/g, ''))
const results = (html: string): string[] =>
  [
    ...html.matchAll(/<a class="govuk-link" href="([^"]*)"><mark|<li><a class="govuk-link" href="([^"]*)">/g),
  ].map(([, first, second]) => first ?? second ?? '')

interface Field {
  readonly element: string
  readonly value: string
}

function field(html: string): Field {
  const element = /<input[^>]* name="q"[^"]*("[^"]*"[^">]*)*>/.exec(html)?.[0] ?? ''
  const value = / value="([^"]*)"/.exec(element)?.[1] ?? ''
  return { element, value: value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&') }
}

test('without a query there is a form with an example', async () => {
  for (const query of [{}, { q: '' }, { q: ' \t' }] as Record<string, string>[]) {
    const { status, html, text } = await open(query)
    expect(status).toBe(200)
    expect(text).toContain(searchMessages.th.hint)
    expect(html).toContain('<form class="ps-find" role="search" method="get" action="/search">')
    expect(field(html).element).toContain('maxlength="200"')
    expect(html).not.toContain('govuk-error')
  }
  expect((await open({}, '/en')).html).toContain('method="get" action="/en/search"')
})

test('results have a title to follow, a summary, their kind and the words marked', async () => {
  const { status, html, text } = await open({ q: 'บัตรคิว' })
  expect(status).toBe(200)
  expect(html).toContain('<title>ค้นหา “บัตรคิว” ')
  expect(text).toContain('พบ 3 รายการ')
  expect(results(html)).toEqual(expect.arrayContaining(['/queue', '/plan/programmes/22']))
  expect(marks(html)).toContain('บัตรคิว')
  expect(text).toContain('โครงการ')
  expect(field(html).value).toBe('บัตรคิว')
})

test('in English too', async () => {
  const { html, text } = await open({ q: 'queue tickets' }, '/en')
  expect(results(html)).toEqual(['/en/queue', '/en/plan/programmes/22'])
  expect(text).toContain('2 results')
  expect(text).toContain('Use of queue tickets for official business')
  expect(text).toContain('Programme')
  expect(
    marks(html)
      .slice(0, 2)
      .map((word) => word.toLowerCase()),
  ).toEqual(['queue', 'tickets'])
})

test('the query as it was understood, and results that have some of the words, are announced', async () => {
  expect((await open({ q: 'ธรรมภิบาล' })).text).toContain('แสดงผลของ “ธรรมาภิบาล”')
  expect((await open({ q: 'ธรรมาภิบาล' })).text).not.toContain('แสดงผลของ')
  expect((await open({ q: 'บัตรคิว รถยนต์' })).text).toContain(searchMessages.th.someWords)
})

test('where nothing is found there is advice and a way to everything', async () => {
  const { status, html, text } = await open({ q: 'รถยนต์' })
  expect(status).toBe(200)
  expect(text).toContain('ไม่พบ “รถยนต์”')
  for (const address of ['/plan', '/plan/risks', '/open-data']) {
    expect(html).toContain(`<a class="govuk-link" href="${address}">`)
  }
})

test.each<[string, string, string, string]>([
  ['too long', 'ก'.repeat(201), 'ก'.repeat(200), searchMessages.th.tooLong(200)],
  ['far too long', 'a'.repeat(5_000), 'a'.repeat(200), searchMessages.th.tooLong(200)],
  ['cut in an emoji', `${'ก'.repeat(199)}😀`, 'ก'.repeat(199), searchMessages.th.tooLong(200)],
  ['punctuation only', '!?…', '!?…', searchMessages.th.noWord],
  ['an emoji', '😀', '😀', searchMessages.th.noWord],
  ['marks only', '่้๊', '่้๊', searchMessages.th.noWord],
  ['signs of a query language', `&|!<>():*'\\%"`, `&|!<>():*'\\%"`, searchMessages.th.noWord],
])('%s is refused with words that say what to do', async (_, q, kept, message) => {
  const { status, html } = await open({ q })
  expect(status).toBe(400)
  expect(html).toContain('<title>ต้องแก้ไข: ')
  const summary = /<div class="govuk-error-summary".*?<\/ul>/s.exec(html)?.[0] ?? ''
  expect(summary.replaceAll(/<[^>]*>/g, '')).toContain(message)
  expect(summary).toContain('href="#q"')
  const beside = /<p id="q-error" class="govuk-error-message">.*?<\/p>/.exec(html)?.[0] ?? ''
  expect(beside.replaceAll(/<[^>]*>/g, '')).toBe(`ต้องแก้ไข: ${message}`)
  expect(field(html).element).toContain('aria-describedby="q-hint q-error"')
  expect(field(html).value).toBe(kept)
})

test('what is typed comes back as text, never as markup', async () => {
  const { html } = await open({ q: '"><script>alert(1)</script>' })
  expect(html).not.toContain('<script>')
  expect(field(html).value).toBe('"><script>alert(1)</script>')
})

test('the list of results is cut into pages that lead to one another', async () => {
  const first = await open({ q: 'ทุจริต' })
  const total = Number(/พบ (\d+) รายการ หน้านี้คือรายการที่ 1–20/.exec(first.text)?.[1])
  expect(results(first.html)).toHaveLength(20)
  expect(first.html).toContain('rel="next"')
  expect(first.html).not.toContain('rel="prev"')
  const link = `/search?${new URLSearchParams({ q: 'ทุจริต', page: '2' })}`.replaceAll('&', '&amp;')
  expect(first.html).toContain(`href="${link}"`)

  const second = await open({ q: 'ทุจริต', page: '2' })
  expect(second.text).toContain(`หน้านี้คือรายการที่ 21–${Math.min(40, total)}`)
  expect(results(second.html)).toHaveLength(Math.min(20, total - 20))
  expect(second.html).toContain('<ol class="ps-rows" start="21">')
  expect(second.html).toContain('aria-current="page"')
  expect(results(second.html).filter((address) => results(first.html).includes(address))).toEqual([])
  expect(second.html).toContain('<title>ค้นหา “ทุจริต” หน้า 2 ')

  const english = await open({ q: 'ทุจริต', page: '2' }, '/en')
  expect(english.html).toContain('href="/en/search?q=')
})

test('a page may be asked for in Thai digits; beyond the last page is the last page', async () => {
  const pageOf = async (page: string) => results((await open({ q: 'ทุจริต', page })).html)
  expect(await pageOf('๒')).toEqual(await pageOf('2'))
  const total = Number(/พบ (\d+) รายการ/.exec((await open({ q: 'ทุจริต' })).text)?.[1])
  const last = Math.ceil(total / 20)
  for (const page of [last + 1, 999, Number.MAX_SAFE_INTEGER]) {
    expect(await pageOf(String(page))).toEqual(await pageOf(String(last)))
  }
  expect((await open({ q: 'รถยนต์', page: '7' })).text).toContain('ไม่พบ')
  for (const page of ['0', '-1', '1.5', 'สอง', '']) {
    expect((await open({ q: 'ทุจริต', page })).status).toBe(400)
  }
})

test('many pages are shown as the first, the last and those beside this one', async () => {
  const many = await testApp({ content: 'krajai' })
  try {
    const documents = Array.from({ length: 190 }, (_, number) => ({
      kind: 'programme',
      key: String(number),
      address: searchUrls.search(),
      title: 'ถนน',
      titleEn: 'Road',
      summary: '',
      summaryEn: '',
      body: '',
    }))
    await many.database.asOwner(await many.database.organizationId(), (tx) => rebuildSearch(tx, documents))
    const { body } = await many.server.inject({
      url: searchUrls.search({ q: 'ถนน', page: 5 }),
    })
    const shown = [...body.matchAll(/class="govuk-pagination__item[^>]*>(?:<a[^>]*>)?([^<]*)</g)]
    expect(shown.map(([, number]) => number)).toEqual(['1', '⋯', '4', '5', '6', '⋯', '10'])
  } finally {
    await many.close()
  }
})

test('every kind of thing that can be found has a name', async () => {
  const { rows } = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    tx.db.execute<{ kind: string }>('select distinct kind from search_document'),
  )
  const kinds = rows.map(({ kind }) => kind).filter((kind) => kind !== 'page')
  expect(kinds).toContain('programme')
  for (const kind of kinds) {
    expect(searchMessages.th.kind(kind), kind).not.toBe(searchMessages.th.kind('page'))
    expect(searchMessages.en.kind(kind), kind).not.toBe(searchMessages.en.kind('page'))
  }
})
