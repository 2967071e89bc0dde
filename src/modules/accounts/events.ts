import type { Module } from '../../platform/module.ts'

/** The kinds of acts that the identity of people leaves in the ledger. */
export const accountEvents: NonNullable<Module['events']> = {
  'accounts.first-administrator': { th: 'ตั้งผู้ดูแลระบบคนแรก', en: 'First administrator set up' },
  'accounts.invited': { th: 'เชิญผู้ใช้', en: 'Account invited' },
  'accounts.invited-again': { th: 'ออกลิงก์เชิญใหม่', en: 'Invitation renewed' },
  'accounts.opened': { th: 'เปิดบัญชี', en: 'Account opened' },
  'accounts.closed': { th: 'ปิดบัญชี', en: 'Account closed' },
  'accounts.reopened': { th: 'เปิดบัญชีที่ปิดไป', en: 'Account reopened' },
  'accounts.roles-changed': { th: 'เปลี่ยนบทบาท', en: 'Roles changed' },
  'accounts.acting-recorded': { th: 'บันทึกการรักษาราชการแทน', en: 'Acting period recorded' },
  'accounts.acting-ended': { th: 'สิ้นสุดการรักษาราชการแทน', en: 'Acting period ended' },
  'accounts.signed-in': { th: 'เข้าสู่ระบบ', en: 'Signed in' },
  'accounts.signed-out': { th: 'ออกจากระบบ', en: 'Signed out' },
  'accounts.session-ended': { th: 'ให้เครื่องอื่นออกจากระบบ', en: 'Session ended by its owner' },
  'accounts.password-changed': { th: 'เปลี่ยนรหัสผ่าน', en: 'Password changed' },
  'accounts.password-reset': { th: 'ตั้งรหัสผ่านใหม่ด้วยลิงก์', en: 'Password reset by link' },
  'accounts.reset-link-made': { th: 'ออกลิงก์ตั้งรหัสผ่านใหม่', en: 'Reset link made' },
  'accounts.divisions-added': { th: 'เพิ่มส่วนราชการเริ่มต้น', en: 'Usual divisions added' },
  'accounts.division-added': { th: 'เพิ่มส่วนราชการ', en: 'Division added' },
  'accounts.division-renamed': { th: 'เปลี่ยนชื่อส่วนราชการ', en: 'Division renamed' },
  'accounts.division-closed': { th: 'ปิดส่วนราชการ', en: 'Division closed' },
  'accounts.division-reopened': { th: 'เปิดส่วนราชการอีกครั้ง', en: 'Division reopened' },
  'accounts.granted': { th: 'ให้สิทธิผู้สังเกตการณ์', en: 'Capability granted to an overseer' },
  'accounts.grant-withdrawn': { th: 'ถอนสิทธิผู้สังเกตการณ์', en: 'Capability withdrawn from an overseer' },
}
