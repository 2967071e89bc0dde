import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { standingManuals } from './manual.ts'
import { standardTime, totalMinutes } from './standard-time.ts'
import { manualUrls } from './urls.ts'

/** Every citizen manual that stands, with the time that its service is measured against. */
export const serviceStandards = defineDataset({
  name: 'service-standards',
  title: { th: 'มาตรฐานการให้บริการ', en: 'Service standards' },
  description: {
    th: 'คู่มือสำหรับประชาชนที่ใช้อยู่ พร้อมเวลามาตรฐานและผู้รับผิดชอบ',
    en: 'The citizen manuals in use with their standard time and who answers for it',
  },
  keywords: {
    th: ['มาตรฐานการให้บริการ', 'คู่มือสำหรับประชาชน', 'ระยะเวลา'],
    en: ['service standards', 'citizen manuals', 'standard time'],
  },
  updated: 'as-it-happens',
  changedBy: ['manuals.published', 'manuals.review-set', 'manuals.withdrawn'],
  people: 'none',
  row: z.object({
    key: z.string().meta(meaning('ชื่อย่อของบริการ', 'Short name of the service')),
    title: z.string().meta(meaning('ชื่อเรื่อง', 'Title, in Thai')),
    title_en: z.string().meta(meaning('ชื่อเรื่องภาษาอังกฤษ', 'Title in English')),
    division: z.string().meta(meaning('ส่วนราชการที่รับผิดชอบ', 'Division responsible, in Thai')),
    step_count: z.number().int().meta(meaning('จำนวนขั้นตอน', 'Number of steps')),
    steps_minutes: z
      .number()
      .int()
      .nullable()
      .meta(
        meaning(
          'เวลารวมทุกขั้นตอน เป็นนาทีทำการ (1 วันทำการ = 420 นาที) ว่างถ้าไม่ได้ระบุ',
          'Time of all steps in minutes of office hours (420 to a working day); empty where not stated',
        ),
      ),
    standard_minutes: z
      .number()
      .int()
      .nullable()
      .meta(
        meaning(
          'เวลามาตรฐาน เป็นนาทีทำการ คือเวลาที่สัญญาไว้ ถ้าไม่มีคือเวลารวมทุกขั้นตอน',
          'Standard time in minutes of office hours: the time promised, else that of all steps',
        ),
      ),
    standard_working_days: z
      .number()
      .int()
      .nullable()
      .meta(meaning('เวลามาตรฐานเป็นวันทำการ ปัดขึ้น', 'Standard time in working days, begun ones counted whole')),
    version: z.number().int().meta(meaning('ฉบับที่ใช้อยู่', 'Version in use')),
    published_on: z.string().meta(meaning('วันที่เผยแพร่ฉบับนี้', 'Day on which this version was published')),
    review_by: z.string().nullable().meta(meaning('จะทบทวนภายในวันที่', 'To be reviewed by this day')),
    address: z.string().meta(meaning('หน้าของฉบับนี้', 'Page of this version')),
  }),
  read: async (tx) =>
    (await standingManuals(tx))
      .filter(({ kind }) => kind === 'citizen')
      .map(({ key, reviewBy, version: { content, number, publishedOn } }) => {
        const time = standardTime(content)
        return {
          key,
          title: content.title,
          title_en: content.titleEn,
          division: content.division?.name ?? '',
          step_count: content.steps.length,
          steps_minutes: totalMinutes(content.steps) ?? null,
          standard_minutes: time?.minutes ?? null,
          standard_working_days: time?.workingDays ?? null,
          version: number,
          published_on: publishedOn.toString(),
          review_by: reviewBy?.toString() ?? null,
          address: manualUrls.version({ key, number }),
        }
      }),
})
