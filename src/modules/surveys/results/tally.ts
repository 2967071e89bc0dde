import { and, eq, inArray, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { surveyPlace, surveyTally } from '../schema.ts'
import type { Channel, Phase } from '../survey-facts.ts'

/** What the whole answers of a group add up to. */
export interface Sums {
  readonly answers: number
  readonly counted: number
  readonly met: number
  /** In hundredths. */
  readonly points: number
}

export interface Tally extends Sums {
  readonly surveyId: string
  readonly version: number
  readonly placeId: string
  readonly channel: Channel
  readonly phase: Phase | null
  /** The first day of the month. */
  readonly month: string
  readonly counts: readonly number[]
}

/** The row whose counts are published; the others are of today. */
const publishedShard = 0

/**
 * What the answers to surveys add up to, by version, way in and month. `published` is what stood so after last night;
 * what came since could tell of the one person who answered between two looks.
 */
export async function talliesOf(
  { db, organizationId }: TenantTransaction,
  surveyIds: readonly string[],
  which: 'published' | 'all',
): Promise<Tally[]> {
  if (surveyIds.length === 0) return []
  const tally = surveyTally
  return db
    .select({
      surveyId: tally.surveyId,
      version: tally.version,
      placeId: tally.placeId,
      channel: surveyPlace.channel,
      phase: surveyPlace.phase,
      month: tally.month,
      answers: tally.answers,
      counted: tally.counted,
      met: tally.met,
      points: tally.points,
      counts: tally.counts,
    })
    .from(tally)
    .innerJoin(
      surveyPlace,
      and(eq(surveyPlace.organizationId, organizationId), eq(surveyPlace.placeId, tally.placeId)),
    )
    .where(
      and(
        eq(tally.organizationId, organizationId),
        inArray(tally.surveyId, [...surveyIds]),
        which === 'published' ? eq(tally.shard, publishedShard) : undefined,
      ),
    )
    .orderBy(sql`${tally.month}, ${tally.placeId}`)
}

export function sumOf(tallies: readonly Sums[]): Sums {
  const sum = { answers: 0, counted: 0, met: 0, points: 0 }
  for (const { answers, counted, met, points } of tallies) {
    sum.answers += answers
    sum.counted += counted
    sum.met += met
    sum.points += points
  }
  return sum
}

/** The counts of one version, place by place. */
export function countsOfVersion(tallies: readonly Tally[], version: number): number[] {
  const sums: number[] = []
  for (const { counts } of tallies.filter((one) => one.version === version)) {
    counts.forEach((count, slot) => (sums[slot] = (sums[slot] ?? 0) + count))
  }
  return sums
}

/** Groups of tallies in the order in which they first come. */
export function sumsBy<Key extends string>(
  tallies: readonly Tally[],
  keyOf: (tally: Tally) => Key,
): { readonly key: Key; readonly sums: Sums }[] {
  return [...Map.groupBy(tallies, keyOf)].map(([key, group]) => ({ key, sums: sumOf(group) }))
}
