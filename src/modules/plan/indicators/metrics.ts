import { z } from 'zod'
import { fiscalYearEnd, todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../../platform/database/reading-once.ts'
import { defineMetric, type Metric } from '../../../platform/metrics/metric.ts'
import { planOfYear } from '../reading.ts'
import { listReports } from '../reports/report.ts'
import { planReportUrls, planUrls } from '../urls.ts'

const nothing = z.object({})

/** Whether a plan that has the year was announced by the day. */
const announced = defineMetric({
  name: 'plan.announced',
  title: { th: 'แผนที่ประกาศใช้', en: 'Plans announced' },
  unit: 'count',
  parameters: nothing,
  address: () => planUrls.plan(),
  async measure(tx, { fiscalYear, until }) {
    const plan = await planOfYear(tx, fiscalYear)
    if (!plan || plan.announcedOn > until.toString()) return undefined
    return { numerator: 1, denominator: null, measuredOn: Temporal.PlainDate.from(plan.announcedOn) }
  },
})

/** The rounds of the year whose report is approved and public; the last one is approved after the year. */
const reportsSealed = defineMetric({
  name: 'plan.reportsSealed',
  title: { th: 'รายงานผลที่อนุมัติแล้ว', en: 'Progress reports approved' },
  unit: 'count',
  parameters: nothing,
  address: () => planReportUrls.sealedReports(),
  async measure(tx, { fiscalYear, until }) {
    const sealed = (await readOnce(tx, listReports)).filter(
      (report) => report.fiscalYear === fiscalYear && report.state === 'sealed',
    )
    const days = sealed.map(({ sealedAt }) => todayInBangkok(sealedAt!))
    const isOver = Temporal.PlainDate.compare(until, fiscalYearEnd(fiscalYear)) === 0
    const last = isOver ? until : days.toSorted(Temporal.PlainDate.compare).at(-1)
    const numerator = new Set(sealed.map(({ months }) => months)).size
    return last && { numerator, denominator: null, measuredOn: last }
  },
})

export const planMetrics: readonly Metric[] = [announced, reportsSealed]
