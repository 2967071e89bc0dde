import { z } from 'zod'
import { defineDataset, meaning } from '../../../platform/open-data/dataset.ts'
import { safeCount } from '../../../platform/open-data/small-cells.ts'
import { safeYears } from './counting.ts'

const hiding = (th: string, en: string) =>
  safeCount.meta(
    meaning(
      `${th} เป็น suppressed เมื่อน้อยกว่า 5 หรือคำนวณย้อนไปหาช่องที่น้อยกว่าได้`,
      `${en}; suppressed below 5, or where such a cell would follow from it`,
    ),
  )

const row = z.object({
  fiscal_year: z
    .number()
    .int()
    .meta(meaning('ปีงบประมาณ พ.ศ. ที่รับเรื่อง และจบแล้ว', 'Fiscal year (B.E.) of receipt, which is over')),
  cases: hiding('เรื่องทุจริตที่รับ', 'Corruption cases received'),
  open: hiding('ยังไม่จบเมื่อสิ้นปีงบประมาณล่าสุด', 'Not ended when the last fiscal year ended'),
  no_grounds: hiding('ไม่มีมูล', 'No grounds'),
  no_fault: hiding('ไม่พบความผิด', 'No fault found'),
  disciplined: hiding('ลงโทษทางวินัย', 'Disciplined'),
  referred: hiding('ส่งหน่วยงานภายนอก', 'Referred to an authority'),
  ended_otherwise: hiding('จบโดยวิธีอื่น', 'Ended otherwise'),
})

/** Of the years that are over alone: the table changes once a year, and tells of nobody by changing. */
export const corruptionCasesDataset = defineDataset({
  name: 'corruption-cases',
  title: { th: 'เรื่องทุจริตรายปีงบประมาณ', en: 'Corruption cases by fiscal year' },
  description: {
    th: 'เรื่องทุจริตที่รับในแต่ละปีงบประมาณที่จบแล้ว และผลของเรื่อง ไม่แยกตามส่วนราชการ',
    en: 'Corruption cases received in each fiscal year that is over and what came of them, not by division',
  },
  keywords: { th: ['ทุจริต', 'วินัย', 'สถิติ'], en: ['corruption', 'discipline', 'statistics'] },
  updated: 'yearly',
  changedBy: ['cases.recorded'],
  people: 'counted',
  row,
  read: async (tx, { today }) =>
    (await safeYears(tx, today)).map(({ fiscalYear, total, byOutcome }) =>
      row.parse({
        fiscal_year: fiscalYear,
        cases: total,
        open: byOutcome.open,
        no_grounds: byOutcome['no-grounds'],
        no_fault: byOutcome['no-fault'],
        disciplined: byOutcome.disciplined,
        referred: byOutcome.referred,
        ended_otherwise: byOutcome.other,
      }),
    ),
})
