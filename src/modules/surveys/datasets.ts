import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { safeCount, suppressCounts, suppressed } from '../../platform/open-data/small-cells.ts'
import { findSurvey, listSurveys } from './reading.ts'
import { countingTallies, headlineOf } from './results/results.ts'
import { sumOf, talliesOf } from './results/tally.ts'
import { areas, kinds, rules, topics } from './survey-facts.ts'

const row = z.object({
  survey: z.uuid().meta(meaning('รหัสของแบบสำรวจ', 'Identifier of the survey')),
  fiscal_year: z.number().int().meta(meaning('ปีงบประมาณ พ.ศ.', 'Fiscal year (B.E.)')),
  title: z.string().meta(meaning('ชื่อแบบสำรวจ', 'Title, in Thai')),
  title_en: z.string().meta(meaning('ชื่อแบบสำรวจ ภาษาอังกฤษ', 'Title, in English')),
  kind: z.enum(kinds).meta(meaning('ประเภทของแบบสำรวจ', 'Kind of survey')),
  topic: z.enum(topics).meta(meaning('สำรวจเรื่องใด', 'What it is about')),
  area: z
    .enum(areas)
    .nullable()
    .meta(
      meaning(
        'ด้านบริการตามโครงการที่ 20 ว่างเมื่อไม่ระบุ',
        'Service area of programme 20; empty where there is none',
      ),
    ),
  rule: z
    .enum(rules)
    .meta(
      meaning(
        'share วัดจากสัดส่วนผู้ตอบที่ให้ 4–5 คะแนนหรือผ่าน, mean วัดจากคะแนนเฉลี่ย',
        'share: those who gave 4–5 or passed; mean: the mean out of the highest score',
      ),
    ),
  threshold: z.number().int().meta(meaning('เกณฑ์ ร้อยละ', 'Threshold, in per cent')),
  answers: safeCount.meta(
    meaning(
      'จำนวนคำตอบ เป็น suppressed เมื่อน้อยกว่า 5',
      'Number of answers; suppressed where they are fewer than 5',
    ),
  ),
  result: z
    .number()
    .nullable()
    .meta(
      meaning(
        'ผลที่เทียบกับเกณฑ์ ร้อยละ ว่างเมื่อน้อยกว่า 5 คน',
        'Result beside the threshold, in per cent; empty below 5 answers',
      ),
    ),
})

/** One line for each survey: breakdowns are on the pages, where each is made safe beside the others. */
const surveyResults = defineDataset({
  name: 'survey-results',
  title: { th: 'ผลแบบสำรวจ', en: 'Survey results' },
  description: {
    th: 'ผลรวมของแบบสำรวจความพึงพอใจ การปฏิบัติตาม และความรู้ แต่ละชุด รวมทุกคืน',
    en: 'The overall result of each survey of satisfaction, compliance or knowledge, added up every night',
  },
  keywords: {
    th: ['ความพึงพอใจ', 'แบบสำรวจ', 'ประเมินความพึงพอใจ'],
    en: ['satisfaction', 'survey', 'compliance'],
  },
  updated: 'daily',
  changedBy: ['surveys.counted', 'surveys.opened', 'surveys.changed', 'surveys.closed'],
  people: 'counted',
  row,
  async read(tx) {
    const surveys = await listSurveys(tx, { states: ['open', 'closed'] })
    const tallies = await talliesOf(
      tx,
      surveys.map(({ surveyId }) => surveyId),
      'published',
    )
    const rows: z.output<typeof row>[] = []
    for (const { surveyId } of surveys.toReversed()) {
      const survey = (await findSurvey(tx, surveyId))!
      const sums = sumOf(countingTallies(tallies.filter((one) => one.surveyId === surveyId)))
      const headline = headlineOf(survey, sums)
      const { fiscalYear, title, titleEn, kind, topic, area, rule, threshold } = survey
      rows.push({
        survey: surveyId,
        fiscal_year: fiscalYear,
        title,
        title_en: titleEn,
        kind,
        topic,
        area,
        rule,
        threshold,
        answers: headline ? suppressCounts([sums.answers]).counts[0]! : suppressed,
        result: headline ? Math.floor(headline.value * 10 + 1e-9) / 10 : null,
      })
    }
    return rows
  },
})

export const surveyDatasets = [surveyResults]
