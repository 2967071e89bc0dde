import { describe, expect, test } from 'vitest'
import { escaping, findIn, stringAddresses } from '../../scripts/source-rules.ts'
import { houseOf } from './planted-house.ts'

/** What a rule says of one file of a house that has nothing else. */
function complaints(rule: typeof escaping, content: string, file = 'src/modules/plan/part.tsx'): string[] {
  return findIn(houseOf({ [file]: content }), rule).complaints.map((complaint) => {
    expect(complaint).toContain(`${file}:1: `)
    return complaint.slice(`${file}:1: `.length)
  })
}

describe('escaping', () => {
  test.each([
    [
      '<p dangerouslySetInnerHTML={{ __html: text }} />',
      'dangerouslySetInnerHTML lets unescaped text into a page',
    ],
    [
      `h('p', { dangerouslySetInnerHTML: content })`,
      'dangerouslySetInnerHTML lets unescaped text into a page',
    ],
    ['element.innerHTML = text', 'innerHTML lets unescaped text into a page'],
    ['part = jsxTemplate([text])', 'jsxTemplate lets unescaped text into a page'],
    [`element['outerHTML'] = text`, 'outerHTML lets unescaped text into a page'],
    ['<iframe srcdoc={text} />', 'srcdoc lets unescaped text into a page'],
    ["body = '<p>' + text", 'markup as text: "<p>"'],
    ['body = `<a href="${link}">`', 'markup as text: "<a href=\\""'],
    ['body = `<${name}>`', 'markup as text: "<"'],
    ['body = `<!doctype html>${text}`', 'markup as text: "<!doctype html>"'],
    [`body = '<urlset xmlns="a">'`, 'markup as text: "<urlset xmlns=\\"a\\">"'],
    ["body = text + '</td>'", 'markup as text: "</td>"'],
  ])('%s', (content, complaint) => {
    expect(complaints(escaping, content)).toEqual([complaint])
  })

  test.each([
    ['const node = <p title={text}>a &lt; b</p>'],
    ["throw new Error('grant prongsai to <user>')"],
    ["const isFew = count < limit || text === '<5'"],
    ['// element.innerHTML would not do'],
    ['const query = sql`select number from plan where year < ${year} and year <> 0`'],
  ])('allows %s', (content) => {
    expect(complaints(escaping, content)).toEqual([])
  })

  test('what Preact has rendered is put among nodes in one file', () => {
    const content = 'export const part = jsxTemplate([text])'
    expect(complaints(escaping, content, 'src/ui/rendered-once.ts')).toEqual([])
  })

  test('the doctype is put before a document in one file', () => {
    const content = 'export const page = `<!doctype html>${text}`'
    expect(complaints(escaping, content, 'src/ui/document.tsx')).toEqual([])
    expect(complaints(escaping, 'const page = `<!doctype html><p>`', 'src/ui/document.tsx')).toHaveLength(1)
  })
})

describe('addresses', () => {
  test.each([
    ['<a href="/plan">x</a>', '/plan'],
    ['<a href="/">x</a>', '/'],
    ["<a href={isThai ? '/' : other}>x</a>", '/'],
    ['<a href={`/plan/${year}`}>x</a>', '/plan/'],
    ['<a href={`${plan}/risks`}>x</a>', '/risks'],
    ['<a href={`${plan}?year=${year}`}>x</a>', '?year='],
    ['<a href={`${plan}/all?year=${year}&half=${half}`}>x</a>', '/all?year=', '&half='],
    ["link = planUrls.plan() + '/risks'", '/risks'],
    ['<a href="https://elsewhere.example/">x</a>', 'https://elsewhere.example/'],
    ['<form action="/search" />', '/search'],
    ["reply.redirect('/')", '/'],
    ["reply.redirect('/plan', 303)", '/plan'],
    ["answer = { kind: 'redirect', to: '/plan' }", '/plan'],
    ["server.get('/healthz', answer)", '/healthz'],
    ["reply.header('location', '/plan')", '/plan'],
    ["fetch('/plan/data.json')", '/plan/data.json'],
  ])('%s', (content, ...texts) => {
    const expected = texts.map((text) => `address as text: ${JSON.stringify(text)}`)
    expect(complaints(stringAddresses, content)).toEqual(expected)
  })

  test.each([
    ['<a href={planUrls.programme({ number })}>x</a>'],
    ['<a href="#content">x</a>'],
    ["cookie = { path: '/' }"],
    ["parts = text.split('/')"],
    ["stat = readFileSync(`/proc/${pid}/stat`, 'utf8')"],
    ["import { plan } from './plan.ts'"],
    ['// see /plan/risks'],
    ['unit = `${amount} baht/month`'],
    ['ratio = `${done}/${all}`'],
  ])('allows %s', (content) => {
    expect(complaints(stringAddresses, content)).toEqual([])
  })

  test('they are declared in urls.ts of a module, and anywhere in the platform', () => {
    const declared = "export const urls = { year: address('/plan/:fiscalYear') }"
    expect(complaints(stringAddresses, declared, 'src/modules/plan/urls.ts')).toEqual([])
    expect(complaints(stringAddresses, declared, 'src/platform/open-data/dataset.ts')).toEqual([])
    const outside = 'address outside urls.ts: "/plan/:fiscalYear"'
    expect(complaints(stringAddresses, declared, 'src/modules/plan/module.ts')).toEqual([outside])
    expect(complaints(stringAddresses, declared, 'src/ui/layout.tsx')).toEqual([outside])
  })

  test('only address() declares, also where addresses live', () => {
    const content = "export const risks = '/plan/risks'"
    expect(complaints(stringAddresses, content, 'src/modules/plan/urls.ts')).toHaveLength(1)
  })

  test('a name put into a declared address is part of it', () => {
    const content = 'export const files = (name) => address(`/data/${name}/all.csv`)'
    expect(complaints(stringAddresses, content, 'src/platform/open-data/dataset.ts')).toEqual([])
  })
})

test('tests may spell both out', () => {
  const house = houseOf({ 'src/modules/plan/plan.test.tsx': `expect('<p>').toBe('/plan')` })
  expect(findIn(house, escaping)).toEqual({ files: 0, complaints: [] })
})
