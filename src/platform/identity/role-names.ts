import { defineMessages } from '../language/messages.ts'

/** The roles in words. */
export const roleNames = defineMessages({
  th: {
    administrator: 'ผู้ดูแลระบบ',
    officer: 'เจ้าหน้าที่',
    'head-of-division': 'หัวหน้าส่วนราชการ',
    clerk: 'ปลัด',
    'chief-executive': 'นายก',
    'internal-auditor': 'ผู้ตรวจสอบภายใน',
    'council-member': 'สมาชิกสภา',
    'integrity-officer': 'เจ้าหน้าที่คุณธรรมและความโปร่งใส',
    overseer: 'ผู้สังเกตการณ์ภายนอก',
  },
  en: {
    administrator: 'Administrator',
    officer: 'Officer',
    'head-of-division': 'Head of division',
    clerk: 'Clerk',
    'chief-executive': 'Chief executive',
    'internal-auditor': 'Internal auditor',
    'council-member': 'Council member',
    'integrity-officer': 'Integrity officer',
    overseer: 'Overseer from outside',
  },
})
