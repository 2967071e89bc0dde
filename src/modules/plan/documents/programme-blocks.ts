import type { Block, ListItem } from '../../../platform/documents/official-document.ts'
import { formatNumber, toThaiDigits } from '../../../platform/language/numerals.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import type { Point, ProgrammeForm } from '../programme-reading.ts'
import { quarterNumbers } from '../summary.ts'

/** Part 3: the nine-section form of every programme, under the headings of dimension, mission and topic. */
export function programmeBlocks(forms: readonly ProgrammeForm[]): Block[] {
  return [
    {
      kind: 'heading',
      level: 1,
      text: 'ส่วนที่ ๓ รายละเอียดโครงการ/กิจกรรม/มาตรการ',
      inContents: true,
      align: 'centre',
    },
    ...forms.flatMap((form, index) => [...headings(form, forms[index - 1]), ...sections(form)]),
  ]
}

function headings({ programme, dimension, mission, topic }: ProgrammeForm, before?: ProgrammeForm): Block[] {
  const previous = before?.programme
  const inDimension = previous?.dimension === programme.dimension
  const inMission = inDimension && previous?.mission === programme.mission
  const inTopic = inMission && previous?.topic === programme.topic
  const code = [programme.dimension, programme.mission, programme.topic]
  const opened: { level: 2 | 3; text: string }[] = [
    ...(inDimension ? [] : [{ level: 2 as const, text: `มิติที่ ${dimension.number} ${dimension.name}` }]),
    ...(inMission ? [] : [{ level: 3 as const, text: `${code.slice(0, 2).join('.')} ${mission.name}` }]),
    ...(inTopic ? [] : [{ level: 3 as const, text: `${code.join('.')} ${topic.name}` }]),
  ]
  // A programme begins a page, together with the headings that it is the first under.
  return [
    ...opened.map(({ level, text }, index): Block => ({
      kind: 'heading',
      level,
      text: toThaiDigits(text),
      newPage: index === 0 && before !== undefined,
      inContents: level === 2,
    })),
    {
      kind: 'heading',
      level: 3,
      text: `โครงการที่ ${toThaiDigits(String(programme.number))} ${programme.name}`,
      newPage: opened.length === 0,
      inContents: true,
    },
  ]
}

function sections(form: ProgrammeForm): Block[] {
  const { programme } = form
  if (!programme.hasForm) {
    return [
      paragraph('โครงการนี้อยู่ในตารางรายปีของแผน แต่แผนไม่มีแบบรายละเอียดโครงการ'),
      quarterTable(form),
      ...budgets(form),
    ]
  }
  return [
    ...section(1, 'ชื่อโครงการ', [paragraph(programme.name)]),
    ...section(2, 'หลักการและเหตุผล/ที่มาของโครงการ', programme.rationale.map(paragraph)),
    ...section(3, 'วัตถุประสงค์', points(form.objectives)),
    ...section(
      4,
      'กลุ่มเป้าหมาย',
      form.targetGroups.map(({ name, people }) =>
        paragraph(people === null ? name : `${name} จำนวน ${formatNumber(people)} คน`),
      ),
    ),
    ...section(5, 'วิธีดำเนินการ', points(form.steps)),
    ...section(6, 'ระยะเวลาดำเนินการ', [quarterTable(form)]),
    ...section(7, 'งบประมาณดำเนินการ', budgets(form)),
    ...section(8, 'ผู้รับผิดชอบโครงการ', [paragraph(programme.responsible ?? '')]),
    ...section(9, 'ผลผลิต/ผลลัพธ์', [
      ...labelled('ผลผลิต', points(form.outputs)),
      ...labelled('ผลลัพธ์', points(form.outcomes)),
    ]),
    ...labelled('หมายเหตุ', programme.remark ? [paragraph(programme.remark)] : []),
  ]
}

/** A section of the form is printed even where the plan says nothing in it: it must be seen to be empty. */
function section(number: number, name: string, blocks: readonly Block[]): Block[] {
  const told = blocks.length > 0 ? blocks : [paragraph('-')]
  return [{ kind: 'heading', level: 4, text: `${number}. ${name}` }, ...told]
}

function labelled(label: string, blocks: readonly Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: 'paragraph', text: '', label }, ...blocks] : []
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, indent: true }
}

/** One point is printed as a paragraph, several with numbers, as the form does. */
function points(all: readonly Point[]): Block[] {
  if (all.length === 0) return []
  const items = all.map(({ text, items: under }, index): ListItem => ({
    mark: all.length > 1 ? `${index + 1})` : '',
    text,
    items: under,
  }))
  return [{ kind: 'list', items }]
}

function quarterTable({ years }: ProgrammeForm): Block {
  return {
    kind: 'table',
    table: {
      columns: [
        { share: 2, align: 'left' },
        ...quarterNumbers.map(() => ({ share: 1, align: 'centre' as const })),
      ],
      header: [['ปีงบประมาณ พ.ศ.', ...quarterNumbers.map((quarter) => `ไตรมาส ${quarter}`)]],
      rows: years.map(({ fiscalYear, quarters }) => [
        String(fiscalYear),
        ...quarterNumbers.map((quarter) => quarters.includes(quarter)),
      ]),
      footer: [],
    },
  }
}

/** Years with the same budget are told in one line: most programmes have one amount, or use none at all. */
function budgets({ years }: ProgrammeForm): Block[] {
  return [...Map.groupBy(years, ({ budgetSatang }) => budgetSatang)].map(([budgetSatang, same]) => {
    const amount = budgetSatang === null ? 'ไม่ใช้งบประมาณ' : `${formatBaht(budgetSatang)} บาท`
    const told = same.map(({ fiscalYear }) => fiscalYear).join(', ')
    return paragraph(
      same.length === years.length
        ? `${amount}${budgetSatang === null ? '' : ' ต่อปี'}`
        : `${amount} (พ.ศ. ${told})`,
    )
  })
}
