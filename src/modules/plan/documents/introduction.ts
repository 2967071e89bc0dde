import type { Block, Cell } from '../../../platform/documents/official-document.ts'
import { toThaiDigits } from '../../../platform/language/numerals.ts'
import type { Target } from '../reading.ts'
import type { RiskLevel, RiskProcess } from '../risk-reading.ts'
import { planSpan, thaiNumber } from './official-words.ts'
import type { PlanContent } from './plan-content.ts'

const levels: Record<RiskLevel, string> = { low: 'ต่ำ', medium: 'ปานกลาง', high: 'สูง' }

/** Part 1: fraud risks, rationale, objectives, targets. */
export function introduction({ organization: { name }, book, risks }: PlanContent): Block[] {
  const { plan, objectives, targets } = book
  const section = (order: number, text: string): Block => ({
    kind: 'heading',
    level: 2,
    text: `${thaiNumber(order)}. ${text}`,
    inContents: true,
  })
  return [
    { kind: 'heading', level: 1, text: 'ส่วนที่ ๑ บทนำ', inContents: true, align: 'centre' },
    section(1, 'การประเมินความเสี่ยงการทุจริตในองค์กร'),
    riskTable(risks),
    section(2, 'หลักการและเหตุผล'),
    ...rationale(name, planSpan(plan)).map((text): Block => ({ kind: 'paragraph', text, indent: true })),
    section(3, 'วัตถุประสงค์ของการจัดทำแผน'),
    {
      kind: 'list',
      items: objectives.map(({ text }, index) => ({ mark: `(${thaiNumber(index + 1)})`, text, items: [] })),
    },
    section(4, 'เป้าหมาย'),
    targetTable(targets),
    section(5, 'ประโยชน์ของการจัดทำแผน'),
    {
      kind: 'list',
      items: benefits(name).map((text, index) => ({ mark: `(${thaiNumber(index + 1)})`, text, items: [] })),
    },
  ]
}

function riskTable(processes: readonly RiskProcess[]): Block {
  return {
    kind: 'table',
    table: {
      columns: [
        { share: 0.7, align: 'centre' },
        { share: 2.2, align: 'left' },
        { share: 3.6, align: 'left' },
        { share: 1.3, align: 'centre' },
        { share: 3.4, align: 'left' },
      ],
      header: [
        ['ลำดับที่', 'ขั้นตอนการดำเนินงาน', 'ประเด็นความเสี่ยงการทุจริต', 'ระดับความเสี่ยง', 'มาตรการควบคุมความเสี่ยงการทุจริต'],
      ],
      // The controls are of the process, not of one of its risks.
      rows: processes.flatMap(({ number, name, risks, controls }) =>
        risks.map((risk, index): Cell[] => {
          const own = [`${thaiNumber(index + 1)}. ${toThaiDigits(risk.text)}`, levels[risk.level]]
          if (index > 0) return own
          const down = risks.length
          return [
            { text: thaiNumber(number), down },
            { text: name, down },
            ...own,
            {
              text: controls
                .map((control, order) => `${thaiNumber(order + 1)}. ${toThaiDigits(control.name)}`)
                .join('\n'),
              down,
            },
          ]
        }),
      ),
      footer: [],
    },
  }
}

function targetTable(targets: readonly Target[]): Block {
  const years = [...new Set(targets.map(({ fiscalYear }) => fiscalYear))].toSorted((a, b) => a - b)
  return {
    kind: 'table',
    table: {
      columns: [{ share: 3, align: 'left' }, ...years.map(() => ({ share: 1.4, align: 'centre' as const }))],
      header: [['ค่าเป้าหมาย', ...years.map((year) => `ปี ${toThaiDigits(String(year))}`)]],
      rows: [...Map.groupBy(targets, ({ position }) => position).values()].map((ofIndicator) => [
        toThaiDigits(ofIndicator[0]!.indicator),
        ...years.map((year) => targetText(ofIndicator.find(({ fiscalYear }) => fiscalYear === year))),
      ]),
      footer: [],
    },
  }
}

function targetText(target: Target | undefined): string {
  if (!target) return '-'
  const { unit, value, aspiration } = target
  if (unit === 'percent') return `ร้อยละ ${thaiNumber(value)}`
  const points = `${thaiNumber(value)} คะแนน`
  return aspiration === null ? points : `${points} (มุ่งสู่ ${thaiNumber(aspiration)})`
}

/** What every local organisation's plan says in its own name; figures that age are left out. */
function rationale(name: string, span: string): string[] {
  return [
    'รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช ๒๕๖๐ มาตรา ๖๕ กำหนดให้รัฐพึงจัดให้มียุทธศาสตร์ชาติเป็นเป้าหมายการพัฒนาประเทศอย่างยั่งยืน ตามหลักธรรมาภิบาลเพื่อใช้เป็นกรอบในการจัดทำแผนต่าง ๆ ให้สอดคล้องและบูรณาการกันเพื่อให้เกิดเป็นพลังผลักดันร่วมกันไปสู่เป้าหมายดังกล่าว',
    'แผนแม่บทภายใต้ยุทธศาสตร์ชาติ (พ.ศ. ๒๕๖๑ - ๒๕๘๐) ในประเด็นที่ (๒๑) การต่อต้านการทุจริตและประพฤติมิชอบ กำหนดเป้าหมายไว้ว่า ประเทศไทยปลอดการทุจริตและประพฤติมิชอบ',
    'องค์กรปกครองส่วนท้องถิ่นเป็นหน่วยงานหลักในการจัดทำบริการสาธารณะและกิจกรรมสาธารณะเพื่อประโยชน์ของประชาชนในท้องถิ่น ถือเป็นกลไกสำคัญในการพัฒนาท้องถิ่นซึ่งนำไปสู่การพัฒนาทั่วทั้งประเทศ',
    `ดังนั้น ${name} จึงให้ความสำคัญกับการบริหารงานตามหลักธรรมาภิบาล ควบคู่ไปกับการป้องกันการทุจริต โดยได้ดำเนินการจัดทำแผนปฏิบัติการป้องกันการทุจริตและนำไปสู่การปฏิบัติให้มีประสิทธิภาพ เพื่อยกระดับคุณธรรมและความโปร่งใสของ${name} ${span}`,
  ]
}

function benefits(name: string): string[] {
  return [
    `ผู้บริหาร${name}ได้แสดงเจตจำนงสุจริตต่อสาธารณชน`,
    `${name} มีวัฒนธรรมสุจริต บุคลากรในองค์กรมีจิตสำนึกและความตระหนักในการปฏิบัติหน้าที่ราชการด้วยความซื่อสัตย์สุจริต ยึดมั่นตามประมวลจริยธรรมเพื่อบังเกิดประโยชน์สุขแก่ประชาชนท้องถิ่น ปราศจากพฤติกรรมที่ส่อไปในทางทุจริต การขัดกันแห่งผลประโยชน์ และแสวงหาประโยชน์โดยมิชอบ`,
    `${name}มีการบริหารราชการเป็นไปตามหลักธรรมาภิบาล เปิดเผย โปร่งใส และตรวจสอบได้`,
    `ประชาชนมีส่วนร่วมในการป้องกันตรวจสอบและต่อต้านการทุจริตของ${name}`,
    `กลไกการตรวจสอบการดำเนินงานของ${name}มีประสิทธิภาพ เข้มแข็ง และลดการทุจริต`,
  ]
}
