import { z } from 'zod'
import { fiscalYearEnd, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import {
  defineMetric,
  type Measurement,
  type Metric,
  type MetricAsked,
} from '../../platform/metrics/metric.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { kindNames, publicationKinds, type PublicationKind } from './kinds.ts'
import { channelsUsed } from './spreading.ts'
import { publishedDays } from './standing.ts'
import { topicNames, topics } from './topics.ts'
import { publicationUrls } from './urls.ts'

/** Each topic, to be asked with. */
const ofTopics = topics.map((topic) => ({
  parameters: { of: topic },
  title: { th: topicNames.th[topic], en: topicNames.en[topic] },
}))

/** Through how many different channels one document, or everything about a topic, went in the year. */
const channelsOf = defineMetric({
  name: 'publications.channels',
  title: { th: 'ช่องทางเผยแพร่', en: 'Channels of publication' },
  unit: 'count',
  parameters: z.union([z.object({ document: z.uuid() }), z.object({ of: z.string() })]),
  choices: ofTopics,
  address: ({ parameters }) =>
    'document' in parameters
      ? publicationUrls.publication({ publicationId: parameters.document })
      : publicationUrls.register({ topic: parameters.of }),
  async measure(tx, { fiscalYear, until, parameters }) {
    const counted =
      'document' in parameters ? { publicationId: parameters.document } : { topic: parameters.of }
    const used = await channelsUsed(tx, { counted, from: fiscalYearStart(fiscalYear), to: until })
    return used && { numerator: used.channels, denominator: null, measuredOn: used.lastOn }
  },
})

const aboutTopic = z.object({ of: z.enum(topics), kind: z.enum(publicationKinds).optional() })
type AboutTopic = z.output<typeof aboutTopic>

/** What is announced to everybody, where no kind is named: an order or minutes about a topic announce nothing. */
const announcing: readonly PublicationKind[] = ['announcement', 'policy']

const topicAsked = {
  unit: 'count',
  parameters: aboutTopic,
  choices: ofTopics,
  address: ({ parameters }: { parameters: AboutTopic }) =>
    publicationUrls.register({ topic: parameters.of, kind: parameters.kind }),
} as const

/** None is 0 only once the year is over. */
async function count(
  tx: TenantTransaction,
  { fiscalYear, until, parameters: { of, kind } }: MetricAsked<AboutTopic>,
  from?: Temporal.PlainDate,
): Promise<Measurement | undefined> {
  const kinds = kind ? [kind] : announcing
  const days = await publishedDays(tx, { topic: of, kinds, from, on: until })
  const isOver = Temporal.PlainDate.compare(until, fiscalYearEnd(fiscalYear)) >= 0
  const last = isOver ? until : days.at(-1)
  return last && { numerator: days.length, denominator: null, measuredOn: last }
}

/** Topics of which a report is published every year. */
const reportsOn = (['procurement-analysis', 'risk-assessment', 'value-for-money'] as const).map((topic) => ({
  parameters: { of: topic, kind: 'report' },
  title: {
    th: `${kindNames.th.report}${topicNames.th[topic]}`,
    en: `${kindNames.en.report}: ${topicNames.en[topic]}`,
  },
}))

/** What was published about a topic in the year and stands: for what is to be announced every year. */
const announced = defineMetric({
  ...topicAsked,
  choices: [...ofTopics, ...reportsOn],
  name: 'publications.announced',
  title: { th: 'เอกสารที่เผยแพร่ในปีงบประมาณ', en: 'Documents published in the fiscal year' },
  measure: (tx, asked) => count(tx, asked, fiscalYearStart(asked.fiscalYear)),
})

/** What stands about a topic, whenever it was published: for what is announced once and holds. */
const inForce = defineMetric({
  ...topicAsked,
  name: 'publications.inForce',
  title: { th: 'ประกาศและนโยบายที่มีผลใช้', en: 'Announcements and policies in force' },
  measure: (tx, asked) => count(tx, asked),
})

export const publicationMetrics: readonly Metric[] = [channelsOf, announced, inForce]
