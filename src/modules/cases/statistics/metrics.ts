import { z } from 'zod'
import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../../platform/metrics/metric.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { caseStatisticsUrls } from '../urls.ts'
import { safeYears, type SafeYear } from './counting.ts'

interface Asked {
  readonly fiscalYear: number
  readonly until: Temporal.PlainDate
}

/** A year that is over on that day; results of indicators are public, so that they know no more than the statistics. */
async function yearOf(tx: TenantTransaction, { fiscalYear, until }: Asked): Promise<SafeYear | undefined> {
  const isOver = Temporal.PlainDate.compare(until, fiscalYearEnd(fiscalYear)) >= 0
  if (!isOver) return undefined
  return (await readOnce(tx, safeYears, until.add({ days: 1 }))).find(
    (year) => year.fiscalYear === fiscalYear,
  )
}

const asked = {
  parameters: z.object({}),
  address: () => caseStatisticsUrls.statistics(),
}

/** Not measured before the year is over, nor where so few are not told. */
const cases = defineMetric({
  ...asked,
  name: 'cases.count',
  title: {
    th: 'เรื่องทุจริตที่รับในปีงบประมาณ (ปีที่จบแล้ว ไม่บอกจำนวนที่น้อยกว่า 5)',
    en: 'Corruption cases of the fiscal year (once it is over, and not below 5)',
  },
  unit: 'count',
  async measure(tx, { fiscalYear, until }) {
    const year = await yearOf(tx, { fiscalYear, until })
    if (!year || year.total === suppressed) return undefined
    return { numerator: year.total, denominator: null, measuredOn: fiscalYearEnd(fiscalYear) }
  },
})

const concluded = defineMetric({
  ...asked,
  name: 'cases.concludedRate',
  title: {
    th: 'เรื่องทุจริตที่มีผลและปิดเรื่องแล้ว (ปีที่จบแล้ว ไม่บอกจำนวนที่น้อยกว่า 5)',
    en: 'Corruption cases concluded (once the year is over, and not below 5)',
  },
  unit: 'percent',
  async measure(tx, { fiscalYear, until }) {
    const year = await yearOf(tx, { fiscalYear, until })
    if (!year || year.total === suppressed || year.byOutcome.open === suppressed) return undefined
    return {
      numerator: year.total - year.byOutcome.open,
      denominator: year.total,
      measuredOn: fiscalYearEnd(fiscalYear),
    }
  },
})

export const caseMetrics: readonly Metric[] = [cases, concluded]
