import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { fiscalYearEnd, fiscalYearOf, todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { totalsInForce } from './results.ts'
import { itaMeasure } from './schema.ts'
import { itaUrls } from './urls.ts'

const nothing = z.object({})

/**
 * The score of the yearly assessment. Once the year is over it counts whenever it was announced, because it is the
 * year that was assessed; before, only from the day of the announcement on.
 */
const score = defineMetric({
  name: 'ita.score',
  title: { th: 'คะแนน ITA', en: 'ITA score' },
  unit: 'points',
  parameters: nothing,
  address: ({ fiscalYear }) => itaUrls.year({ itaYear: fiscalYear }),
  async measure(tx, { fiscalYear, until }) {
    const result = (await readOnce(tx, totalsInForce)).get(fiscalYear)
    if (!result) return undefined
    const measuredOn = result.announcedOn ?? todayInBangkok(result.enteredAt)
    if (!isYearOver(fiscalYear, until) && Temporal.PlainDate.compare(measuredOn, until) > 0) return undefined
    return { numerator: result.total, denominator: null, measuredOn }
  },
})

/** The measures that were decided in the year; none is 0 only once the year is over. */
const measures = defineMetric({
  name: 'ita.measures',
  title: { th: 'มาตรการปรับปรุงจากผล ITA ที่กำหนด', en: 'Improvement measures decided from the ITA result' },
  unit: 'count',
  parameters: nothing,
  address: () => itaUrls.measures(),
  async measure(tx, { fiscalYear, until }) {
    const days = (await readOnce(tx, notDropped))
      .map(({ decidedOn }) => Temporal.PlainDate.from(decidedOn))
      .filter((day) => fiscalYearOf(day) === fiscalYear && Temporal.PlainDate.compare(day, until) <= 0)
    const last = isYearOver(fiscalYear, until) ? until : days.toSorted(Temporal.PlainDate.compare).at(-1)
    return last && { numerator: days.length, denominator: null, measuredOn: last }
  },
})

/** Of the measures that are due in the year, those that were done by the day. */
const measuresDone = defineMetric({
  name: 'ita.measuresDone',
  title: {
    th: 'มาตรการปรับปรุงจากผล ITA ที่ทำเสร็จ',
    en: 'Improvement measures from the ITA result that are done',
  },
  unit: 'percent',
  parameters: nothing,
  address: () => itaUrls.measures(),
  async measure(tx, { fiscalYear, until }) {
    const due = (await readOnce(tx, notDropped)).filter(
      ({ dueOn }) => fiscalYearOf(Temporal.PlainDate.from(dueOn)) === fiscalYear,
    )
    if (due.length === 0) return undefined
    const done = due.filter(({ doneOn }) => doneOn !== null && doneOn <= until.toString())
    return { numerator: done.length, denominator: due.length, measuredOn: until }
  },
})

export const itaMetrics: readonly Metric[] = [score, measures, measuresDone]

function isYearOver(fiscalYear: number, until: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(until, fiscalYearEnd(fiscalYear)) >= 0
}

/** One that is not carried out was no help: it counts neither as decided nor as missing. */
function notDropped({ db, organizationId }: TenantTransaction) {
  return db
    .select({ decidedOn: itaMeasure.decidedOn, dueOn: itaMeasure.dueOn, doneOn: itaMeasure.doneOn })
    .from(itaMeasure)
    .where(and(eq(itaMeasure.organizationId, organizationId), ne(itaMeasure.state, 'dropped')))
}
