import type { Module } from '../../platform/module.ts'

/** What dealing with complaints leaves in the ledger. No entry names anybody or says what it was about. */
export const complaintEvents = {
  'complaints.received': { th: 'รับเรื่องร้องเรียน', en: 'Complaint received' },
  'complaints.acknowledged': { th: 'รับทราบเรื่องร้องเรียน', en: 'Complaint acknowledged' },
  'complaints.assigned': { th: 'มอบหมายเรื่องร้องเรียน', en: 'Complaint assigned' },
  'complaints.accepted': { th: 'รับเรื่องร้องเรียนไว้ดำเนินการ', en: 'Complaint accepted by a division' },
  'complaints.noted': { th: 'บันทึกภายในเรื่องร้องเรียน', en: 'Internal note on a complaint' },
  'complaints.asked': { th: 'ถามผู้ร้องเรียนเพิ่ม', en: 'Question put to a complainant' },
  'complaints.replied': { th: 'ผู้ร้องเรียนให้ข้อมูลเพิ่ม', en: 'Complainant gave more information' },
  'complaints.paused': { th: 'หยุดนับเวลาเรื่องร้องเรียน', en: 'Clock of a complaint stopped' },
  'complaints.resumed': { th: 'นับเวลาเรื่องร้องเรียนต่อ', en: 'Clock of a complaint runs again' },
  'complaints.answered': { th: 'ชี้แจงเรื่องร้องเรียน', en: 'Complaint answered in writing' },
  'complaints.fixed': { th: 'แก้ไขเรื่องร้องเรียนแล้ว', en: 'Matter of a complaint fixed' },
  'complaints.passed-on': { th: 'ส่งต่อเรื่องร้องเรียน', en: 'Complaint passed on to another agency' },
  'complaints.closed': { th: 'ปิดเรื่องร้องเรียน', en: 'Complaint closed' },
  'complaints.disputed': { th: 'ผู้ร้องเรียนแจ้งว่ายังไม่แก้ไข', en: 'Complainant says it is not fixed' },
  'complaints.merged': { th: 'รวมเรื่องร้องเรียนเรื่องเดียวกัน', en: 'Complaint joined with another one' },
  'complaints.withdrawn': { th: 'ถอนเรื่องร้องเรียน', en: 'Complaint withdrawn' },
  'complaints.rated': { th: 'ให้คะแนนการจัดการเรื่องร้องเรียน', en: 'Handling of a complaint rated' },
  'complaints.summarized': {
    th: 'เขียนสรุปสาธารณะของเรื่องร้องเรียน',
    en: 'Public summary of a complaint written',
  },
  'complaints.photo-published': {
    th: 'เผยแพร่รูปที่ปิดบังแล้วของเรื่องร้องเรียน',
    en: 'Masked photo of a complaint published',
  },
  'complaints.code-renewed': {
    th: 'ออกรหัสติดตามเรื่องร้องเรียนใหม่',
    en: 'New tracking code given for a complaint',
  },
  'complaints.overdue': { th: 'เรื่องร้องเรียนเกินกำหนด', en: 'Complaint overdue' },
  'complaints.moved-up': { th: 'เรื่องร้องเรียนขึ้นถึงผู้บังคับบัญชา', en: 'Overdue complaint moved up' },
  'complaints.fell-back': {
    th: 'เรื่องร้องเรียนกลับไปที่หัวหน้ากอง เพราะผู้รับผิดชอบพ้นหน้าที่',
    en: 'Complaint back with the head of the division: its officer left',
  },
  'complaints.notices-stopped': {
    th: 'ผู้ร้องเรียนเลิกรับข่าวทางอีเมล',
    en: 'Complainant wants no more news by e-mail',
  },
  'complaints.erased': {
    th: 'ลบข้อมูลส่วนบุคคลของเรื่องร้องเรียน',
    en: 'Personal data of a complaint erased',
  },
  'complaints.category-set': { th: 'ตั้งประเภทเรื่องร้องเรียน', en: 'Category of complaints set' },
  'complaints.village-set': { th: 'ตั้งรายชื่อหมู่บ้าน', en: 'Village set' },
  'complaints.recategorized': { th: 'เปลี่ยนประเภทเรื่องร้องเรียน', en: 'Complaint put in another category' },
  'complaints.measure-decided': {
    th: 'กำหนดมาตรการป้องกันเรื่องร้องเรียนซ้ำ',
    en: 'Measure against repeated complaints decided',
  },
  'complaints.measure-done': {
    th: 'ทำตามมาตรการป้องกันเรื่องร้องเรียนซ้ำแล้ว',
    en: 'Measure against repeated complaints carried out',
  },
  'complaints.round-sent': {
    th: 'เสนอสรุปเรื่องร้องเรียนรายรอบต่อนายก',
    en: 'Summary of complaints of a round sent to the chief executive',
  },
  'complaints.round-sealed': {
    th: 'ปิดผนึกสรุปเรื่องร้องเรียนรายรอบ',
    en: 'Summary of complaints of a round sealed',
  },
  'complaints.api-key-made': {
    th: 'ออกกุญแจให้โปรแกรมอื่นส่งเรื่องร้องเรียน',
    en: 'Key for filing complaints by a program made',
  },
  'complaints.api-key-revoked': {
    th: 'ยกเลิกกุญแจของโปรแกรมอื่น',
    en: 'Key of a program revoked',
  },
  'complaints.imported': {
    th: 'นำเข้าเรื่องร้องเรียนจากระบบอื่น',
    en: 'Complaints brought in from another system',
  },
  'complaints.rule-set': { th: 'ตั้งกำหนดเวลาเรื่องร้องเรียน', en: 'Time limit of complaints set' },
} as const satisfies Module['events']
