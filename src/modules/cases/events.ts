import type { Module } from '../../platform/module.ts'

/**
 * What cases leave in the ledger. Every step of every case looks alike and names itself alone: in an office of fifty, what
 * was done when in which case would tell about whom it is.
 */
export const caseEvents = {
  'cases.recorded': { th: 'บันทึกในเรื่องทุจริตหรือวินัย', en: 'Something recorded in a case' },
  'cases.access-changed': {
    th: 'เปลี่ยนผู้เข้าถึงเรื่องทุจริตหรือวินัย',
    en: 'Who may open a case changed',
  },
  'cases.dossier-made': { th: 'ทำสำนวนปิดผนึก', en: 'Sealed dossier made' },
  'cases.settings-changed': {
    th: 'เปลี่ยนกำหนดเวลาหรือกุญแจของหน่วยรับสำนวน',
    en: 'Deadlines of cases or the key of an authority changed',
  },
  'cases.erased': { th: 'ลบเนื้อหาของเรื่องที่ครบกำหนดเก็บ', en: 'Content of a case erased after its time' },
} as const satisfies Module['events']
