import { sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'

/** Complaints of one category that came again and again from one village, or about one place. */
export interface Repeat {
  readonly category: string
  readonly villageId: string | null
  /** As it was told last; null where the village is what they have in common. */
  readonly place: string | null
  readonly times: number
  /** In how many different months they came: what comes in one month may be one thing. */
  readonly months: number
  readonly open: number
  readonly last: string
}

/** Far enough back to see what comes with every rainy season. */
export const monthsBack = 12

const mostShown = 50

const found = (organizationId: string, today: Temporal.PlainDate): SQL => sql`
  organization_id = ${organizationId} and state <> 'merged' and state <> 'withdrawn'
    and received_on > ${today.subtract({ months: monthsBack }).toString()} and received_on <= ${today.toString()}`

const counted = sql`count(*)::int as times, count(distinct to_char(received_on, 'YYYY-MM'))::int as months,
  count(*) filter (where ended_on is null)::int as open, max(received_on)::text as last`

/** What came at least three times in two months or more is a pattern; the most often first. */
const isRepeated = sql`having count(*) >= 3 and count(distinct to_char(received_on, 'YYYY-MM')) >= 2
  order by times desc, last desc limit ${mostShown}`

/** What repeats in a village within the last year. What was joined with another complaint is counted with that one. */
export async function repeatsInVillages(
  { db, organizationId }: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<Repeat[]> {
  const { rows } = await db.execute<Repeat & Record<string, unknown>>(sql`
    select category, village_id as "villageId", null as place, ${counted}
    from complaint where ${found(organizationId, today)} group by 1, 2 ${isRepeated}`)
  return rows
}

/** The same of one place, whichever way its name was spaced. */
export async function repeatsAtPlaces(
  { db, organizationId }: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<Repeat[]> {
  const { rows } = await db.execute<Repeat & Record<string, unknown>>(sql`
    select category, village_id as "villageId", (array_agg(place order by received_on desc))[1] as place, ${counted}
    from complaint where ${found(organizationId, today)} and place is not null
    group by category, village_id, lower(regexp_replace(place, '\\s', '', 'g')) ${isRepeated}`)
  return rows
}
