import { z } from 'zod'
import { fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { factsSince } from './reading.ts'
import { countRequests, receivedIn } from './statistics.ts'
import { informationCentreUrls } from './urls.ts'

interface Asked {
  readonly fiscalYear: number
  readonly until: Temporal.PlainDate
}

const asked = {
  parameters: z.object({}),
  address: ({ fiscalYear }: { fiscalYear: number }) => informationCentreUrls.statistics({ year: fiscalYear }),
}

async function factsOf(tx: TenantTransaction, { fiscalYear, until }: Asked) {
  return receivedIn(await readOnce(tx, factsSince, fiscalYearStart(fiscalYear)), fiscalYear, until)
}

const received = defineMetric({
  ...asked,
  name: 'information-requests.received',
  title: { th: 'คำขอข้อมูลข่าวสารที่รับ', en: 'Information requests received' },
  unit: 'count',
  async measure(tx, { fiscalYear, until }) {
    const facts = await factsOf(tx, { fiscalYear, until })
    return { numerator: facts.length, denominator: null, measuredOn: until }
  },
})

/** Of the requests of the year that ended or should have: an office that answers none is not spared for it. */
const onTimeRate = defineMetric({
  ...asked,
  name: 'information-requests.onTimeRate',
  title: {
    th: 'คำขอข้อมูลข่าวสารที่ตอบทันกำหนด (นับที่ค้างเกินกำหนดด้วย)',
    en: 'Information requests answered in time (overdue ones counted)',
  },
  unit: 'percent',
  async measure(tx, { fiscalYear, until }) {
    const { onTime, countedForTime } = countRequests(await factsOf(tx, { fiscalYear, until }), until)
    if (countedForTime === 0) return undefined
    return { numerator: onTime, denominator: countedForTime, measuredOn: until }
  },
})

/** Of those who rated the answer; who did not is not guessed at. */
const satisfaction = defineMetric({
  ...asked,
  name: 'information-requests.satisfaction',
  title: {
    th: 'ผู้ขอข้อมูลข่าวสารที่ให้ 4 หรือ 5 คะแนน จากผู้ที่ให้คะแนน',
    en: 'Requesters of information who gave 4 or 5, of those who rated',
  },
  unit: 'percent',
  async measure(tx, { fiscalYear, until }) {
    const ratings = (await factsOf(tx, { fiscalYear, until })).flatMap(({ rating, ratedOn }) =>
      rating !== null && ratedOn !== null && ratedOn <= until.toString() ? [rating] : [],
    )
    if (ratings.length === 0) return undefined
    const numerator = ratings.filter((rating) => rating >= 4).length
    return { numerator, denominator: ratings.length, measuredOn: until }
  },
})

export const informationRequestMetrics: readonly Metric[] = [received, onTimeRate, satisfaction]
