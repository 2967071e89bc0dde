import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { framesOf, parts } from './frame.ts'
import { measureStates } from './measure-state.ts'
import { listMeasures } from './measures.ts'
import { resultsInForce } from './results.ts'

const itaYear = z
  .number()
  .int()
  .meta(meaning('ปีของการประเมิน พ.ศ. ตรงกับปีงบประมาณ', 'Year of the assessment, Buddhist era; the fiscal year'))
const day = (th: string, en: string) =>
  z
    .string()
    .nullable()
    .meta(meaning(th, `${en}, ISO 8601`))

export const itaResults = defineDataset({
  name: 'ita-results',
  title: { th: 'ผลการประเมิน ITA', en: 'ITA results' },
  description: {
    th: 'คะแนนรวมและคะแนนตามเครื่องมือของแต่ละปี พร้อมน้ำหนักและที่มา',
    en: 'The total and the scores of the parts of each year, with their weights and sources',
  },
  keywords: {
    th: ['ITA', 'ผลประเมิน', 'คุณธรรมและความโปร่งใส'],
    en: ['ITA', 'results', 'integrity and transparency'],
  },
  updated: 'as-it-happens',
  changedBy: ['ita.result-entered'],
  people: 'none',
  row: z.object({
    ita_year: itaYear,
    total: z.number().meta(meaning('คะแนนรวม จาก 100', 'Total, of 100')),
    iit: z.number().nullable().meta(meaning('คะแนน IIT จาก 100', 'Score of IIT, of 100')),
    eit: z.number().nullable().meta(meaning('คะแนน EIT จาก 100', 'Score of EIT, of 100')),
    oit: z.number().nullable().meta(meaning('คะแนน OIT จาก 100', 'Score of OIT, of 100')),
    weight_iit: z.number().meta(meaning('น้ำหนัก IIT ร้อยละ', 'Weight of IIT, percent')),
    weight_eit: z.number().meta(meaning('น้ำหนัก EIT ร้อยละ', 'Weight of EIT, percent')),
    weight_oit: z.number().meta(meaning('น้ำหนัก OIT ร้อยละ', 'Weight of OIT, percent')),
    weights_confirmed: z
      .boolean()
      .meta(meaning('เจ้าหน้าที่ยืนยันน้ำหนักแล้วหรือไม่', 'Whether the staff have confirmed the weights')),
    grade: z.string().meta(meaning('ระดับตามที่ประกาศ', 'Level as announced')),
    announced_on: day('วันที่ประกาศผล', 'Day of the announcement'),
    source: z.string().meta(meaning('ที่มา', 'Source')),
    url: z.string().nullable().meta(meaning('ลิงก์ของที่มา', 'Link to the source')),
  }),
  async read(tx) {
    const results = await resultsInForce(tx)
    const frames = await framesOf(
      tx,
      results.map((one) => one.itaYear),
    )
    return results.map((result) => {
      const { weights, weightsProvenance } = frames.get(result.itaYear)!
      return {
        ita_year: result.itaYear,
        total: result.total,
        ...result.parts,
        weight_iit: weights.iit,
        weight_eit: weights.eit,
        weight_oit: weights.oit,
        weights_confirmed: weightsProvenance === 'confirmed',
        grade: result.grade,
        announced_on: result.announcedOn?.toString() ?? null,
        source: result.source,
        url: result.url,
      }
    })
  },
})

export const itaIndicatorScores = defineDataset({
  name: 'ita-indicator-scores',
  title: { th: 'คะแนน ITA รายตัวชี้วัด', en: 'ITA scores by indicator' },
  description: {
    th: 'คะแนนของแต่ละตัวชี้วัดในแต่ละปี',
    en: 'The score of each indicator in each year',
  },
  keywords: {
    th: ['ITA', 'ตัวชี้วัด', 'คุณธรรมและความโปร่งใส'],
    en: ['ITA', 'indicators', 'integrity and transparency'],
  },
  updated: 'as-it-happens',
  changedBy: ['ita.result-entered'],
  people: 'none',
  row: z.object({
    ita_year: itaYear,
    number: z.number().int().meta(meaning('เลขที่ตัวชี้วัดในปีนั้น', 'Number of the indicator in that year')),
    part: z.enum(parts).meta(meaning('เครื่องมือ', 'Part of the assessment')),
    title: z.string().meta(meaning('ชื่อตัวชี้วัด', 'Title of the indicator, in Thai')),
    score: z.number().meta(meaning('คะแนน จาก 100', 'Score, of 100')),
  }),
  async read(tx) {
    const results = await resultsInForce(tx)
    const frames = await framesOf(
      tx,
      results.map((one) => one.itaYear),
    )
    return results.flatMap(({ itaYear: year, indicators }) =>
      frames.get(year)!.indicators.flatMap(({ number, part, title }) => {
        const score = indicators.get(number)
        return score === undefined ? [] : [{ ita_year: year, number, part, title, score }]
      }),
    )
  },
})

export const itaMeasures = defineDataset({
  name: 'ita-measures',
  title: { th: 'มาตรการปรับปรุงจากผล ITA', en: 'Improvement measures from the ITA result' },
  description: {
    th: 'สิ่งที่กำหนดว่าจะทำ หน่วยงานที่รับผิดชอบ กำหนดเสร็จ และสถานะ ไม่มีชื่อบุคคล',
    en: 'What was decided, the division that answers for it, the due date and the state; names nobody',
  },
  keywords: {
    th: ['ITA', 'มาตรการปรับปรุง'],
    en: ['ITA', 'improvement measures'],
  },
  updated: 'as-it-happens',
  changedBy: ['ita.measure-decided', 'ita.measure-changed', 'ita.measure-reported'],
  people: 'none',
  row: z.object({
    measure: z.string().meta(meaning('รหัสมาตรการ', 'Identifier of the measure')),
    ita_year: itaYear,
    indicator: z
      .number()
      .int()
      .nullable()
      .meta(meaning('เลขที่ตัวชี้วัดที่ตอบ', 'Number of the indicator that it answers')),
    programmes: z
      .string()
      .meta(meaning('เลขที่โครงการในแผน คั่นด้วยช่องว่าง', 'Numbers of programmes of the plan, parted by spaces')),
    action: z.string().meta(meaning('สิ่งที่จะทำ', 'What will be done')),
    division: z
      .string()
      .nullable()
      .meta(meaning('หน่วยงานที่รับผิดชอบ ว่างคือทั้งองค์กร', 'Division; empty for the whole organisation')),
    decided_on: day('วันที่กำหนดมาตรการ', 'Day of the decision'),
    due_on: day('กำหนดเสร็จ', 'Due date'),
    state: z
      .enum(measureStates)
      .meta(
        meaning(
          'ยังไม่เริ่ม (planned) กำลังทำ (under-way) เสร็จ (done) หรือไม่ดำเนินการ (dropped)',
          'Not started (planned), under way, done, or dropped',
        ),
      ),
    done_on: day('วันที่รายงานว่าเสร็จ', 'Day on which it was reported done'),
  }),
  async read(tx) {
    return (await listMeasures(tx)).map((one) => ({
      measure: one.measureId,
      ita_year: one.itaYear,
      indicator: one.indicator,
      programmes: one.programmes.join(' '),
      action: one.action,
      division: one.division?.name ?? null,
      decided_on: one.decidedOn.toString(),
      due_on: one.dueOn.toString(),
      state: one.state,
      done_on: one.doneOn?.toString() ?? null,
    }))
  },
})
