import { z } from 'zod'
import { defineDataset, meaning } from '../../../platform/open-data/dataset.ts'
import { safeCount } from '../../../platform/open-data/small-cells.ts'
import { yearCounts } from './year-count.ts'

const row = z.object({
  fiscal_year: z.number().int().meta(meaning('ปีงบประมาณ พ.ศ. ที่จบแล้ว', 'Fiscal year (B.E.), which is over')),
  reports: safeCount.meta(
    meaning(
      'เรื่องที่แจ้งทางช่องทางลับ ตามที่ผู้รับเรื่องนับ เป็น suppressed เมื่อน้อยกว่า 5',
      'Reports told in confidence, as their recipients counted them; suppressed below 5',
    ),
  ),
})

/** One number for each year and nothing else about it: the server has no more than that either. */
export const countDataset = defineDataset({
  name: 'integrity-reports',
  title: { th: 'เรื่องที่แจ้งทางช่องทางลับรายปีงบประมาณ', en: 'Confidential reports by fiscal year' },
  description: {
    th: 'จำนวนเรื่องทุจริตที่แจ้งทางช่องทางลับในแต่ละปีงบประมาณ ผู้รับเรื่องนับเองปีละครั้ง',
    en: 'How many reports of corruption were told in confidence in each fiscal year, counted by their recipients',
  },
  keywords: { th: ['ทุจริต', 'แจ้งเบาะแส', 'สถิติ'], en: ['corruption', 'whistleblowing', 'statistics'] },
  updated: 'yearly',
  changedBy: ['integrity-reports.counted'],
  people: 'counted',
  row,
  read: async (tx) =>
    (await yearCounts(tx)).map(({ fiscalYear, reports }) => row.parse({ fiscal_year: fiscalYear, reports })),
})
