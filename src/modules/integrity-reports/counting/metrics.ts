import { z } from 'zod'
import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../../platform/metrics/metric.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { integrityReportUrls } from '../urls.ts'
import { yearCounts, type YearCount } from './year-count.ts'

/** The year as it was entered; none before it is over. */
async function countedYear(
  tx: TenantTransaction,
  { fiscalYear, until }: { readonly fiscalYear: number; readonly until: Temporal.PlainDate },
): Promise<YearCount | undefined> {
  if (Temporal.PlainDate.compare(until, fiscalYearEnd(fiscalYear)) < 0) return undefined
  return (await yearCounts(tx)).find((one) => one.fiscalYear === fiscalYear)
}

/** As the recipients counted it once the year was over; before somebody has entered that, nothing is known. */
const reports = defineMetric({
  name: 'integrity-reports.count',
  title: {
    th: 'เรื่องที่แจ้งทางช่องทางลับในปีงบประมาณ (ผู้รับเรื่องนับ ไม่บอกจำนวนที่น้อยกว่า 5)',
    en: 'Reports told in confidence in the fiscal year (as the recipients count; not told below 5)',
  },
  unit: 'count',
  parameters: z.object({}),
  address: () => integrityReportUrls.statistics(),
  async measure(tx, asked) {
    const year = await countedYear(tx, asked)
    if (!year || year.reports === suppressed) return undefined
    return { numerator: year.reports, denominator: null, measuredOn: fiscalYearEnd(asked.fiscalYear) }
  },
  async notTold(tx, asked) {
    const year = await countedYear(tx, asked)
    return year && { notTold: 'too-small', measuredOn: fiscalYearEnd(asked.fiscalYear) }
  },
})

export const countMetrics: readonly Metric[] = [reports]
