import type { Language } from '../../platform/language/messages.ts'
import type { Module } from '../../platform/module.ts'

/** What the platform itself leaves in the ledger; everything else is declared by the module that does it. */
export const platformEvents: NonNullable<Module['events']> = {
  'organization.marked-as-sample': { th: 'ทำเครื่องหมายว่าเป็นตัวอย่าง', en: 'Marked as a sample' },
  'organization.added': { th: 'เพิ่มหน่วยงาน', en: 'Organisation added' },
  'calendar.holidays-refreshed': { th: 'ปรับปรุงวันหยุดราชการ', en: 'Public holidays refreshed' },
  'approvals.submitted': { th: 'เสนอเพื่อขอความเห็น', en: 'Sent for approval' },
  'approvals.opinion-given': { th: 'ให้ความเห็น', en: 'Opinion given' },
  'ledger.key-rotated': { th: 'เปลี่ยนกุญแจที่ใช้ลงนามบันทึก', en: 'Key of the ledger changed' },
  'ledger.payload-erased': { th: 'ลบรายละเอียดของรายการ', en: 'Details of an entry erased' },
  'ledger.log-witnessed': { th: 'เริ่มเป็นพยานให้บันทึกของผู้อื่น', en: 'Began to witness the log of another' },
}

export type KindNames = Readonly<Record<string, string>>

/** The kinds of acts of the whole house in words, by their names. */
export function kindNames(modules: readonly Module[], language: Language): KindNames {
  const events = Object.assign({}, platformEvents, ...modules.map((module) => module.events ?? {}))
  return Object.fromEntries(
    Object.entries(events as NonNullable<Module['events']>).map(([kind, words]) => [kind, words[language]]),
  )
}
