import type { FastifyInstance } from 'fastify'
import { publications, publicationUrls } from '../../src/modules/publications/module.ts'
import { withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { organizationTransaction } from '../../src/platform/database/tenant.ts'
import { rebuildSearch } from '../../src/platform/search/indexing.ts'
import { addPerson } from '../support/people.ts'

const documents = 20_000
const times = 60

/** Milliseconds that each asking took, inside the server: no network is in between. */
export interface RegisterTimes {
  readonly documents: number
  readonly list: readonly number[]
  readonly filter: readonly number[]
  readonly search: readonly number[]
}

/** What documents are about, in as many combinations as an office has in twenty years. */
const subjects = ['จัดซื้อจัดจ้าง', 'รับสมัครพนักงาน', 'ประชุมสภา', 'ซ่อมแซมถนน', 'เบี้ยยังชีพ', 'ขยะมูลฝอย', 'จริยธรรม']
const acts = ['ประกาศผล', 'เชิญชวน', 'กำหนดการ', 'รายงาน', 'แต่งตั้งคณะกรรมการ', 'ยกเลิก']

/**
 * Fills the register of the first organisation as twenty years of an office fill it, and asks for its newest page, for
 * a kind and a year of it, and for words that one document in seven, one in forty and every one has.
 */
export async function registerTimes(app: FastifyInstance, address: ServerAddress): Promise<RegisterTimes> {
  const at = Temporal.Now.instant()
  await withOwner(address, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select organization_id as id from organization where host is null',
    )
    await organizationTransaction(client, rows[0]!.id, async (tx) => {
      const { accountId } = await addPerson(tx, { role: 'officer', at })
      await client.query(
        `insert into publication (organization_id, publication_id, kind, state, title, title_en, body, links, topics,
           dated_on, signatory_name, signatory_position, signatory_capacity, division_id, place, number, number_year,
           edition, revision, entered_by, entered_at, published_at, published_on, snapshot)
         select $1, gen_random_uuid(), (array['announcement', 'order', 'report', 'news'])[1 + n % 4], 'published',
           ($4::text[])[1 + n % 6] || ($3::text[])[1 + n % 7] || ' ครั้งที่ ' || (1 + n % 60), '',
           repeat('องค์การบริหารส่วนตำบลแจ้งเรื่อง' || ($3::text[])[1 + n % 7] || 'ให้ประชาชนในพื้นที่ทราบทั่วกัน ', 6), '{}',
           '{}', day, '', 'นายก', 'own',
           (select division_id from division where organization_id = $1 order by position limit 1), '', n,
           extract(year from day)::int + 543, 1, 1, $2, $5, $5, day, '{}'
         from generate_series(1, $6::int) n, lateral (select '2006-01-01'::date + n / 3) as dated (day)`,
        [tx.organizationId, accountId, subjects, acts, at.toString(), documents],
      )
      await rebuildSearch(tx, await publications.searchable(tx), ['publication'])
    })
    // As the server does by itself within a minute of so many new rows.
    await client.query('vacuum analyze')
  })
  const ask = async (...addresses: readonly string[]): Promise<number[]> => {
    const taken: number[] = []
    for (let round = 0; round < 2 * times; round += 1) {
      const url = addresses[round % addresses.length]!
      const begun = performance.now()
      const { statusCode } = await app.inject({ url, headers: { host: 'localhost' } })
      if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
      // The first half warms up.
      if (round >= times) taken.push(performance.now() - begun)
    }
    return taken
  }
  const { register } = publicationUrls
  return {
    documents,
    list: await ask(register(), register({ page: 500 })),
    filter: await ask(register({ kind: 'order', year: 2560 }), register({ kind: 'news', replaced: 'yes' })),
    search: await ask(
      register({ words: 'เบี้ยยังชีพ' }),
      register({ words: 'ประกาศผลซ่อมแซมถนน' }),
      register({ words: 'องค์การบริหารส่วนตำบล' }),
    ),
  }
}
