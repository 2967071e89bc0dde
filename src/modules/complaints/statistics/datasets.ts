import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { defineDataset, meaning } from '../../../platform/open-data/dataset.ts'
import { safeCount, suppressCounts } from '../../../platform/open-data/small-cells.ts'
import { countGroups, firstReceived, fiscalYearUntil, groupings } from './counting.ts'
import { safeRows } from './safe-rows.ts'

const count = (th: string, en: string) => z.number().int().nonnegative().meta(meaning(th, en))
const hiding = (th: string, en: string) =>
  safeCount.meta(
    meaning(
      `${th} เป็น suppressed เมื่อแสดงแล้วอาจรู้ตัวคน (น้อยกว่า 5 หรือช่องที่คำนวณย้อนได้)`,
      `${en}; suppressed where it could tell of a person (below 5, or a cell from which one follows)`,
    ),
  )
const fiscalYear = z
  .number()
  .int()
  .meta(meaning('ปีงบประมาณ พ.ศ. ของวันที่รับเรื่อง', 'Fiscal year (B.E.) in which it was received'))

const described = {
  keywords: {
    th: ['เรื่องร้องเรียน', 'ร้องทุกข์', 'ทันกำหนด'],
    en: ['complaints', 'grievances', 'in time'],
  },
  updated: 'as-it-happens',
  changedBy: [
    'complaints.received',
    'complaints.assigned',
    'complaints.recategorized',
    'complaints.resumed',
    'complaints.answered',
    'complaints.fixed',
    'complaints.passed-on',
    'complaints.disputed',
    'complaints.withdrawn',
    'complaints.overdue',
  ],
  people: 'counted',
} as const

/** The fiscal years from the first complaint to the one of a day. */
async function yearsUntil(tx: TenantTransaction, today: Temporal.PlainDate): Promise<number[]> {
  const first = await firstReceived(tx)
  if (!first) return []
  const from = fiscalYearOf(first)
  return Array.from({ length: Math.max(0, fiscalYearOf(today) - from + 1) }, (_, later) => from + later)
}

const monthRow = z.object({
  fiscal_year: fiscalYear,
  month: z
    .string()
    .meta(meaning('เดือนที่รับเรื่อง ค.ศ. รูปแบบ ปี-เดือน', 'Month in which it was received, Gregorian, year-month')),
  received: count('เรื่องที่รับ', 'Complaints received'),
  ended_on_time: count('แก้ไขหรือชี้แจงทันกำหนด', 'Solved or explained in time'),
  ended_late: count('แก้ไขหรือชี้แจงช้ากว่ากำหนด', 'Solved or explained late'),
  open: count('ยังไม่จบ รวมที่เกินกำหนด', 'Not ended, overdue ones included'),
  overdue: count('ยังไม่จบและเกินกำหนดในวันที่อ่านข้อมูล', 'Not ended and overdue on the day on which this was read'),
  fixed: hiding('แก้ไขแล้วจริง', 'Really fixed'),
  disputed: hiding('ผู้แจ้งบอกว่ายังไม่แก้ เปิดเรื่องใหม่', 'Not fixed according to the complainant, opened again'),
  withdrawn: hiding('ผู้แจ้งถอนเรื่อง', 'Withdrawn by the complainant'),
  median_days: z
    .number()
    .nonnegative()
    .nullable()
    .meta(
      meaning(
        'มัธยฐานจำนวนวันจากวันรับถึงวันที่จบ ไม่นับวันที่หยุด ว่างเมื่อจบไม่ถึง 5 เรื่อง',
        'Median days from receipt to the end, without pauses; empty where fewer than 5 ended',
      ),
    ),
})

const months = defineDataset({
  name: 'complaints',
  title: { th: 'เรื่องร้องเรียนรายเดือน', en: 'Complaints by month' },
  description: {
    th: 'เรื่องร้องทุกข์ร้องเรียนที่รับในแต่ละเดือน แก้ไขหรือชี้แจงทันกำหนดกี่เรื่อง และค้างเกินกำหนดกี่เรื่อง',
    en: 'Complaints received in each month, how many were solved or explained in time, and how many are overdue',
  },
  ...described,
  row: monthRow,
  async read(tx, { today }) {
    const rows: z.output<typeof monthRow>[] = []
    for (const year of await yearsUntil(tx, today)) {
      for (const { key, ...counted } of await countGroups(tx, 'month', fiscalYearUntil(year, today), today)) {
        const { received, onTime, late, open, overdue } = counted
        const rest = received - counted.fixed - counted.withdrawn
        const [fixed, withdrawn] = suppressCounts([counted.fixed, counted.withdrawn, rest]).counts
        const [disputed] = suppressCounts([counted.disputed, received - counted.disputed]).counts
        rows.push(
          monthRow.parse({
            fiscal_year: year,
            month: key,
            received,
            ended_on_time: onTime,
            ended_late: late,
            open,
            overdue,
            fixed,
            disputed,
            withdrawn,
            median_days: counted.medianDays,
          }),
        )
      }
    }
    return rows
  },
})

const parts = groupings.filter((grouping) => grouping !== 'month')

const breakdownRow = z.object({
  fiscal_year: fiscalYear,
  by: z
    .enum(parts)
    .meta(
      meaning(
        'category ประเภท, division กอง, village หมู่บ้าน, channel ช่องทาง',
        'category, division, village, or channel: how it came',
      ),
    ),
  value: z
    .string()
    .nullable()
    .meta(
      meaning(
        'รหัสของประเภท กอง หมู่บ้าน หรือช่องทาง ว่างเมื่อไม่ระบุ',
        'Code of the category, division, village or channel; empty where there is none',
      ),
    ),
  received: hiding('เรื่องที่รับ', 'Complaints received'),
})

const breakdowns = defineDataset({
  name: 'complaint-breakdowns',
  title: {
    th: 'เรื่องร้องเรียนตามประเภท กอง หมู่บ้าน และช่องทาง',
    en: 'Complaints by category, division, village and channel',
  },
  description: {
    th: 'จำนวนเรื่องร้องเรียนในแต่ละปีงบประมาณ จำแนกตามประเภท กองที่รับผิดชอบ หมู่บ้าน และช่องทาง',
    en: 'Complaints of each fiscal year by what they are about, who deals with them, where it is and how they came',
  },
  ...described,
  row: breakdownRow,
  async read(tx, { today }) {
    const rows: z.output<typeof breakdownRow>[] = []
    for (const year of await yearsUntil(tx, today)) {
      for (const by of parts) {
        const groups = await countGroups(tx, by, fiscalYearUntil(year, today), today)
        for (const { key, received } of safeRows(groups)) {
          rows.push(breakdownRow.parse({ fiscal_year: year, by, value: key, received }))
        }
      }
    }
    return rows
  },
})

export const complaintDatasets = [months, breakdowns]
