import type { Module } from '../../platform/module.ts'

/** What surveys leave in the ledger. No entry is about a single answer: when it stood there would tell whose it was. */
export const surveyEvents = {
  'surveys.made': { th: 'สร้างแบบสำรวจ', en: 'Survey made' },
  'surveys.changed': { th: 'แก้แบบสำรวจ', en: 'Survey changed' },
  'surveys.opened': { th: 'เปิดรับคำตอบ', en: 'Survey opened' },
  'surveys.closed': { th: 'ปิดรับคำตอบ', en: 'Survey closed' },
  'surveys.place-added': { th: 'เพิ่มช่องทางตอบแบบสำรวจ', en: 'Way into a survey added' },
  'surveys.place-closed': { th: 'ปิดช่องทางตอบแบบสำรวจ', en: 'Way into a survey closed' },
  'surveys.invited': { th: 'ออกลิงก์ตอบครั้งเดียว', en: 'Single-use links given out' },
  'surveys.paper-entered': { th: 'บันทึกแบบสำรวจกระดาษ', en: 'Paper sheets entered' },
  'surveys.counted': { th: 'รวมคำตอบของแบบสำรวจประจำคืน', en: 'Answers of surveys added up for the night' },
  'surveys.reported': { th: 'รายงานผลสำรวจต่อผู้บริหาร', en: 'Survey results reported to the executive' },
  'surveys.texts-erased': { th: 'ลบข้อความของแบบสำรวจที่ครบกำหนด', en: 'Texts of surveys erased on schedule' },
} as const satisfies Module['events']
