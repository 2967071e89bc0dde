import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { officeHolidays } from '../../platform/organization/holidays.ts'

export const holidays = defineDataset({
  name: 'office-holidays',
  title: { th: 'วันหยุดราชการ', en: 'Office holidays' },
  description: {
    th: 'วันหยุดที่ใช้นับวันทำการและกำหนดเวลา พร้อมที่มาของแต่ละวัน',
    en: 'The holidays by which working days and deadlines are counted, each with its source',
  },
  keywords: { th: ['วันหยุด', 'วันทำการ', 'ปฏิทิน'], en: ['holidays', 'working days', 'calendar'] },
  updated: 'yearly',
  changedBy: ['calendar.holidays-refreshed'],
  people: 'none',
  row: z.object({
    date: z.iso.date().meta(meaning('วันที่ ค.ศ. รูปแบบ ปี-เดือน-วัน', 'Date, Gregorian, year-month-day')),
    name: z.string().meta(meaning('ชื่อวันหยุด', 'Name, in Thai')),
    name_en: z.string().meta(meaning('ชื่อวันหยุด ภาษาอังกฤษ', 'Name, in English')),
    certainty: z
      .enum(['cabinet', 'computed', 'local'])
      .meta(
        meaning(
          'cabinet ประกาศแล้ว, computed คำนวณไว้ยังไม่เห็นประกาศ, local หน่วยงานกำหนดเอง',
          'cabinet: announced; computed: no announcement seen yet; local: set by the organisation',
        ),
      ),
    source: z.string().meta(meaning('รหัสที่มา', 'Key of the source')),
  }),
  read: async (tx) => (await officeHolidays(tx)).map(({ nameEn, ...day }) => ({ ...day, name_en: nameEn })),
})
