import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { modules } from '../../src/modules.ts'
import { withOwner, type Database, type ServerAddress } from '../../src/platform/database/connection.ts'
import { inOrganization, organizationTransaction } from '../../src/platform/database/tenant.ts'
import { linkProbe, type LinkProbe } from '../../src/platform/links/probing.ts'
import type { Running } from '../../src/services.ts'
import { addPerson } from '../support/people.ts'
import { HeldMemory } from './held-memory.ts'

const links = 5_000
/** How many links are looked at between two moments at which memory is measured. */
const betweenMoments = 100

/** The check of one night: how long it takes, and what the process holds meanwhile. */
export interface LinkNight {
  readonly links: number
  readonly seconds: number
  readonly heldKilobytes: number
}

interface On {
  readonly database: Database
  readonly address: ServerAddress
  readonly services: Running
}

/**
 * The nightly check of a tenth of the links, then that of all of them. Each has a host of its own, so that the pause
 * between two questions to one host is not what is measured; all hosts are one server of this process.
 */
export async function linkNights(on: On): Promise<LinkNight[]> {
  const { rows } = await on.database.serving.query<{ id: string }>(
    'select organization_id as id from organization where host is null',
  )
  const organizationId = rows[0]!.id
  const server = createServer((_, response) => response.end())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const hosts = Array.from({ length: links }, (_, number) => `host-${number}.example`)
  // Names of the public internet that lead to a server inside, which an operator has to allow.
  const probe = linkProbe({
    allowedHosts: new Set(hosts),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  try {
    const nights: LinkNight[] = []
    let matched = 0
    for (const [index, count] of [links / 10, links].entries()) {
      const added = hosts.slice(matched, count).map((host) => `http://${host}:${port}/`)
      await matchLinks(on.address, organizationId, added)
      matched = count
      const at = Temporal.Instant.from(`2026-12-0${index + 1}T03:00:00+07:00`)
      nights.push(await checkedNight(on, { organizationId, at, count, probe }))
    }
    return nights
  } finally {
    server.close()
  }
}

async function matchLinks(
  address: ServerAddress,
  organizationId: string,
  urls: readonly string[],
): Promise<void> {
  const at = Temporal.Now.instant()
  await withOwner(address, (client) =>
    organizationTransaction(client, organizationId, async (tx) => {
      const { accountId } = await addPerson(tx, { role: 'officer', at })
      await client.query(
        `insert into disclosure_match
           (organization_id, match_id, item_id, kind, url, title, dated_on, matched_by, matched_at)
         select $1, gen_random_uuid(), item_id, 'link', url, 'ลิงก์', '2026-10-01', $2, $3
         from unnest($4::text[]) as url,
           (select item_id from disclosure_item where organization_id = $1 order by item_id limit 1) as item`,
        [organizationId, accountId, at.toString(), urls],
      )
    }),
  )
}

interface Night {
  readonly organizationId: string
  readonly at: Temporal.Instant
  readonly count: number
  readonly probe: LinkProbe
}

async function checkedNight(
  { database, services: { metrics, files, secrets } }: On,
  { organizationId, at, count, probe }: Night,
): Promise<LinkNight> {
  const job = modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === 'check-disclosures')!
  const memory = await HeldMemory.begin()
  let looked = 0
  const begun = performance.now()
  await job.handle({
    organizationId,
    input: {},
    at,
    attempt: 1,
    isLastAttempt: true,
    confidentialYears: 10,
    transaction: (work) => inOrganization(database.serving, organizationId, work),
    metrics,
    files,
    secrets,
    tellFiler: async () => {},
    async probeLink(url) {
      looked += 1
      if (looked % betweenMoments === 0) await memory.look()
      return probe(url)
    },
    notify: async () => {},
  })
  const seconds = (performance.now() - begun) / 1000
  if (looked !== count) throw new Error(`${looked} of ${count} links were looked at`)
  return { links: count, seconds, heldKilobytes: memory.kilobytes }
}
