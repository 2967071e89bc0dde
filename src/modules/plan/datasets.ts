import { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { programmeForms, type Point } from './programme-reading.ts'
import { correctionsOf, currentPlan, rowsByYear, targetsOf, type Plan } from './reading.ts'
import { riskProcesses } from './risk-reading.ts'

const satangPerBaht = 100

/** What makes another plan the one in force. */
const planActs = ['plan.loaded', 'plan.version-announced'] as const

const programmeNumber = z
  .number()
  .int()
  .meta(meaning('เลขที่โครงการในแผน', 'Number of the programme in the plan'))
const texts = z.array(z.string())
const budgetBaht = z
  .number()
  .nullable()
  .meta(
    meaning(
      'งบประมาณ หน่วยบาท ว่าง (null) คือไม่ใช้งบประมาณ ซึ่งต่างจาก 0',
      'Budget in baht; empty (null) where the programme uses no budget, which differs from 0',
    ),
  )

export const programmes = defineDataset({
  name: 'plan-programmes',
  title: { th: 'โครงการในแผน', en: 'Programmes of the plan' },
  description: {
    th: 'ทุกโครงการ กิจกรรม และมาตรการ พร้อมทุกหัวข้อของแบบรายละเอียดโครงการ',
    en: 'Every project, activity and measure with all sections of its official form',
  },
  keywords: {
    th: ['โครงการ', 'กิจกรรม', 'มาตรการ', 'ป้องกันการทุจริต'],
    en: ['programmes', 'projects', 'measures', 'anti-corruption'],
  },
  updated: 'as-it-happens',
  changedBy: planActs,
  people: 'none',
  row: z.object({
    number: programmeNumber,
    kind: z
      .enum(['project', 'activity', 'measure'])
      .meta(
        meaning('โครงการ (project) กิจกรรม (activity) หรือมาตรการ (measure)', 'Project, activity or measure'),
      ),
    name: z.string().meta(meaning('ชื่อตามแผน', 'Official name, in Thai')),
    name_en: z.string().meta(meaning('ชื่อภาษาอังกฤษ เป็นคำแปล', 'English name, a translation')),
    summary_en: z
      .string()
      .meta(meaning('สรุปภาษาอังกฤษ ไม่ใช่ส่วนหนึ่งของแผน', 'English summary, not part of the plan')),
    dimension: z.number().int().min(1).max(4).meta(meaning('มิติของแผน', 'Dimension of the plan')),
    topic: z
      .string()
      .meta(meaning('รหัสประเด็น: มิติ.ภารกิจ.ประเด็น', 'Code of the topic: dimension.mission.topic')),
    rationale: texts.meta(meaning('ข้อ 2 หลักการและเหตุผล แยกย่อหน้า', 'Section 2, paragraphs')),
    objectives: texts.meta(meaning('ข้อ 3 วัตถุประสงค์', 'Section 3')),
    target_groups: texts.meta(
      meaning(
        'ข้อ 4 กลุ่มเป้าหมาย พร้อมจำนวนคนถ้าแผนระบุ',
        'Section 4, with numbers of people where the plan gives them',
      ),
    ),
    steps: texts.meta(meaning('ข้อ 5 วิธีดำเนินการ', 'Section 5')),
    responsible: z.string().nullable().meta(meaning('ข้อ 8 ผู้รับผิดชอบ', 'Section 8')),
    outputs: texts.meta(meaning('ข้อ 9 ผลผลิต', 'Section 9, outputs')),
    outcomes: texts.meta(meaning('ข้อ 9 ผลลัพธ์', 'Section 9, outcomes')),
    remark: z.string().meta(meaning('หมายเหตุในแบบรายละเอียดโครงการ', 'Remark of the form')),
  }),
  read: fromPlan(async (tx, plan) =>
    (await programmeForms(tx, plan)).map((form) => ({
      number: form.programme.number,
      kind: form.programme.kind,
      name: form.programme.name,
      name_en: form.programme.nameEn,
      summary_en: form.programme.summaryEn,
      dimension: form.programme.dimension,
      topic: `${form.programme.dimension}.${form.programme.mission}.${form.programme.topic}`,
      rationale: form.programme.rationale,
      objectives: form.objectives.map(inOneText),
      target_groups: form.targetGroups.map(({ name, people }) =>
        people === null ? name : `${name} (${people} คน)`,
      ),
      steps: form.steps.map(inOneText),
      responsible: form.programme.responsible,
      outputs: form.outputs.map(inOneText),
      outcomes: form.outcomes.map(inOneText),
      remark: form.programme.remark,
    })),
  ),
})

export const programmeYears = defineDataset({
  name: 'plan-programme-years',
  title: { th: 'โครงการรายปีงบประมาณ', en: 'Programmes by fiscal year' },
  description: {
    th: 'หนึ่งแถวต่อโครงการต่อปี: ไตรมาส งบประมาณ หมายเหตุ',
    en: 'One row for each programme and fiscal year: quarters, budget, remark',
  },
  keywords: {
    th: ['งบประมาณ', 'ไตรมาส', 'ปีงบประมาณ', 'โครงการ'],
    en: ['budget', 'quarters', 'fiscal year', 'programmes'],
  },
  updated: 'as-it-happens',
  changedBy: planActs,
  people: 'none',
  row: z.object({
    fiscal_year: z
      .number()
      .int()
      .meta(meaning('ปีงบประมาณ พ.ศ. ตุลาคมถึงกันยายน', 'Fiscal year, Buddhist era, October to September')),
    position: z
      .number()
      .int()
      .meta(meaning('ลำดับในตารางของปีนั้น', 'Order of the row in the table of that year')),
    programme: programmeNumber,
    name: z.string().meta(meaning('ชื่อโครงการตามแผน', 'Official name of the programme, in Thai')),
    dimension: z.number().int().min(1).max(4).meta(meaning('มิติของแผน', 'Dimension of the plan')),
    budget_baht: budgetBaht,
    quarter_1: z.boolean().meta(meaning('มีแผนทำเดือนตุลาคมถึงธันวาคม', 'Planned in October to December')),
    quarter_2: z.boolean().meta(meaning('มีแผนทำเดือนมกราคมถึงมีนาคม', 'Planned in January to March')),
    quarter_3: z.boolean().meta(meaning('มีแผนทำเดือนเมษายนถึงมิถุนายน', 'Planned in April to June')),
    quarter_4: z.boolean().meta(meaning('มีแผนทำเดือนกรกฎาคมถึงกันยายน', 'Planned in July to September')),
    remark: z.string().meta(meaning('หมายเหตุในตาราง', 'Remark of the table')),
  }),
  read: fromPlan(async (tx, plan) => {
    return [...(await rowsByYear(tx, plan))].flatMap(([fiscalYear, rows]) =>
      rows.map((row) => ({
        fiscal_year: fiscalYear,
        position: row.position,
        programme: row.number,
        name: row.name,
        dimension: row.dimension,
        budget_baht: row.budgetSatang === null ? null : row.budgetSatang / satangPerBaht,
        quarter_1: row.quarters.includes(1),
        quarter_2: row.quarters.includes(2),
        quarter_3: row.quarters.includes(3),
        quarter_4: row.quarters.includes(4),
        remark: row.remark,
      })),
    )
  }),
})

export const targets = defineDataset({
  name: 'plan-targets',
  title: { th: 'เป้าหมายขององค์กร', en: 'Targets of the organisation' },
  description: {
    th: 'เป้าหมายรายปีของแผน: จำนวนคดีทุจริตที่ลดลง และคะแนน ITA',
    en: 'The yearly targets of the plan: fewer corruption cases, and the ITA score',
  },
  keywords: { th: ['เป้าหมาย', 'คะแนน ITA', 'คดีทุจริต'], en: ['targets', 'ITA score', 'corruption cases'] },
  updated: 'as-it-happens',
  changedBy: planActs,
  people: 'none',
  row: z.object({
    indicator: z.string().meta(meaning('ตัวชี้วัด', 'Indicator, in Thai')),
    indicator_en: z.string().meta(meaning('ตัวชี้วัด ภาษาอังกฤษ', 'Indicator, in English')),
    unit: z
      .enum(['percent', 'points'])
      .meta(
        meaning(
          'ร้อยละที่ลดลงจากปีงบประมาณ 2565 หรือคะแนนเต็ม 100',
          'Percent less than in fiscal year 2565, or points of 100',
        ),
      ),
    fiscal_year: z.number().int().meta(meaning('ปีงบประมาณ พ.ศ.', 'Fiscal year, Buddhist era')),
    target: z.number().int().meta(meaning('ค่าเป้าหมาย', 'What must be reached')),
    aspiration: z
      .number()
      .int()
      .nullable()
      .meta(meaning('ค่าที่มุ่งหวัง ถ้าแผนระบุ', 'What is hoped for, where the plan says so')),
  }),
  read: fromPlan(async (tx, plan) =>
    (await targetsOf(tx, plan)).map((target) => ({
      indicator: target.indicator,
      indicator_en: target.indicatorEn,
      unit: target.unit,
      fiscal_year: target.fiscalYear,
      target: target.value,
      aspiration: target.aspiration,
    })),
  ),
})

export const fraudRisks = defineDataset({
  name: 'plan-fraud-risks',
  title: { th: 'ความเสี่ยงการทุจริต', en: 'Fraud risks' },
  description: {
    th: 'ความเสี่ยงในส่วนที่ 1 ของแผน ระดับ และโครงการที่ควบคุม',
    en: 'The risks of part 1 of the plan, their level and the programmes that control them',
  },
  keywords: { th: ['ความเสี่ยง', 'การทุจริต', 'การควบคุม'], en: ['risks', 'fraud', 'controls'] },
  updated: 'as-it-happens',
  changedBy: planActs,
  people: 'none',
  row: z.object({
    code: z
      .string()
      .meta(meaning('ลำดับกระบวนงาน แล้วตามด้วยลำดับความเสี่ยง', 'Number of the process, then of the risk in it')),
    process: z.string().meta(meaning('กระบวนงาน', 'Kind of work, in Thai')),
    process_en: z.string().meta(meaning('กระบวนงาน ภาษาอังกฤษ', 'Kind of work, in English')),
    risk: z.string().meta(meaning('ความเสี่ยง', 'The risk, in Thai')),
    risk_en: z.string().meta(meaning('ความเสี่ยง ภาษาอังกฤษ', 'The risk, in English')),
    level: z
      .enum(['low', 'medium', 'high'])
      .meta(meaning('ระดับตามแผน: ต่ำ (low) ปานกลาง (medium) สูง (high)', 'Level that the plan gives it')),
    controls: z
      .array(z.number().int())
      .meta(meaning('เลขที่โครงการที่ควบคุมกระบวนงานนี้', 'Numbers of the programmes that control the process')),
  }),
  read: fromPlan(async (tx, plan) =>
    (await riskProcesses(tx, plan)).flatMap((process) =>
      process.risks.map((risk) => ({
        code: risk.code,
        process: process.name,
        process_en: process.nameEn,
        risk: risk.text,
        risk_en: risk.textEn,
        level: risk.level,
        controls: process.controls.map((control) => control.number),
      })),
    ),
  ),
})

export const corrections = defineDataset({
  name: 'plan-corrections',
  title: { th: 'คำที่แก้จากเอกสารสแกน', en: 'Words corrected from the scan' },
  description: {
    th: 'แผนอ่านจากเอกสารสแกน ทุกคำที่แก้อยู่ที่นี่ ตรวจกับเอกสารที่ประกาศได้',
    en: 'The plan was read from a scan. Every word that was mended is here, to be checked against the document',
  },
  keywords: { th: ['เอกสารสแกน', 'คำแก้', 'ที่มาของข้อมูล'], en: ['scan', 'corrections', 'provenance'] },
  updated: 'as-it-happens',
  changedBy: planActs,
  people: 'none',
  row: z.object({
    programme: programmeNumber
      .nullable()
      .meta(
        meaning('เลขที่โครงการ ว่างคืออยู่นอกโครงการ', 'Number of the programme; empty outside the programmes'),
      ),
    field: z
      .string()
      .meta(meaning('หัวข้อในแบบ นับรายการจากศูนย์', 'Section of the form; items are counted from zero')),
    scanned: z.string().meta(meaning('ข้อความที่สแกนอ่านได้', 'What the scan gave')),
    kept: z.string().meta(meaning('ข้อความที่ใช้', 'What is used')),
  }),
  read: fromPlan(async (tx, plan) =>
    (await correctionsOf(tx, plan)).map(({ programmeNumber: programme, field, scanned, kept }) => ({
      programme,
      field,
      scanned,
      kept,
    })),
  ),
})

/** An organisation without a plan publishes empty tables, which are true. */
function fromPlan<Row>(
  read: (tx: TenantTransaction, plan: Plan) => Promise<Row[]>,
): (tx: TenantTransaction) => Promise<Row[]> {
  return async (tx) => {
    const plan = await currentPlan(tx)
    return plan ? read(tx, plan) : []
  }
}

function inOneText({ text, items }: Point): string {
  return [text, ...items.map((item) => `- ${item}`)].join('\n')
}
