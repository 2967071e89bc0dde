import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Block } from '../../../platform/documents/official-document.ts'
import { toThaiDigits } from '../../../platform/language/numerals.ts'
import { planSpan, thaiNumber } from './official-words.ts'
import type { PlanContent } from './plan-content.ts'

/** The preface: what the plan is for and how much it holds, counted from its tables. */
export function preface({ organization: { name }, book }: PlanContent): Block[] {
  const { plan, dimensions, years } = book
  const title = `${plan.title} ${planSpan(plan)}`
  const counts = (countOf: (year: number) => number) =>
    [...years.keys()]
      .map((year) => `พ.ศ. ${toThaiDigits(String(year))} จำนวน ${thaiNumber(countOf(year))} โครงการ`)
      .join(' , ')
  const paragraphs = [
    `${name} ได้จัดทำ${title} เพื่อเพิ่มประสิทธิภาพในการป้องกันการทุจริต ยกระดับมาตรฐานในการป้องกันการทุจริตของหน่วยงานให้มีความโปร่งใส ความสุจริต บังเกิดประโยชน์สุขแก่ประชาชน ตลอดจนแสดงให้เห็นถึงเจตจำนงสุจริตของผู้บริหารองค์กรปกครองส่วนท้องถิ่นในการต่อต้านการทุจริตอย่างเป็นรูปธรรม อันจะส่งผลต่อการยกระดับผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น ซึ่งจะส่งผลให้ประชาชนเกิดความเชื่อมั่นและศรัทธาในการทำงานของหน่วยงานมากยิ่งขึ้น`,
    `แผนฉบับนี้สอดคล้องกับกรอบการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA) ประกอบด้วย ๓ ส่วน ดังนี้`,
    `ส่วนที่ ๑ ประกอบด้วย การประเมินความเสี่ยงการทุจริตในองค์กร หลักการและเหตุผล วัตถุประสงค์ของการจัดทำแผน เป้าหมาย และประโยชน์ของการจัดทำแผน`,
    `ส่วนที่ ๒ ประกอบด้วย โครงการ/กิจกรรม/มาตรการ และจำนวนงบประมาณที่ดำเนินการใน ${thaiNumber(years.size)} ปี ${planSpan(plan)} แยกตาม ${thaiNumber(dimensions.length)} มิติ รวมทั้งสิ้น ${counts((year) => years.get(year)?.summary.programmes ?? 0)} ดังนี้`,
    ...dimensions.map(
      ({ number, name: dimension }) =>
        `มิติที่ ${thaiNumber(number)} ${dimension} ${counts((year) => years.get(year)?.summary.byDimension.get(number)?.programmes ?? 0)}`,
    ),
    `ส่วนที่ ๓ ประกอบด้วย รายละเอียดโครงการ/กิจกรรม/มาตรการ ตามแผนปฏิบัติการฯ`,
    `${name} หวังเป็นอย่างยิ่งว่า${title} จะเป็นส่วนหนึ่งที่ช่วยขับเคลื่อนเพื่อยกระดับคุณธรรมและความโปร่งใสในภาพรวมของประเทศไทย`,
  ]
  return [
    { kind: 'heading', level: 1, text: 'คำนำ', inContents: true, align: 'centre' },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text, indent: true })),
    { kind: 'space', heightMm: 6 },
    { kind: 'paragraph', text: name, align: 'right' },
    {
      kind: 'paragraph',
      text: formatOfficialDate(Temporal.PlainDate.from(plan.announcedOn)),
      align: 'right',
    },
  ]
}
