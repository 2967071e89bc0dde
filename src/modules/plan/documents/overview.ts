import type { Block, Cell } from '../../../platform/documents/official-document.ts'
import { toThaiDigits } from '../../../platform/language/numerals.ts'
import type { ProgrammeForm } from '../programme-reading.ts'
import { planSpan, thaiBaht, thaiNumber } from './official-words.ts'
import type { PlanContent } from './plan-content.ts'

/** Part 2: every programme under its dimension and mission, with its budget in each year. */
export function overview({ organization: { name }, book, forms }: PlanContent): Block[] {
  const years = [...book.years.keys()]
  const budgets = (sumOf: (year: number) => { programmes: number; budgetSatang: number } | undefined) =>
    years.map((year) => {
      const { programmes = 0, budgetSatang = 0 } = sumOf(year) ?? {}
      return `${thaiNumber(programmes)} โครงการ\n${thaiBaht(budgetSatang)} บาท`
    })
  const byDimension = Map.groupBy(forms, ({ dimension }) => dimension.number)
  return [
    {
      kind: 'heading',
      level: 1,
      text: 'ส่วนที่ ๒ แผนปฏิบัติการป้องกันการทุจริต',
      inContents: true,
      align: 'centre',
    },
    {
      kind: 'paragraph',
      text: `${name} ได้ดำเนินการจัดทำ${book.plan.title} ${planSpan(book.plan)} ประกอบด้วย โครงการ/กิจกรรม/มาตรการ รวมจำนวน ${thaiNumber(forms.length)} โครงการ ดังนี้`,
      indent: true,
    },
    {
      kind: 'heading',
      level: 2,
      text: `โครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณที่ดำเนินการ แยกตาม ${thaiNumber(book.dimensions.length)} มิติ`,
      inContents: true,
    },
    {
      kind: 'table',
      table: {
        columns: [
          { share: 2, align: 'left' },
          { share: 2.8, align: 'left' },
          { share: 4.6, align: 'left' },
          ...years.map(() => ({ share: 1.7, align: 'right' as const })),
        ],
        header: [
          [
            { text: 'มิติ', down: 2 },
            { text: 'ภารกิจตามมิติ', down: 2 },
            { text: 'โครงการ/กิจกรรม/มาตรการ', down: 2 },
            { text: 'งบประมาณ (บาท)', across: years.length },
          ],
          years.map((year) => `ปี ${toThaiDigits(String(year))}`),
        ],
        rows: book.dimensions.flatMap((dimension): Cell[][] => [
          ...programmeRows(byDimension.get(dimension.number) ?? [], years),
          [
            { text: `รวม มิติที่ ${thaiNumber(dimension.number)}`, across: 3 },
            ...budgets((year) => book.years.get(year)?.summary.byDimension.get(dimension.number)),
          ],
        ]),
        footer: [[{ text: 'รวมทั้งสิ้น', across: 3 }, ...budgets((year) => book.years.get(year)?.summary)]],
      },
    },
  ]
}

/** A dimension and a mission are named where they begin; a cell that spans pages would not be repeated. */
function programmeRows(forms: readonly ProgrammeForm[], years: readonly number[]): Cell[][] {
  return forms.map((form, index) => {
    const { programme, dimension, mission } = form
    const before = forms[index - 1]
    return [
      before ? '' : `${thaiNumber(dimension.number)}. ${dimension.name}`,
      before?.programme.mission === programme.mission
        ? ''
        : `${toThaiDigits(`${programme.dimension}.${programme.mission}`)} ${mission.name}`,
      `${thaiNumber(programme.number)}) ${toThaiDigits(programme.name)}`,
      ...years.map((year) => {
        const planned = form.years.find(({ fiscalYear }) => fiscalYear === year)
        return planned ? thaiBaht(planned.budgetSatang ?? 0) : '-'
      }),
    ]
  })
}
