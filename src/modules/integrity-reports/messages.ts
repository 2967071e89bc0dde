import { defineMessages } from '../../platform/language/messages.ts'

export const integrityReportMessages = defineMessages({
  th: {
    tellUs: 'บอกเราอย่างเป็นความลับ',
    lead: 'หน้านี้แยกจากเว็บไซต์ของหน่วยงาน ไม่มีคุกกี้ ไม่บันทึกว่าใครเข้ามา และไม่มีผู้อื่นร่วมรับข้อมูล',
    notOpen: 'ตอนนี้ยังส่งเรื่องผ่านหน้านี้ไม่ได้ เพราะยังไม่มีผู้รับเรื่องที่แต่งตั้งแล้วและมีกุญแจของตนเอง ใช้ช่องทางด้านล่างได้ทันที',
    ways: 'ช่องทางที่ใช้ได้วันนี้',
    nacc: 'สำนักงาน ป.ป.ช. สายด่วน 1205',
    pacc: 'สำนักงาน ป.ป.ท. สายด่วน 1206',
    safety: 'เพื่อความปลอดภัยของคุณ',
    safetyDevice: 'ใช้เครื่องของคุณเอง ไม่ใช่เครื่องหรือไวไฟของหน่วยงาน',
    safetyLeave: 'ปุ่ม "ออกจากหน้านี้ทันที" พาไปหน้าแรกของหน่วยงานและลบสิ่งที่เบราว์เซอร์เก็บไว้ของหน้านี้',
  },
  en: {
    tellUs: 'Tell us in confidence',
    lead: 'This page stands apart from the site of the office: no cookies, no record of who came, and nobody else receives anything.',
    notOpen:
      'Nothing can be sent here yet, because no recipient has been appointed who has a key of his own. The ways below work today.',
    ways: 'What works today',
    nacc: 'NACC, hotline 1205',
    pacc: 'PACC, hotline 1206',
    safety: 'For your safety',
    safetyDevice: 'Use your own device, not one of the office, and not its Wi-Fi',
    safetyLeave:
      '"Leave at once" shows the front page of the office and clears what the browser kept of this page',
  },
})
