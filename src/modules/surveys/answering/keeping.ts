import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { countsOf, outcomeOf, type Question } from '../questions.ts'
import type { Place, Survey } from '../reading.ts'
import { surveyAnswer, surveyText } from '../schema.ts'
import type { ReadAnswer } from './reading-answer.ts'
import { masked, themesIn } from './themes.ts'

/** So many rows hold the counts of a day, so that as many answers are added up at once; row 0 is what is published. */
const shards = 8

const shardOf = new WeakMap<TenantTransaction, number>()

/** The same for all answers of a transaction: two that hold two rows each, in another order, would wait for ever. */
function ownShard(tx: TenantTransaction): number {
  const shard = shardOf.get(tx) ?? 1 + randomInt(shards)
  shardOf.set(tx, shard)
  return shard
}

export interface NewAnswer extends ReadAnswer {
  /** Random, made by the page on which it was given: an answer that is sent again has the same. */
  readonly answerId: string
  readonly survey: Pick<Survey, 'surveyId' | 'passMark'>
  readonly version: number
  readonly questions: readonly Question[]
  readonly placeId: Place['placeId']
  /** When it was given; only the day and the hour are kept. */
  readonly at: Temporal.Instant
}

/**
 * Keeps an answer and adds it to the counts, in one trip; false where it was kept before. No entry in the ledger, which
 * tells the minute of each: the night's count of all of them gets one.
 */
export async function keepAnswer(
  tx: TenantTransaction,
  { answerId, survey, version, questions, placeId, given, texts, at }: NewAnswer,
): Promise<boolean> {
  const { db, organizationId } = tx
  const { surveyId, passMark } = survey
  const day = todayInBangkok(at)
  const { hour } = at.toZonedDateTimeISO('Asia/Bangkok')
  const outcome = outcomeOf(questions, given, passMark)
  const counts = countsOf(questions, given)
  const { rows } = await db.execute(sql`
    with kept as (
      insert into ${surveyAnswer} (organization_id, answer_id, survey_id, version, place_id, answered_on, answered_hour,
        given, points, met)
      values (${organizationId}, ${answerId}, ${surveyId}, ${version}, ${placeId}, ${day.toString()}, ${hour},
        ${sql.param(given)}::integer[], ${outcome?.points ?? null}, ${outcome?.met ?? null})
      on conflict do nothing
      returning answer_id
    ), tallied as (
      insert into survey_tally as tally (organization_id, survey_id, version, place_id, month, shard, answers, counted,
        met, points, counts)
      select ${organizationId}::uuid, ${surveyId}::uuid, ${version}::integer, ${placeId}::uuid,
        ${day.with({ day: 1 }).toString()}::date, ${ownShard(tx)}::smallint, 1,
        ${outcome ? 1 : 0}::bigint, ${outcome?.met ? 1 : 0}::bigint, ${outcome?.points ?? 0}::bigint,
        ${sql.param(counts)}::bigint[]
      from kept
      on conflict (organization_id, survey_id, version, place_id, month, shard) do update set
        answers = tally.answers + 1, counted = tally.counted + excluded.counted, met = tally.met + excluded.met,
        points = tally.points + excluded.points, counts = ${addedCounts}
    )
    select answer_id from kept`)
  if (rows.length === 0) return false
  if (texts.length > 0) {
    await db.insert(surveyText).values(
      texts.map(({ question, words }) => ({
        organizationId,
        textId: randomUUID(),
        surveyId,
        version,
        question,
        writtenOn: day.toString(),
        words: masked(words),
        themes: themesIn(words),
      })),
    )
  }
  return true
}

/** The counts of a row and those of another that is added to it, place by place. */
export const addedCounts = sql`(
  select array_agg(one.had + one.gets order by one.place)
  from unnest(tally.counts, excluded.counts) with ordinality as one (had, gets, place)
)`
