import { z } from 'zod'
import { readOnce } from '../../../platform/database/reading-once.ts'
import { defineMetric, type Metric } from '../../../platform/metrics/metric.ts'
import { codesWithin, listCategories } from '../categories.ts'
import { complaintUrls } from '../urls.ts'
import { countComplaints, countGroups, fiscalYearUntil, firstReceived } from './counting.ts'

const address = ({ fiscalYear }: { fiscalYear: number }) => complaintUrls.statistics({ year: fiscalYear })

/** Told at the other door above all, where nobody counts by subject: none here is not none. */
const toldInConfidence: ReadonlySet<string> = new Set(['bribery', 'corruption', 'misconduct'])

/**
 * How many complaints of a category were received. Of corruption it says what came to this door, and never 0. Not measured
 * where no category has that code. Nor before the first complaint of all: a year in which nobody wrote down complaints is
 * not a year without any.
 */
const received = defineMetric({
  name: 'complaints.count',
  title: { th: 'เรื่องร้องเรียนที่รับ ตามประเภท', en: 'Complaints received, by category' },
  unit: 'count',
  parameters: z.object({ category: z.string() }),
  address,
  async measure(tx, { fiscalYear, until, parameters }) {
    const known = (await readOnce(tx, listCategories)).some(
      ({ category }) => category === parameters.category,
    )
    const period = fiscalYearUntil(fiscalYear, until)
    const first = await readOnce(tx, firstReceived)
    if (!known || !first || Temporal.PlainDate.compare(first, period.to) > 0) return undefined
    const codes = codesWithin(parameters.category)
    const groups = await readOnce(tx, countGroups, 'category', period, until)
    const numerator = groups
      .filter(({ key }) => key !== null && codes.includes(key))
      .reduce((sum, group) => sum + group.received, 0)
    if (numerator === 0 && toldInConfidence.has(parameters.category)) return undefined
    return { numerator, denominator: null, measuredOn: until }
  },
  async notTold(_, { until, parameters }) {
    return toldInConfidence.has(parameters.category) ? { notTold: 'elsewhere', measuredOn: until } : undefined
  },
})

/** Of the complaints of the year that ended or should have: an office that ends none is not spared for it. */
const onTimeRate = defineMetric({
  name: 'complaints.onTimeRate',
  title: {
    th: 'เรื่องร้องเรียนที่แก้ไขหรือชี้แจงทันกำหนด (นับที่ค้างเกินกำหนดด้วย)',
    en: 'Complaints solved or explained in time (overdue ones counted)',
  },
  unit: 'percent',
  parameters: z.object({}),
  address,
  async measure(tx, { fiscalYear, until }) {
    const { onTimeCounted, counted } = await countComplaints(tx, fiscalYearUntil(fiscalYear, until), until)
    if (counted === 0) return undefined
    return { numerator: onTimeCounted, denominator: counted, measuredOn: until }
  },
})

export const complaintMetrics: readonly Metric[] = [received, onTimeRate]
