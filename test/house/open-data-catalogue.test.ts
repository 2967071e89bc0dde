import { get as httpGet, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDataUrls } from '../../src/modules/open-data/module.tsx'
import { modules } from '../../src/modules.ts'
import { withOwner } from '../../src/platform/database/connection.ts'
import { datasetUrls } from '../../src/platform/open-data/dataset.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { linkedDataFaults, type Json, type JsonObject } from './linked-data.ts'

/** What the tests below look at; the rest is for the rules of linked data. */
interface Catalogue extends JsonObject {
  readonly '@id': string
  readonly 'dct:publisher': { readonly 'foaf:name': { readonly th: string } }
  readonly 'dct:spatial': { readonly 'skos:prefLabel': { readonly th: string; readonly en: string } }
  readonly 'dcat:dataset': readonly (JsonObject & {
    readonly 'dct:identifier': string
    readonly 'dct:accrualPeriodicity': string
    readonly 'dcat:distribution': readonly { readonly 'dcat:downloadURL': string }[]
  })[]
  readonly 'dcat:catalog': readonly Catalogue[]
}

let app: TestApp
beforeAll(async () => {
  app = await testApp({
    linkTo: ({ host }, path) => `https://${host ?? 'krajai.example'}${path}`,
  })
})
afterAll(() => app.close())

const datasets = modules.flatMap((module) => module.datasets)

async function catalogue(): Promise<Catalogue> {
  const answer = await app.server.inject({ url: openDataUrls.catalogueFile() })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8')
  return answer.json()
}

test('the catalogue is linked data without a fault', async () => {
  expect(linkedDataFaults(await catalogue())).toEqual([])
})

test.each<[fault: string, place: (string | number)[], value?: Json]>([
  ['lacks dct:title', ['dct:title']],
  ['lacks dct:license', ['dcat:dataset', 0, 'dct:license']],
  ['says nothing in en', ['dcat:dataset', 0, 'dct:title'], { th: 'ก' }],
  ['is in no language', ['dcat:dataset', 0, 'dct:title'], 'ก'],
  ['is no address', ['dcat:dataset', 0, 'dcat:distribution', 0, 'dcat:downloadURL'], '/x.csv'],
  ['has no whole address', ['@id'], '/open-data/catalogue.jsonld'],
  ['has the unknown word', ['title'], 'x'],
  ['has the unknown word', ['adms:status'], 'x'],
  ['is of an unknown class', ['dcat:dataset', 0, '@type'], 'dcat:Data'],
  ['is no moment', ['dct:modified'], 'yesterday'],
  ['taken for a text', ['@context', 'dct:license']],
  ['means something else', ['@context', 'dct:title', '@id'], 'dcat:title'],
])('canary: a catalogue of which something %s is noticed', async (fault, place, value) => {
  const file = structuredClone(await catalogue())
  const last = place.at(-1)!
  const within = place.slice(0, -1).reduce<object>((thing, step) => Reflect.get(thing, step) as object, file)
  if (value === undefined) Reflect.deleteProperty(within, last)
  else Reflect.set(within, last, value)
  expect(linkedDataFaults(file)).toContainEqual(expect.stringContaining(fault))
})

test('every dataset of the house is in the catalogue, with both its files at whole addresses', async () => {
  const file = await catalogue()
  const listed = file['dcat:dataset']
  expect(listed.map((one) => one['dct:identifier'])).toEqual(datasets.map(({ name }) => name))
  for (const [index, { name, title }] of datasets.entries()) {
    const at = datasetUrls(name)
    const page = `https://krajai.example/open-data/${name}`
    expect(listed[index]).toMatchObject({
      '@id': page,
      'dct:title': title,
      'dct:license': 'https://creativecommons.org/licenses/by/4.0/',
      'dct:conformsTo': { '@id': `https://krajai.example${at.schema()}` },
      'dct:publisher': { '@id': 'https://krajai.example/#organization' },
      'dct:spatial': { 'skos:prefLabel': { th: 'อำเภอป่าติ้ว จังหวัดยโสธร' } },
    })
    expect(listed[index]!['dcat:distribution']).toMatchObject([
      {
        'dcat:downloadURL': `https://krajai.example${at.csv()}`,
        'dcat:mediaType': expect.stringContaining('text/csv'),
      },
      {
        'dcat:downloadURL': `https://krajai.example${at.json()}`,
        'dcat:mediaType': expect.stringContaining('/json'),
      },
    ])
    for (const address of [
      page,
      ...listed[index]!['dcat:distribution'].map((one) => one['dcat:downloadURL']),
    ]) {
      expect((await app.server.inject({ url: new URL(address).pathname })).statusCode, address).toBe(200)
    }
  }
  expect(file['dct:publisher']['foaf:name'].th).toBe('องค์การบริหารส่วนตำบลกระจาย')
})

test('how often a dataset changes is said in words of the European authority table', async () => {
  const periods = new Map(
    (await catalogue())['dcat:dataset'].map((one) => [
      one['dct:identifier'],
      one['dct:accrualPeriodicity'].split('/').at(-1),
    ]),
  )
  expect(periods.get('office-holidays')).toBe('ANNUAL')
  expect(periods.get('plan-indicator-results')).toBe('UPDATE_CONT')
})

/** More than two pages of the directory. */
const others = 620

async function addOthers(): Promise<void> {
  await withOwner(app.database.address, async (client) => {
    await client.query(
      `insert into organization (organization_id, host, name, name_en, short_name, short_name_en, kind, district,
         province, district_en, province_en)
       select gen_random_uuid(), 'sao' || n || '.example', 'อบต.ทดสอบ ' || n, 'Test ' || n, 'อบต. ' || n, 'SAO ' || n,
         case when n % 10 = 0 then 'PAO' else 'SAO' end, 'เมือง', 'ยโสธร', 'Mueang', 'Yasothon'
       from generate_series(1, $1) n`,
      [others],
    )
  })
}

test('the catalogue of all organisations has each of them once, with the address of its own', async () => {
  await addOthers()
  const answer = await app.server.inject({ url: openDataUrls.organizations() })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/ld+json; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
  })
  expect(answer.headers['content-length']).toBeUndefined()
  expect(answer.headers.etag).toBeUndefined()
  const file = answer.json<Catalogue>()
  expect(linkedDataFaults(file)).toEqual([])
  const listed = file['dcat:catalog']
  const addresses = listed.map((one) => one['@id'])
  expect(addresses.toSorted()).toEqual(
    [
      'https://krajai.example/open-data/catalogue.jsonld',
      ...Array.from({ length: others }, (_, n) => `https://sao${n + 1}.example/open-data/catalogue.jsonld`),
    ].toSorted(),
  )
  // Line by line, for programs that do not want it all at once.
  expect(answer.body.trim().split('\n')).toHaveLength(listed.length + 2)
  const provincial = listed.find((one) => one['@id'].includes('//sao10.'))
  expect(provincial?.['dct:spatial']['skos:prefLabel']).toEqual({ th: 'จังหวัดยโสธร', en: 'Yasothon Province' })
})

test('what is written as it is read is compressed for whoever takes it so, and says the same', async () => {
  const ask = (encoding: string) =>
    app.server.inject({ url: openDataUrls.organizations(), headers: { 'accept-encoding': encoding } })
  const plain = await ask('identity')
  const [brotli, gzip] = [await ask('gzip, br'), await ask('gzip')]
  expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
  expect(String(brotliDecompressSync(brotli.rawPayload))).toBe(plain.body)
  expect(String(gunzipSync(gzip.rawPayload))).toBe(plain.body)
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 10)
})

test('who asks only for the head gets the head', async () => {
  const answer = await app.server.inject({ method: 'HEAD', url: openDataUrls.organizations() })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('')
})

test('a visitor who reads slowly or goes away keeps no connection to the database', async () => {
  const base = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const { serving } = app.database.database
  const used = (): number => serving.totalCount - serving.idleCount
  const atRest = used()
  const answers = await Promise.all(
    Array.from(
      { length: 30 },
      () =>
        new Promise<IncomingMessage>((resolve, reject) => {
          httpGet(`${base}${openDataUrls.organizations()}`, resolve).once('error', reject)
        }),
    ),
  )
  // Nobody has read anything yet: thirty visitors, and a pool of far fewer connections.
  await expect.poll(used).toBeLessThanOrEqual(atRest)
  expect((await app.server.inject({ url: openDataUrls.organizations() })).statusCode).toBe(200)
  for (const answer of answers) answer.destroy()
  await expect.poll(used).toBeLessThanOrEqual(atRest)
})
