import { z } from 'zod'
import { fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { channelsUsed } from './spreading.ts'
import { publicationUrls } from './urls.ts'

/** Through how many different channels one document, or everything about a topic, went in the year. */
const channelsOf = defineMetric({
  name: 'publications.channels',
  title: { th: 'ช่องทางเผยแพร่', en: 'Channels of publication' },
  unit: 'count',
  parameters: z.union([z.object({ document: z.uuid() }), z.object({ of: z.string() })]),
  address: () => publicationUrls.register(),
  async measure(tx, { fiscalYear, until, parameters }) {
    const counted =
      'document' in parameters ? { publicationId: parameters.document } : { topic: parameters.of }
    const used = await channelsUsed(tx, { counted, from: fiscalYearStart(fiscalYear), to: until })
    return used && { numerator: used.channels, denominator: null, measuredOn: used.lastOn }
  },
})

export const publicationMetrics: readonly Metric[] = [channelsOf]
