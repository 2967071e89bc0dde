import { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import {
  defineMetric,
  type Measurement,
  type Metric,
  type MetricAsked,
} from '../../platform/metrics/metric.ts'
import { smallestCount } from '../../platform/open-data/small-cells.ts'
import { isTest } from './questions.ts'
import { findSurvey, listSurveys } from './reading.ts'
import { countingTallies } from './results/results.ts'
import { sumOf, talliesOf } from './results/tally.ts'
import { topicNames, topics, type SurveyKind, type Topic } from './survey-facts.ts'
import { surveyUrls } from './urls.ts'

const parameters = z.object({ of: z.enum(topics) })
type Asked = MetricAsked<z.output<typeof parameters>>

const choicesOf = (about: readonly Topic[]) =>
  about.map((of) => ({
    parameters: { of },
    title: { th: topicNames.th[of], en: topicNames.en[of] },
  }))

const shared = {
  unit: 'percent',
  parameters,
  address: ({ fiscalYear }: { fiscalYear: number }) => surveyUrls.surveys({ year: fiscalYear }),
} as const

/**
 * Of all who answered the surveys of a year about something, how many so well as its rule asks: added up, so that a
 * survey of many weighs more than one of a few. Surveys that are read by their mean give what that is of the highest.
 * Not measured below five, nor before the first night after them.
 */
async function measure(
  tx: TenantTransaction,
  kinds: readonly SurveyKind[],
  { fiscalYear, until, parameters: { of } }: Asked,
): Promise<Measurement | undefined> {
  const surveys = (await listSurveys(tx, { states: ['open', 'closed'], fiscalYear })).filter(
    ({ kind, topic }) => topic === of && kinds.includes(kind),
  )
  const tallies = await talliesOf(
    tx,
    surveys.map(({ surveyId }) => surveyId),
    'published',
  )
  let [numerator, denominator] = [0, 0]
  for (const { surveyId, rule } of surveys) {
    const survey = (await findSurvey(tx, surveyId))!
    const own = tallies.filter((one) => one.surveyId === surveyId && one.month <= until.toString())
    const { counted, met, points } = sumOf(countingTallies(own))
    denominator += counted
    // Points are hundredths, of five or of one.
    numerator += rule === 'share' ? met : points / (isTest(survey.questions) ? 100 : 500)
  }
  if (denominator < smallestCount) return undefined
  return { numerator: Math.floor(numerator * 100 + 1e-6) / 100, denominator, measuredOn: until }
}

const satisfaction = defineMetric({
  ...shared,
  name: 'surveys.satisfaction',
  title: { th: 'ผู้ตอบแบบสำรวจที่พอใจ', en: 'Those who are satisfied, of those who answered' },
  choices: choicesOf([
    'service',
    'e-service',
    'queue',
    'information-centre',
    'disclosure',
    'complaints',
    'salary',
    'other',
  ]),
  measure: (tx, asked) => measure(tx, ['satisfaction', 'other'], asked),
})

const passRate = defineMetric({
  ...shared,
  name: 'surveys.passRate',
  title: { th: 'ผู้ทำแบบทดสอบความรู้ที่ผ่าน', en: 'Those who passed the knowledge test' },
  choices: choicesOf(['ethics-code', 'sufficiency-economy', 'moral-school', 'staff-ethics']),
  measure: (tx, asked) => measure(tx, ['knowledge'], asked),
})

const compliance = defineMetric({
  ...shared,
  name: 'surveys.compliance',
  title: { th: 'ผู้ตอบที่ปฏิบัติตามทุกข้อ', en: 'Those who comply with every point, of those who answered' },
  choices: choicesOf(['ethics-code', 'no-gift-policy']),
  measure: (tx, asked) => measure(tx, ['compliance'], asked),
})

export const surveyMetrics: readonly Metric[] = [satisfaction, passRate, compliance]
