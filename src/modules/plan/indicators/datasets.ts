import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { metricUnits } from '../../../platform/metrics/metric.ts'
import { defineDataset, meaning } from '../../../platform/open-data/dataset.ts'
import { currentPlan } from '../reading.ts'
import { programme } from '../schema.ts'
import { directions, indicatorKinds, indicatorSources } from './definition.ts'
import { indicator, indicatorResult } from './schema.ts'
import { enteredFigures } from './target-figures.ts'

const programmeNumber = z
  .number()
  .int()
  .meta(meaning('เลขที่โครงการในแผน', 'Number of the programme in the plan'))
const fiscalYear = z
  .number()
  .int()
  .meta(meaning('ปีงบประมาณ พ.ศ.', 'Fiscal year of the Buddhist era, October to September'))
const indicatorId = z.string().meta(meaning('รหัสตัวชี้วัด', 'Identifier of the indicator'))

export const indicators = defineDataset({
  name: 'plan-indicators',
  title: { th: 'ตัวชี้วัดของโครงการ', en: 'Indicators of the programmes' },
  description: {
    th: 'ตัวชี้วัดผลผลิตและผลลัพธ์ทุกข้อ วัดอย่างไร และบรรลุเมื่อใด',
    en: 'Every indicator of outputs and outcomes, how it is measured and when it is reached',
  },
  keywords: {
    th: ['ตัวชี้วัด', 'ผลผลิต', 'ผลลัพธ์', 'ค่าเป้าหมาย'],
    en: ['indicators', 'outputs', 'outcomes', 'targets'],
  },
  updated: 'as-it-happens',
  changedBy: ['plan.loaded', 'plan.version-announced', 'plan.indicators-loaded', 'plan.indicator-set'],
  people: 'none',
  row: z.object({
    indicator: indicatorId,
    programme: programmeNumber,
    kind: z.enum(indicatorKinds).meta(meaning('ผลผลิต (output) หรือผลลัพธ์ (outcome)', 'Output or outcome')),
    text: z.string().meta(meaning('ตัวชี้วัดตามแผน', 'The indicator as in the plan, in Thai')),
    source: z
      .enum(indicatorSources)
      .meta(
        meaning(
          'คำนวณจากงาน (metric) บันทึกพร้อมหลักฐาน (recorded) หรือนับจากหลักฐาน (counted)',
          'Computed from the work (metric), recorded with evidence, or counted from evidence',
        ),
      ),
    metric: z.string().nullable().meta(meaning('ชื่อตัวเลขที่ใช้', 'The number that it reads')),
    unit: z.enum(metricUnits).meta(meaning('หน่วย', 'Unit')),
    direction: z
      .enum(directions)
      .meta(
        meaning(
          'ไม่น้อยกว่า (at-least) ไม่เกิน (at-most) หรือลดลงจากปีก่อน (falls)',
          'At least, at most, or lower than the year before (falls)',
        ),
      ),
    target: z
      .number()
      .nullable()
      .meta(
        meaning(
          'เป้าหมาย ว่างเมื่อแผนไม่ได้กำหนด สำหรับ falls คือร้อยละที่ต้องลด',
          'Target; empty where the plan names none; for falls, by how many percent',
        ),
      ),
  }),
  async read(tx) {
    const { db, organizationId } = tx
    const plan = await currentPlan(tx)
    if (!plan) return []
    return db
      .select({
        indicator: indicator.indicatorId,
        programme: programme.number,
        kind: indicator.kind,
        text: indicator.text,
        source: indicator.source,
        metric: indicator.metric,
        unit: indicator.unit,
        direction: indicator.direction,
        target: indicator.target,
      })
      .from(indicator)
      .innerJoin(
        programme,
        and(
          eq(programme.organizationId, organizationId),
          eq(programme.programmeId, indicator.programmeId),
          eq(programme.planId, plan.planId),
        ),
      )
      .where(eq(indicator.organizationId, organizationId))
      .orderBy(asc(programme.number), desc(indicator.kind), asc(indicator.position))
  },
})

export const indicatorResults = defineDataset({
  name: 'plan-indicator-results',
  title: { th: 'ผลตัวชี้วัดที่บันทึก', en: 'Recorded results of indicators' },
  description: {
    th: 'ผลทุกครั้งที่เจ้าหน้าที่บันทึกพร้อมหลักฐาน ลำดับมากที่สุดของปีคือผลที่ใช้อยู่',
    en: 'Every result that was recorded with evidence; the highest sequence of a year is in force',
  },
  keywords: { th: ['ตัวชี้วัด', 'ผลการดำเนินงาน', 'หลักฐาน'], en: ['indicators', 'results', 'evidence'] },
  updated: 'as-it-happens',
  changedBy: ['plan.indicator-recorded'],
  people: 'none',
  row: z.object({
    indicator: indicatorId,
    fiscal_year: fiscalYear,
    sequence: z.number().int().meta(meaning('ครั้งที่บันทึก', 'Counted from 1 in each year')),
    numerator: z.number().meta(meaning('ผลที่ได้ หรือจำนวนที่ผ่าน', 'The result, or how many passed')),
    denominator: z
      .number()
      .nullable()
      .meta(meaning('จากทั้งหมด ว่างเมื่อไม่ใช่สัดส่วน', 'Of how many; empty where it is no share')),
    measured_on: z.string().meta(meaning('ผล ณ วันที่', 'The day of the result, ISO 8601')),
  }),
  async read({ db, organizationId }) {
    return db
      .select({
        indicator: indicatorResult.indicatorId,
        fiscal_year: indicatorResult.fiscalYear,
        sequence: indicatorResult.sequence,
        numerator: indicatorResult.numerator,
        denominator: indicatorResult.denominator,
        measured_on: indicatorResult.measuredOn,
      })
      .from(indicatorResult)
      .where(eq(indicatorResult.organizationId, organizationId))
      .orderBy(
        asc(indicatorResult.indicatorId),
        asc(indicatorResult.fiscalYear),
        asc(indicatorResult.sequence),
      )
  },
})

export const targetFiguresDataset = defineDataset({
  name: 'plan-target-figures',
  title: { th: 'ผลตามเป้าหมายของแผน', en: 'Figures for the targets of the plan' },
  description: {
    th: 'จำนวนคดีทุจริตของแต่ละปี พร้อมที่มา คะแนน ITA อยู่ในชุดข้อมูล ita-results',
    en: 'Corruption cases of each year, with their sources; the ITA scores are in ita-results',
  },
  keywords: { th: ['คะแนน ITA', 'คดีทุจริต', 'ผลตามเป้าหมาย'], en: ['ITA score', 'corruption cases', 'results'] },
  updated: 'as-it-happens',
  changedBy: ['plan.figure-entered', 'plan.version-announced'],
  people: 'none',
  row: z.object({
    target: z.number().int().meta(meaning('ลำดับเป้าหมายในแผน', 'The target, as counted in plan-targets')),
    fiscal_year: fiscalYear,
    value: z.number().meta(meaning('จำนวนคดี', 'Cases')),
    source: z.string().meta(meaning('ที่มาของตัวเลข', 'Where the number is from')),
    url: z.string().nullable().meta(meaning('ลิงก์ของที่มา', 'Link to the source')),
  }),
  async read(tx) {
    const plan = await currentPlan(tx)
    const figures = plan ? await enteredFigures(tx, plan) : []
    return figures
      .map(({ position, fiscalYear: year, value, source, url }) => ({
        target: position,
        fiscal_year: year,
        value,
        source,
        url,
      }))
      .toSorted((a, b) => a.target - b.target || a.fiscal_year - b.fiscal_year)
  },
})
