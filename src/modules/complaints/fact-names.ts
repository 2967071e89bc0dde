import { defineMessages } from '../../platform/language/messages.ts'

export const channelNames = defineMessages({
  th: {
    online: 'เว็บไซต์นี้',
    telephone: 'โทรศัพท์',
    counter: 'มาที่สำนักงาน',
    post: 'จดหมาย หนังสือ',
    line: 'ไลน์ (LINE)',
    'village-meeting': 'ประชุมหมู่บ้าน ประชาคม',
    open311: 'โปรแกรมอื่น (Open311)',
    'traffy-fondue': 'Traffy Fondue (นำเข้า)',
  },
  en: {
    online: 'This site',
    telephone: 'Telephone',
    counter: 'At the office',
    post: 'By post',
    line: 'LINE chat',
    'village-meeting': 'Village meeting',
    open311: 'Another program (Open311)',
    'traffy-fondue': 'Traffy Fondue (imported)',
  },
})

/** How a complaint stands. */
export const stateNames = defineMessages({
  th: {
    received: 'รับเรื่องแล้ว',
    acknowledged: 'อ่านแล้ว กำลังส่งให้กอง',
    assigned: 'ส่งให้กองแล้ว',
    accepted: 'กำลังทำ',
    answered: 'ชี้แจงแล้ว',
    fixed: 'แก้ไขแล้ว',
    'passed-on': 'ส่งต่อหน่วยงานอื่น',
    withdrawn: 'ถอนเรื่องแล้ว',
    merged: 'รวมกับเรื่องเดียวกัน',
  },
  en: {
    received: 'Received',
    acknowledged: 'Read, on its way to a division',
    assigned: 'With a division',
    accepted: 'Being worked on',
    answered: 'Explained',
    fixed: 'Fixed',
    'passed-on': 'Passed on to another agency',
    withdrawn: 'Withdrawn',
    merged: 'Joined with the same matter',
  },
})

/** Whom an overdue complaint has reached, by its level. */
export const levelNames = defineMessages({
  th: { 1: 'หัวหน้ากอง', 2: 'ปลัด', 3: 'นายก' },
  en: { 1: 'the head of the division', 2: 'the clerk', 3: 'the chief executive' },
})

/** What was done, as the complainant and the staff read it. */
export const stepNames = defineMessages({
  th: {
    received: (due: string) => `รับเรื่อง ตอบภายใน ${due}`,
    acknowledged: 'เจ้าหน้าที่อ่านเรื่องแล้ว',
    assigned: (division: string) => `ส่งให้ ${division}`,
    accepted: (division: string) => `${division} รับไว้ดำเนินการ`,
    noted: 'เจ้าหน้าที่บันทึกการทำงาน',
    asked: 'เจ้าหน้าที่ถามเพิ่ม หยุดนับเวลา',
    replied: 'ผู้แจ้งให้ข้อมูลเพิ่ม',
    paused: 'หยุดนับเวลา',
    resumed: (due: string) => `นับเวลาต่อ ตอบภายใน ${due}`,
    answered: 'ชี้แจงเป็นหนังสือ',
    fixed: 'แก้ไขแล้ว',
    'passed-on': 'ส่งต่อหน่วยงานที่รับผิดชอบ',
    closed: 'ปิดเรื่อง',
    disputed: (due: string) => `ผู้แจ้งบอกว่ายังไม่แก้ไข เปิดเรื่องอีกครั้ง ตอบภายใน ${due}`,
    merged: 'รวมกับเรื่องเดียวกันที่มีอยู่',
    joined: 'มีคนแจ้งเรื่องเดียวกันเพิ่ม',
    withdrawn: 'ถอนเรื่อง',
    summarized: 'เขียนสรุปให้ทุกคนอ่าน',
    'photo-published': 'เผยแพร่รูปที่ปิดบังตัวคนแล้ว',
    overdue: (to: string) => `เกินกำหนด ยังไม่ได้แก้ไขหรือชี้แจง เรื่องขึ้นไปถึง${to}เอง`,
    'moved-up': (to: string) => `เรื่องขึ้นไปถึง${to}เอง เพราะเกินกำหนด`,
    recategorized: 'เปลี่ยนประเภทเรื่อง',
    'fell-back': 'เจ้าหน้าที่คนเดิมพ้นหน้าที่ เรื่องกลับไปที่หัวหน้ากอง',
  },
  en: {
    received: (due) => `Received; to be answered by ${due}`,
    acknowledged: 'Read by the staff',
    assigned: (division) => `Given to ${division}`,
    accepted: (division) => `Taken up by ${division}`,
    noted: 'Note made by the staff',
    asked: 'Question from the staff; the clock stands still',
    replied: 'More information from the complainant',
    paused: 'The clock stands still',
    resumed: (due) => `The clock runs again; to be answered by ${due}`,
    answered: 'Explained in writing',
    fixed: 'Fixed',
    'passed-on': 'Passed on to the agency in charge',
    closed: 'Closed',
    disputed: (due) => `Not fixed, says the complainant; open again, to be answered by ${due}`,
    merged: 'Joined with the same matter',
    joined: 'Somebody else told us the same',
    withdrawn: 'Withdrawn',
    summarized: 'Summary for everybody written',
    'photo-published': 'Photo published, with people masked',
    overdue: (to) => `Overdue: neither fixed nor explained; moved up to ${to} by itself`,
    'moved-up': (to) => `Moved up to ${to} by itself, because it is overdue`,
    recategorized: 'Put in another category',
    'fell-back': 'The officer left; it is back with the head of the division',
  },
})
