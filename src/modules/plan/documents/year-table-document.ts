import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { OfficialDocument } from '../../../platform/documents/official-document.ts'
import type { BookYear, PlanBook } from '../plan-book.ts'
import { quarterNumbers } from '../summary.ts'

const budgetFormat = new Intl.NumberFormat('th-TH-u-nu-latn', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

/** What the yearly table is printed for. */
export interface YearTableContent {
  readonly organizationName: string
  readonly dimensions: PlanBook['dimensions']
  readonly year: BookYear
  /** ข้อมูล ณ วันที่. */
  readonly asOf: Temporal.PlainDate
  /** ผู้ออกรายงาน: in public the organisation. */
  readonly issuedBy: string
}

/**
 * The table of a fiscal year in the columns of the national e-PlanNACC print. Like the print it has Arabic
 * digits, and 0.00 where no budget is used.
 */
export function yearTableDocument(content: YearTableContent): OfficialDocument {
  const { organizationName, dimensions, year, asOf, issuedBy } = content
  const { fiscalYear, rows, summary } = year
  const title = `แผนปฏิบัติการป้องกันการทุจริต พ.ศ. ${fiscalYear} ของ ${organizationName}`
  const baht = (satang: number | null) => budgetFormat.format((satang ?? 0) / 100)
  return {
    title,
    sections: [
      {
        orientation: 'landscape',
        pageNumbers: 'none',
        restarts: false,
        blocks: [
          { kind: 'heading', level: 1, text: title, align: 'centre' },
          {
            kind: 'table',
            table: {
              columns: [
                { share: 0.8, align: 'centre' },
                { share: 7, align: 'left' },
                { share: 0.8, align: 'centre' },
                { share: 1.8, align: 'right' },
                ...quarterNumbers.map(() => ({ share: 0.7, align: 'centre' as const })),
                { share: 3.4, align: 'left' },
              ],
              header: [
                [
                  { text: 'ลำดับ', down: 2 },
                  { text: 'รายการโครงการ (ตั้งต้น)', down: 2 },
                  { text: 'มิติ', down: 2 },
                  { text: 'งบประมาณ (บาท)', down: 2 },
                  { text: 'ดำเนินการไตรมาส', across: 4 },
                  { text: 'หมายเหตุ', down: 2 },
                ],
                quarterNumbers.map(String),
              ],
              rows: rows.map(({ position, name, dimension, budgetSatang, quarters, remark }) => [
                String(position),
                name,
                String(dimension),
                baht(budgetSatang),
                ...quarterNumbers.map((quarter) => quarters.includes(quarter)),
                remark,
              ]),
              footer: [
                [
                  { text: 'รวมทั้งสิ้น', across: 3 },
                  baht(summary.budgetSatang),
                  ...summary.byQuarter.map((counts) =>
                    String([...counts.values()].reduce((sum, count) => sum + count, 0)),
                  ),
                  '',
                ],
              ],
            },
          },
          { kind: 'space', heightMm: 3 },
          { kind: 'paragraph', text: `** ข้อมูล ณ วันที่ ${formatDate(asOf, 'th')}` },
          { kind: 'paragraph', text: `ผู้ออกรายงาน ${issuedBy}` },
          { kind: 'paragraph', label: 'คำอธิบาย', text: '' },
          ...dimensions.map(({ number, name }) => ({
            kind: 'paragraph' as const,
            text: `มิติ ${number} ${name}`,
          })),
        ],
      },
    ],
  }
}
