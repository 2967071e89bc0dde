import { z } from 'zod'
import { fiscalYearEnd, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { figuresOf } from './figures.ts'
import { queueUrls } from './urls.ts'

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b

/** Of all calls of the year those that went by the rule on display; a year without a call has none. */
const inOrderRate = defineMetric({
  name: 'queue.inOrderRate',
  title: { th: 'การเรียกคิวตามลำดับ', en: 'Visitors called in their turn' },
  unit: 'percent',
  parameters: z.object({}),
  address: ({ fiscalYear }) => queueUrls.statistics({ year: fiscalYear }),
  async measure(tx, { fiscalYear, until }) {
    const days = { from: fiscalYearStart(fiscalYear), to: earlier(until, fiscalYearEnd(fiscalYear)) }
    const { called, inOrder } = await figuresOf(tx, days, until)
    return called === 0 ? undefined : { numerator: inOrder, denominator: called, measuredOn: until }
  },
})

export const queueMetrics: readonly Metric[] = [inOrderRate]
