import { z } from 'zod'
import { fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { listServices } from './catalogue/reading-services.ts'
import { factsSince } from './reading.ts'
import { countRequests, receivedIn } from './statistics.ts'
import { serviceUrls } from './urls.ts'

interface Asked {
  readonly fiscalYear: number
  readonly until: Temporal.PlainDate
}

const asked = {
  parameters: z.object({}),
  address: ({ fiscalYear }: { fiscalYear: number }) => serviceUrls.statistics({ year: fiscalYear }),
}

async function factsOf(tx: TenantTransaction, { fiscalYear, until }: Asked) {
  return receivedIn(await readOnce(tx, factsSince, fiscalYearStart(fiscalYear)), fiscalYear, until)
}

/** Those that can be asked for now; one that was closed meanwhile is counted no more. */
const online = defineMetric({
  parameters: z.object({}),
  address: () => serviceUrls.catalogue(),
  name: 'services.online',
  title: { th: 'บริการที่ยื่นคำขอออนไลน์ได้', en: 'Services that can be asked for online' },
  unit: 'count',
  async measure(tx, { until }) {
    const open = (await listServices(tx)).filter(
      ({ state, openedOn }) => state === 'open' && openedOn !== null && openedOn <= until.toString(),
    )
    return { numerator: open.length, denominator: null, measuredOn: until }
  },
})

const received = defineMetric({
  ...asked,
  name: 'services.received',
  title: { th: 'คำขอรับบริการที่รับ', en: 'Service requests received' },
  unit: 'count',
  async measure(tx, { fiscalYear, until }) {
    const facts = await factsOf(tx, { fiscalYear, until })
    return { numerator: facts.length, denominator: null, measuredOn: until }
  },
})

/** Of the requests of the year that ended or should have: an office that decides none is not spared for it. */
const onTimeRate = defineMetric({
  ...asked,
  name: 'services.onTimeRate',
  title: {
    th: 'คำขอรับบริการที่เสร็จทันเวลามาตรฐาน (นับที่ค้างเกินกำหนดด้วย)',
    en: 'Service requests done within the standard time (overdue ones counted)',
  },
  unit: 'percent',
  async measure(tx, { fiscalYear, until }) {
    const { countedOnTime, countedForTime } = countRequests(await factsOf(tx, { fiscalYear, until }), until)
    if (countedForTime === 0) return undefined
    return { numerator: countedOnTime, denominator: countedForTime, measuredOn: until }
  },
})

export const serviceMetrics: readonly Metric[] = [online, received, onTimeRate]
