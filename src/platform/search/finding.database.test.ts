import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { loadedAt } from '../../../test/support/changing.ts'
import { inOrganization, organizationTransaction } from '../database/tenant.ts'
import { segment } from '../language/segmentation.ts'
import { addOrganization } from '../organization/adding.ts'
import type { SearchDocument } from './document.ts'
import { findDocuments, findNewest, type Found } from './finding.ts'
import { rebuildSearch } from './indexing.ts'

let db: TestDatabase
let krajai: string
beforeAll(async () => {
  db = await testDatabase('krajai')
  krajai = await db.organizationId()
})
afterAll(() => db.close())

/** Finds as a page does: as the role that serves requests. */
function find(query: string, page = { limit: 20, offset: 0 }, organizationId = krajai): Promise<Found> {
  return inOrganization(
    db.database.serving,
    organizationId,
    (tx) => findDocuments(tx, query, page),
    'read only',
  )
}

/** What of the plan was found, by the last part of its address: a programme's number, a risk's code. */
async function found(query: string): Promise<string[]> {
  const { documents } = await find(query)
  return documents
    .filter(({ address }) => address.startsWith('/plan'))
    .map(({ address }) => address.replace(/^.*[/-]/, ''))
}

// Each with the programmes, risks or the plan that must come first, in this order.
test.each<[kind: string, query: string, first: string[]]>([
  ['a word', 'บัตรคิว', ['22', '21']],
  ['a word', 'ธรรมาภิบาล', ['45']],
  ['a word', 'โรงเรียน', ['6']],
  ['a compound', 'กระจายอำนาจ', ['33']],
  ['a compound', 'ผลประโยชน์ทับซ้อน', ['18']],
  ['a compound', 'ศูนย์ข้อมูลข่าวสาร', ['7']],
  ['a compound', 'เศรษฐกิจพอเพียง', ['3']],
  ['a compound', 'เลื่อนขั้นเงินเดือน', ['15']],
  ['a part of a compound', 'ตรวจสอบภายใน', ['38']],
  ['a part of a compound', 'คิว', ['4.1', '22', '21']],
  ['a phrase', 'การมีส่วนร่วมของประชาชน', ['37']],
  ['a phrase', 'คู่มือประชาชน', ['30']],
  ['a phrase', 'คู่มือสำหรับประชาชน', ['30']],
  ['a phrase', 'แผนป้องกันการทุจริต', ['plan']],
  ['a phrase', 'ความพึงพอใจของประชาชน', ['20']],
  ['a phrase with a space', 'โรงเรียน คุณธรรม', ['6']],
  ['a whole title', 'มาตรการป้องกันผลประโยชน์ทับซ้อนขององค์การบริหารส่วนตำบลกระจาย', ['18']],
  ['the beginning of a word', 'ธรรมา', ['45']],
  ['the beginning of a word', 'จัดซื้', ['3.1', '17']],
  ['the beginning of a compound', 'ร้องทุก', ['42', '36']],
  ['the end of a word', 'ภิบาล', ['45']],
  ['the middle of a word', 'ทรอนิก', ['30', '24']],
  ['a word and the beginning of one', 'หลักธรรมา', ['45']],
  ['a number', '24', ['24']],
  ['a number in Thai digits', '๒๔', ['24']],
  ['a number with a word', 'โครงการที่ 24', ['24']],
  ['the code of a risk', '2.1', ['2.1']],
  ['a year', '2566', ['plan']],
  ['an abbreviation', 'ป.ป.ช.', ['26']],
  ['an abbreviation without stops', 'ปปช', ['26']],
  ['an abbreviation that the texts write in full', 'คำสั่งมอบหมาย อบต.', ['32']],
  ['another noun of the same verb', 'การร้องเรียน', ['44', '42']],
  ['English', 'procurement', ['3.1', '17']],
  ['English', 'No Gift Policy', ['11']],
  ['English', 'internal audit', ['38']],
  ['English in the plural', 'policies', ['11']],
  ['English in the singular', 'manual', ['30', '29']],
  ['the beginning of an English word', 'procure', ['3.1', '17']],
  ['English with filling words', 'complaints about corruption', ['42', '44']],
  ['English without a hyphen', 'eservice', ['24']],
  ['English inside Thai', 'ระบบ E-Service', ['24']],
])('%s: %s', async (_, query, first) => {
  const addresses = await found(query)
  expect(addresses.slice(0, first.length)).toEqual(first)
  expect((await find(query)).understoodAs).toBeUndefined()
})

test.each<[kind: string, query: string, understoodAs: string, first: string]>([
  ['a missing vowel', 'ธรรมภิบาล', 'ธรรมาภิบาล', '45'],
  ['an extra vowel', 'มาตราการ', 'มาตรการ', '46'],
  ['a wrong letter', 'ธรรมาพิบาล', 'ธรรมาภิบาล', '45'],
  ['a missing letter', 'บัตคิว', 'บัตรคิว', '22'],
  ['a letter too many', 'มของขวัญ', 'ของขวัญ', '1'],
  ['a missing tone mark', 'จัดซือจัดจ้าง', 'จัดซื้อจัดจ้าง', '3.1'],
  ['a missing tone mark that leaves other words', 'รองเรียน', 'ร้องเรียน', '44'],
  ['a wrong tone mark', 'ความโปร้งใส', 'ความโปร่งใส', 'plan'],
  ['letters that changed places', 'ร้องเรยีน', 'ร้องเรียน', '44'],
  ['a letter that sounds alike', 'ของขวัน', 'ของขวัญ', '1'],
  ['a letter that leaves other words', 'ประชาชม', 'ประชาชน', '4.1'],
  ['a missing silent letter', 'เศรษกิจพอเพียง', 'เศรษฐกิจพอเพียง', '3'],
  ['two errors', 'ศูนข้อมูลข่าวสาน', 'ศูนย์ข้อมูลข่าวสาร', '7'],
  ['an error in a phrase', 'คู่มือปรชาชน', 'คู่มือประชาชน', '30'],
  ['an error after a space', 'โรงเรียน คุนธรรม', 'โรงเรียน คุณธรรม', '6'],
  ['a missing Latin letter', 'E-Sevice', 'E-service', '24'],
  ['a missing Latin letter', 'procuremnt', 'procurement', '3.1'],
  ['one error in two English words', 'satisfation survey', 'satisfaction survey', '20'],
  ['another English spelling', 'decentralization', 'decentralisation', '33'],
])('%s: %s', async (_, query, understoodAs, first) => {
  expect((await found(query))[0]).toBe(first)
  expect((await find(query)).understoodAs).toBe(understoodAs)
})

test.each([
  'รถยนต์',
  'น้ำประปา',
  'ประปา',
  'ตลาด',
  'โรงพยาบาล',
  'สมชาย',
  'cat',
  'eat',
  'zzzzzzz',
  'ฐฐฐฐ',
  '99999',
])('nothing is found for %s', async (query) => {
  expect(await find(query)).toMatchObject({ total: 0, documents: [] })
})

test('where no document has every word, those with most of them come first', async () => {
  const both = await find('บัตรคิว ธรรมาภิบาล')
  expect(both).toMatchObject({ isWhole: true, total: 1 })
  const some = await find('บัตรคิว ธรรมาภิบาล รถยนต์')
  expect(some.isWhole).toBe(false)
  expect(some.documents[0]).toEqual(both.documents[0])
  expect(some.total).toBeGreaterThan(20)
})

test('a result has what a list needs, in both languages', async () => {
  const { documents, total } = await find('บัตรคิว')
  expect(total).toBe(3)
  expect(documents.find(({ kind }) => kind === 'programme')).toEqual({
    kind: 'programme',
    key: expect.any(String),
    address: '/plan/programmes/22',
    title: 'กิจกรรมการใช้บัตรคิวในการติดต่อราชการ',
    titleEn: 'Use of queue tickets for official business',
    summary: expect.stringMatching(/^[ก-๙]/),
    summaryEn: expect.stringMatching(/^[A-Z]/),
  })
})

test('pages of results are the list, cut', async () => {
  const all = await find('ทุจริต', { limit: 100, offset: 0 })
  expect(all.documents).toHaveLength(all.total)
  const cut = []
  for (let offset = 0; offset < all.total; offset += 20) cut.push(await find('ทุจริต', { limit: 20, offset }))
  expect(cut.flatMap(({ documents }) => documents)).toEqual(all.documents)
})

test.each([1_000, 2 ** 40, Number.MAX_SAFE_INTEGER])(
  'beyond the last result there is the total, and nothing else: offset %i',
  async (offset) => {
    const { total } = await find('ทุจริต')
    expect(total).toBeGreaterThan(20)
    expect(await find('ทุจริต', { limit: 20, offset })).toMatchObject({ total, documents: [] })
  },
)

test.each([
  '',
  ' ',
  '\n\t\u3000',
  '.',
  '!?…“”',
  '่้๊๋์',
  'ๆฯ',
  '😀',
  '👩‍👩‍👧‍👦🇹🇭',
  '\u200B\u2060',
  '\uFFFD',
  '-- ; /* */',
  "'",
  '\\',
  '%',
  '_',
  '&|!():*<->',
])('nothing is asked by %j', async (query) => {
  expect(await find(query)).toEqual({ total: 0, documents: [], terms: [], isWhole: true })
})

test.each([
  "คิว'; --",
  "คิว'",
  "'คิว' & 'คิว'",
  'คิว:*',
  '!คิว',
  'คิว\\',
  '"บัตรคิว"',
  '%คิว%',
  'คิว\0',
  '\0คิว\u0001',
  'คิว\uD83D',
  '\uDC00คิว\uD83D\uDE00',
  'คิว😀',
  'คิว{"}',
  '(คิว',
])('signs around a word do not matter: %j', async (query) => {
  expect((await find(query)).documents.map(({ address }) => address)).toContain('/plan/programmes/22')
})

test('of a long query the first 200 letters are read', async () => {
  expect((await find(`${'- '.repeat(90)}บัตรคิว`)).total).toBe(3)
  expect(await find(`${'- '.repeat(100)}บัตรคิว`)).toMatchObject({ total: 0, terms: [] })
  expect(await find('ก'.repeat(100_000))).toMatchObject({ total: 0 })
  expect((await find('ab cd '.repeat(1_000))).terms).toHaveLength(2)
})

test('no text whatever makes the search fail', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...`กขจดซทนมรลวสอาะิีุู่้์ำเแใๆฯ๑1aes .-'"\\&|!:*()<>%\0😀`) })
  const anything = fc.oneof(letters, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  await fc.assert(
    fc.asyncProperty(anything, async (query) => {
      const { total, documents, terms } = await find(query)
      expect(documents).toHaveLength(Math.min(total, 20))
      if (terms.length === 0) expect(total).toBe(0)
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('any words that follow one another in a title find its page', async () => {
  const { documents } = await find('ทุจริต', { limit: 100, offset: 0 })
  const quoted = fc
    .record({
      document: fc.constantFrom(...documents),
      inEnglish: fc.boolean(),
      from: fc.nat(),
      words: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ document, inEnglish, from, words }) => {
      const pieces = segment(inEnglish ? document.titleEn : document.title)
      const starts = pieces.flatMap((piece, index) => (piece.isWord ? [index] : []))
      const first = from % starts.length
      const query = pieces.slice(starts[first], starts[first + words]).map(({ text }) => text)
      return { address: document.address, query: query.join('') }
    })
  await fc.assert(
    fc.asyncProperty(quoted, async ({ address, query }) => {
      const results = await find(query, { limit: 100, offset: 0 })
      expect(results.documents.map((result) => result.address)).toContain(address)
      expect(results.isWhole).toBe(true)
    }),
    { numRuns: 300 },
  )
}, 60_000)

function notice(number: number, title = `ประกาศเลขที่ ${number}`): SearchDocument {
  return {
    kind: 'notice',
    key: String(number),
    address: `/notices/${number}`,
    title,
    titleEn: `Notice ${number}`,
    summary: number % 100 === 7 ? 'เรื่องหายาก' : 'เรื่องทั่วไป',
    summaryEn: '',
    body: 'ประชาชนทุกคนอ่านได้ '.repeat(10),
  }
}

async function anotherOrganization(documents: readonly SearchDocument[]): Promise<string> {
  const organizationId = uuidv7()
  const names = { name: 'ข', nameEn: 'B', shortName: 'ข', shortNameEn: 'B' }
  const place = { district: 'ข', districtEn: 'B', province: 'ข', provinceEn: 'B' }
  await db.asOwner(organizationId, async (tx) => {
    await addOrganization(
      tx,
      { host: `${organizationId}.example`, type: 'SAO', ...names, ...place },
      loadedAt,
    )
    await rebuildSearch(tx, documents)
  })
  return organizationId
}

test('an organisation finds nothing of another, and reads no errors in its words', async () => {
  const other = await anotherOrganization([notice(1, 'Kransparency')])
  const page = { limit: 20, offset: 0 }
  expect(await find('บัตรคิว', page, other)).toMatchObject({ total: 0 })
  expect(await find('transparency', page, other)).toMatchObject({ total: 1, understoodAs: 'kransparency' })
  expect((await find('transparency')).understoodAs).toBeUndefined()
})

test('an index serves a rare word among many documents, under the policies', async () => {
  const many = await anotherOrganization(Array.from({ length: 3_000 }, (_, number) => notice(number)))
  const statements: [string, unknown[]][] = []
  const logger = { logQuery: (query: string, given: unknown[]) => statements.push([query, given]) }
  const client = await db.database.serving.connect()
  try {
    await organizationTransaction(client, many, async (tx) => {
      const { total } = await findDocuments({ ...tx, db: drizzle(client, { logger }) }, 'หายาก', {
        limit: 20,
        offset: 0,
      })
      expect(total).toBe(30)
      const [query, given] = statements.at(-1)!
      const { rows } = await client.query<Record<'QUERY PLAN', string>>(`explain ${query}`, given)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toMatch(/Index.* using search_word_pkey|Index Scan on search_word_pkey/)
      expect(plan).not.toMatch(/Seq Scan on search_word/)
    })
  } finally {
    client.release()
  }
})

test('the newest documents of a kind that have every word, page by page, counted and narrowed', async () => {
  const firstDay = Temporal.PlainDate.from('2026-01-01')
  const documents = Array.from({ length: 900 }, (_, number) => ({
    ...notice(number),
    titleEn: 'Procurement',
    // Three a day, and not in the order in which they are numbered.
    datedOn: firstDay.add({ days: Math.floor(((number * 7) % 900) / 3) }),
  }))
  const many = await anotherOrganization([...documents, { ...notice(7), kind: 'page' }])
  const newest = documents
    .toSorted((a, b) => Temporal.PlainDate.compare(b.datedOn, a.datedOn) || (a.key < b.key ? 1 : -1))
    .map(({ key }) => key)
  const look = (query: string, page: { limit: number; offset: number }, among?: string) =>
    inOrganization(db.database.serving, many, (tx) =>
      findNewest(
        tx,
        { query, kind: 'notice', among: among === undefined ? undefined : sql.raw(among) },
        page,
      ),
    )
  for (const offset of [0, 20, 880, 890]) {
    const page = await look('ประชาชนทุกคน', { limit: 20, offset })
    expect(page).toMatchObject({ total: 900, keys: newest.slice(offset, offset + 20) })
  }
  expect(await look('ประชาชน', { limit: 20, offset: 1_000 })).toMatchObject({ total: 900, keys: [] })
  const rare = newest.filter((key) => Number(key) % 100 === 7)
  expect(await look('หายาก', { limit: 4, offset: 4 })).toMatchObject({ total: 9, keys: rare.slice(4, 8) })
  expect(await look('procuremnt', { limit: 4, offset: 0 })).toMatchObject({
    total: 900,
    understoodAs: 'procurement',
  })
  const among = "select key from (values ('107'), ('207'), ('3')) as narrower (key)"
  expect(await look('หายาก', { limit: 20, offset: 0 }, among)).toMatchObject({
    total: 2,
    keys: newest.filter((key) => key === '107' || key === '207'),
  })
  expect(await look('หายาก ไดโนเสาร์', { limit: 20, offset: 0 })).toMatchObject({ total: 0, keys: [] })
  expect(await look('!', { limit: 20, offset: 0 })).toBeUndefined()
})
