import type { FastifyInstance } from 'fastify'
import { planUrls, planWorkUrls } from '../../src/modules/plan/module.ts'
import { withOwner, type Database, type ServerAddress } from '../../src/platform/database/connection.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { addPerson } from '../support/people.ts'
import { growCountry, organizations } from './country.ts'

const fiscalYear = 2570
const times = 60

/** Milliseconds that each asking took, inside the server: no network is in between. */
export interface OverviewTimes {
  readonly organizations: number
  readonly overview: readonly number[]
  readonly rollUp: readonly number[]
}

/**
 * Fills a year as an office fills it (half of the steps done, each with a piece of evidence, money spent and
 * indicators recorded) and generates the figures of as many organisations as the country has; then asks for
 * the overview of one, and for that of all.
 */
export async function overviewTimes(
  app: FastifyInstance,
  { database, address }: { database: Database; address: ServerAddress },
): Promise<OverviewTimes> {
  const now = Temporal.Now.instant()
  const { rows } = await database.serving.query<{ id: string }>(
    'select organization_id as id from organization where host is null',
  )
  const own = rows[0]!.id
  const { accountId, token } = await inOrganization(database.serving, own, (tx) =>
    addPerson(tx, { role: 'chief-executive', at: now }),
  )
  await withOwner(address, async (client) => {
    await client.query(
      `insert into evidence (organization_id, evidence_id, programme_id, fiscal_year, step_id, kind, title, url,
         is_public, dated_on, added_by, added_at)
       select organization_id, gen_random_uuid(), programme_id, fiscal_year, step_id, 'link', 'หลักฐาน',
         'https://krajai.example', true, '2026-11-01', $1, $2
       from work_step where fiscal_year = $3 and position % 2 = 0`,
      [accountId, now.toString(), fiscalYear],
    )
    await client.query(
      `update work_step set state = 'done', done_on = '2026-11-01' where fiscal_year = $1 and position % 2 = 0`,
      [fiscalYear],
    )
    await client.query(
      `insert into spending (organization_id, spending_id, programme_id, fiscal_year, amount_satang, spent_on, purpose,
         reference, entered_by, entered_at, state)
       select organization_id, gen_random_uuid(), programme_id, fiscal_year, 1000, '2026-11-01', 'x', 'x', $1, $2, 'entered'
       from programme_year, generate_series(1, 20) where fiscal_year = $3 and budget_satang is not null`,
      [accountId, now.toString(), fiscalYear],
    )
    await client.query(
      `insert into indicator_result
       select organization_id, indicator_id, $3, 1, 40, 50, '2026-11-01', '', $1, $2 from indicator where source = 'recorded'`,
      [accountId, now.toString(), fiscalYear],
    )
    await growCountry(client, organizations)
    await client.query(
      `insert into plan_year_figures
       select organization_id, year, $1, 44, 290, (random() * 290)::int, (random() * 44)::int, (random() * 290)::int,
         11000000, (random() * 11000000)::int, 30, 20, 84, 1
       from organization, generate_series(2566, 2570) year`,
      [now.toString()],
    )
    await client.query('analyze')
  })
  const ask = async (url: string): Promise<number[]> => {
    const taken: number[] = []
    for (let round = 0; round < 2 * times; round += 1) {
      const begun = performance.now()
      const { statusCode } = await app.inject({
        url,
        headers: { host: 'localhost', cookie: `session=${token}` },
      })
      if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
      // The first half warms up.
      if (round >= times) taken.push(performance.now() - begun)
    }
    return taken
  }
  return {
    organizations,
    overview: await ask(planWorkUrls.overview({ fiscalYear })),
    rollUp: await ask(planUrls.country({ year: fiscalYear })),
  }
}
