import { and, eq, gte, lte } from 'drizzle-orm'
import { z } from 'zod'
import { fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import { defineMetric, type Metric } from '../../../platform/metrics/metric.ts'
import { resolutionsWhere } from './resolution.ts'
import { committeeMeeting } from './schema.ts'
import { committeeUrls } from '../urls.ts'

/** Of one committee, or of all where none is named. */
const parameters = z.object({ committee: z.uuid().optional() })

/** How many meetings were held in the year. */
const meetings = defineMetric({
  name: 'publications.meetings',
  title: { th: 'การประชุมคณะกรรมการและคณะทำงาน', en: 'Meetings of committees and working groups' },
  unit: 'count',
  parameters,
  address: () => committeeUrls.committees(),
  async measure({ db, organizationId }, { fiscalYear, until, parameters: { committee } }) {
    const held = await db
      .select({ meetsOn: committeeMeeting.meetsOn })
      .from(committeeMeeting)
      .where(
        and(
          eq(committeeMeeting.organizationId, organizationId),
          eq(committeeMeeting.state, 'held'),
          gte(committeeMeeting.meetsOn, fiscalYearStart(fiscalYear).toString()),
          lte(committeeMeeting.meetsOn, until.toString()),
          committee === undefined ? undefined : eq(committeeMeeting.committeeId, committee),
        ),
      )
      .orderBy(committeeMeeting.meetsOn)
    const last = held.at(-1)
    return (
      last && {
        numerator: held.length,
        denominator: null,
        measuredOn: Temporal.PlainDate.from(last.meetsOn),
      }
    )
  },
})

/** Of what meetings of the year resolved, how much is done; what was dropped counts as not done. */
const resolutionsDone = defineMetric({
  name: 'publications.resolutionsDone',
  title: { th: 'มติที่ทำแล้ว', en: 'Resolutions carried out' },
  unit: 'percent',
  parameters,
  address: () => committeeUrls.committees(),
  async measure(tx, { fiscalYear, until, parameters: { committee } }) {
    const made = await resolutionsWhere(
      tx,
      and(
        gte(committeeMeeting.meetsOn, fiscalYearStart(fiscalYear).toString()),
        lte(committeeMeeting.meetsOn, until.toString()),
        committee === undefined ? undefined : eq(committeeMeeting.committeeId, committee),
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

export const committeeMetrics: readonly Metric[] = [meetings, resolutionsDone]
