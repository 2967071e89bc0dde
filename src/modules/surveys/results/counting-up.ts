import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { smallestCount } from '../../../platform/open-data/small-cells.ts'
import { addedCounts } from '../answering/keeping.ts'

/**
 * Adds the answers since last night to the counts that are published, and says in the ledger what they come to, so that
 * nobody changes them afterwards unseen. Those of a survey that fewer than five have answered since wait for the next
 * night: the difference between two days would tell of them. Once a survey is closed the rest is added. Returns how many
 * surveys were counted.
 */
export async function countUp(tx: TenantTransaction, at: Temporal.Instant): Promise<number> {
  const { db, organizationId } = tx
  const { rows } = await db.execute<{ survey_id: string }>(sql`
    with ready as (
      select tally.survey_id from survey_tally tally
      join survey on survey.organization_id = ${organizationId} and survey.survey_id = tally.survey_id
      where tally.organization_id = ${organizationId} and tally.shard > 0
      group by tally.survey_id
      having sum(tally.answers) >= ${smallestCount} or bool_or(survey.state = 'closed')
    ), moved as (
      delete from survey_tally where organization_id = ${organizationId} and shard > 0
        and survey_id in (select survey_id from ready)
      returning *
    ), numbered as (
      select survey_id, version, place_id, month, place, sum(count) as count
      from moved, unnest(counts) with ordinality as one (count, place)
      group by survey_id, version, place_id, month, place
    ), arrays as (
      select survey_id, version, place_id, month, array_agg(count::bigint order by place) as counts
      from numbered group by survey_id, version, place_id, month
    ), sums as (
      select survey_id, version, place_id, month, sum(answers) as answers, sum(counted) as counted, sum(met) as met,
        sum(points) as points
      from moved group by survey_id, version, place_id, month
    )
    insert into survey_tally as tally (organization_id, survey_id, version, place_id, month, shard, answers, counted,
      met, points, counts)
    select ${organizationId}::uuid, survey_id, version, place_id, month, 0, answers, counted, met, points, counts
    from sums join arrays using (survey_id, version, place_id, month)
    on conflict (organization_id, survey_id, version, place_id, month, shard) do update set
      answers = tally.answers + excluded.answers, counted = tally.counted + excluded.counted,
      met = tally.met + excluded.met, points = tally.points + excluded.points, counts = ${addedCounts}
    returning tally.survey_id`)
  const counted = [...new Set(rows.map((row) => row.survey_id))].toSorted()
  if (counted.length === 0) return 0
  const { rows: standing } = await db.execute(sql`
    select survey_id, version, place_id, month::text, answers, counted, met, points, counts from survey_tally
    where organization_id = ${organizationId} and shard = 0 and survey_id = any(${sql.param(counted)}::uuid[])
    order by survey_id, version, place_id, month`)
  const sha256 = createHash('sha256').update(canonicalJson(standing)).digest('hex')
  await append(tx, {
    kind: 'surveys.counted',
    subject: todayInBangkok(at).toString(),
    actor: systemActor,
    at,
    payload: { surveys: counted, sha256 },
  })
  return counted.length
}
