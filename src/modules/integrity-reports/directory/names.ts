import type { Language } from '../../../platform/language/messages.ts'
import type { KeyAct, KeyState } from '../protocol/directory-events.ts'
import type { RecipientRole } from '../protocol/directory.ts'

type Named<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>

export const recipientRoleNames: Named<RecipientRole> = {
  officer: { th: 'ผู้รับเรื่องของหน่วยงาน', en: 'Recipient of the office' },
  outside: { th: 'ผู้รับเรื่องภายนอก', en: 'Recipient outside' },
  recovery: { th: 'กุญแจกู้คืน', en: 'Recovery key' },
  authority: { th: 'หน่วยงานรับช่วง', en: 'Authority' },
}

export const keyStateNames: Named<KeyState> = {
  waiting: { th: 'รอ 72 ชั่วโมง', en: 'Waits 72 hours' },
  active: { th: 'ใช้อยู่', en: 'In use' },
  retired: { th: 'เลิกใช้แล้ว', en: 'Retired' },
  revoked: { th: 'เพิกถอนแล้ว', en: 'Revoked' },
}

export const keyActNames: Named<KeyAct> = {
  genesis: { th: 'ตั้งผู้รับเรื่องชุดแรก', en: 'The first recipients' },
  add: { th: 'เพิ่มผู้รับเรื่อง', en: 'Recipient added' },
  rotate: { th: 'เปลี่ยนกุญแจ', en: 'Key changed' },
  retire: { th: 'เลิกใช้กุญแจ', en: 'Key retired' },
  revoke: { th: 'เพิกถอนกุญแจ', en: 'Key revoked' },
}
