import { and, eq, gte, lte, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { fiscalYearEnd, fiscalYearStart, quarterOf } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import {
  defineMetric,
  type Metric,
  type MetricAsked,
  type MetricChoice,
} from '../../../platform/metrics/metric.ts'
import { resolutionsWhere } from './resolution.ts'
import { listCommittees, publicAppointments } from './committee.ts'
import { committee, committeeMeeting } from './schema.ts'
import { committeeUrls } from '../urls.ts'

const programme = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)

/** Of one committee, of those of a programme of the plan, or of all where none is named. */
const parameters = z.object({ committee: z.uuid().optional(), programme: programme.optional() })
type Which = z.output<typeof parameters>

function ofCommittees({ committee: id, programme: number }: Which): SQL | undefined {
  return and(
    id === undefined ? undefined : eq(committee.committeeId, id),
    number === undefined ? undefined : sql`${number} = any(${committee.programmes})`,
  )
}

/** The days of the meetings that were held in the year, in their order. */
async function meetingDays(
  { db, organizationId }: TenantTransaction,
  { fiscalYear, until, parameters: which }: MetricAsked<Which>,
): Promise<Temporal.PlainDate[]> {
  const held = await db
    .select({ meetsOn: committeeMeeting.meetsOn })
    .from(committeeMeeting)
    .innerJoin(
      committee,
      and(
        eq(committee.organizationId, organizationId),
        eq(committee.committeeId, committeeMeeting.committeeId),
      ),
    )
    .where(
      and(
        eq(committeeMeeting.organizationId, organizationId),
        eq(committeeMeeting.state, 'held'),
        gte(committeeMeeting.meetsOn, fiscalYearStart(fiscalYear).toString()),
        lte(committeeMeeting.meetsOn, until.toString()),
        ofCommittees(which),
      ),
    )
    .orderBy(committeeMeeting.meetsOn)
  return held.map(({ meetsOn }) => Temporal.PlainDate.from(meetsOn))
}

/** How many meetings were held in the year. */
const meetings = defineMetric({
  name: 'publications.meetings',
  title: { th: 'การประชุมคณะกรรมการและคณะทำงาน', en: 'Meetings of committees and working groups' },
  unit: 'count',
  parameters,
  address: () => committeeUrls.committees(),
  async measure(tx, asked) {
    const days = await meetingDays(tx, asked)
    const last = days.at(-1)
    return last && { numerator: days.length, denominator: null, measuredOn: last }
  },
})

/** Of a programme of the plan. */
function ofProgrammes(...numbers: readonly number[]): MetricChoice[] {
  return numbers.map((number) => ({
    parameters: { programme: String(number) },
    title: { th: `โครงการที่ ${number}`, en: `programme ${number}` },
  }))
}

/** In how many quarters of the year a meeting was held, for what is to be met about once a quarter. */
const quartersMet = defineMetric({
  name: 'publications.quartersMet',
  title: { th: 'ไตรมาสที่มีการประชุมคณะกรรมการหรือคณะทำงาน', en: 'Quarters with a meeting of a committee' },
  unit: 'count',
  parameters,
  choices: ofProgrammes(16),
  address: () => committeeUrls.committees(),
  async measure(tx, asked) {
    const days = await meetingDays(tx, asked)
    const last = days.at(-1)
    return last && { numerator: new Set(days.map(quarterOf)).size, denominator: null, measuredOn: last }
  },
})

/** Of what meetings of the year resolved, how much is done; what was dropped counts as not done. */
const resolutionsDone = defineMetric({
  name: 'publications.resolutionsDone',
  title: { th: 'มติที่ทำแล้ว', en: 'Resolutions carried out' },
  unit: 'percent',
  parameters,
  address: () => committeeUrls.committees(),
  async measure(tx, { fiscalYear, until, parameters: which }) {
    const made = await resolutionsWhere(
      tx,
      and(
        gte(committeeMeeting.meetsOn, fiscalYearStart(fiscalYear).toString()),
        lte(committeeMeeting.meetsOn, until.toString()),
        ofCommittees(which),
      ),
    )
    if (made.length === 0) return undefined
    const done = made.filter(
      ({ state, endedOn }) =>
        state === 'done' && endedOn !== null && Temporal.PlainDate.compare(endedOn, until) <= 0,
    )
    return { numerator: done.length, denominator: made.length, measuredOn: until }
  },
})

/**
 * The committees of a programme of the plan that worked on the day and had a citizen among their members (programmes
 * 35 and 37); none is 0 only once the year is over.
 */
const withCitizens = defineMetric({
  name: 'publications.committeesWithCitizens',
  title: { th: 'คณะกรรมการที่มีภาคประชาชนร่วม', en: 'Committees with citizens among their members' },
  unit: 'count',
  parameters: z.object({ programme }),
  choices: ofProgrammes(35, 37),
  address: () => committeeUrls.committees(),
  async measure(tx, { fiscalYear, until, parameters: { programme: number } }) {
    const isBy = (day: Temporal.PlainDate, end: Temporal.PlainDate) =>
      Temporal.PlainDate.compare(day, end) <= 0
    const found = (await listCommittees(tx)).filter((one) => {
      const isOver = (one.endedOn && isBy(one.endedOn, until)) || (one.until && !isBy(until, one.until))
      const appointment = publicAppointments(one).find(({ order }) => isBy(order.datedOn, until))
      const hasCitizen = appointment?.members.some(({ origin }) => origin === 'citizen')
      return one.programmes.includes(number) && isBy(one.from, until) && !isOver && hasCitizen
    })
    if (found.length === 0 && !isBy(fiscalYearEnd(fiscalYear), until)) return undefined
    return { numerator: found.length, denominator: null, measuredOn: until }
  },
})

export const committeeMetrics: readonly Metric[] = [meetings, quartersMet, resolutionsDone, withCitizens]
