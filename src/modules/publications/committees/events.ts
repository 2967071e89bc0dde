import type { Module } from '../../../platform/module.ts'

export const committeeEvents = {
  'publications.committee-entered': { th: 'เพิ่มคณะกรรมการหรือคณะทำงาน', en: 'Committee entered' },
  'publications.committee-changed': { th: 'แก้ข้อมูลคณะกรรมการ', en: 'Committee changed' },
  'publications.committee-appointed': { th: 'ระบุคำสั่งแต่งตั้ง', en: 'Order of appointment named' },
  'publications.committee-members-set': { th: 'บันทึกรายชื่อกรรมการ', en: 'Members of a committee entered' },
  'publications.committee-ended': { th: 'คณะกรรมการสิ้นสุด', en: 'Committee ended' },
  'publications.committee-meeting-planned': { th: 'นัดประชุม', en: 'Meeting planned' },
  'publications.committee-meeting-changed': { th: 'แก้กำหนดหรือวาระการประชุม', en: 'Meeting changed' },
  'publications.committee-meeting-cancelled': { th: 'ยกเลิกการประชุม', en: 'Meeting cancelled' },
  'publications.committee-meeting-held': { th: 'บันทึกผู้มาประชุม', en: 'Attendance of a meeting recorded' },
  'publications.committee-minutes-written': { th: 'บันทึกการประชุม', en: 'Minutes written' },
  'publications.committee-minutes-drafted': {
    th: 'ร่างรายงานการประชุมในทะเบียน',
    en: 'Minutes drafted in the register',
  },
  'publications.committee-resolution-made': { th: 'บันทึกมติ', en: 'Resolution recorded' },
  'publications.committee-resolution-changed': { th: 'แก้มติหรือผู้ติดตาม', en: 'Resolution changed' },
  'publications.committee-resolution-ended': { th: 'บันทึกผลตามมติ', en: 'Outcome of a resolution recorded' },
} as const satisfies Module['events']
