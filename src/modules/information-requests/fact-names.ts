import { defineMessages } from '../../platform/language/messages.ts'

export const channelNames = defineMessages({
  th: { online: 'เว็บไซต์', counter: 'มาที่ศูนย์', telephone: 'โทรศัพท์', letter: 'หนังสือหรือจดหมาย' },
  en: { online: 'Web site', counter: 'At the centre', telephone: 'Telephone', letter: 'Letter' },
})

export const deliveryNames = defineMessages({
  th: {
    read: 'มาอ่านที่ศูนย์',
    copy: 'สำเนา',
    'certified-copy': 'สำเนาที่มีคำรับรองถูกต้อง',
    email: 'ทางอีเมล',
  },
  en: {
    read: 'Read at the centre',
    copy: 'A copy',
    'certified-copy': 'A certified copy',
    email: 'By e-mail',
  },
})

/** How a request stands: still open, or how it ended. */
export const stateNames = defineMessages({
  th: {
    open: 'กำลังทำ',
    granted: 'ให้ข้อมูลแล้ว',
    'partly-granted': 'ให้ข้อมูลบางส่วน',
    refused: 'ไม่เปิดเผย',
    'not-held': 'ไม่มีข้อมูลตามที่ขอ',
    'passed-on': 'ส่งต่อหน่วยงานที่มีข้อมูล',
    withdrawn: 'ผู้ขอถอนคำขอ',
  },
  en: {
    open: 'Being answered',
    granted: 'Information given',
    'partly-granted': 'Given in part',
    refused: 'Refused',
    'not-held': 'No such information',
    'passed-on': 'Passed on to the agency that holds it',
    withdrawn: 'Withdrawn',
  },
})

/** Sections 14 and 15 of the Official Information Act B.E. 2540 in plain words, each with its number. */
export const groundNames = defineMessages({
  th: {
    '14': 'มาตรา 14: อาจก่อให้เกิดความเสียหายต่อสถาบันพระมหากษัตริย์',
    '15-1':
      'มาตรา 15 (1): จะก่อให้เกิดความเสียหายต่อความมั่นคงของประเทศ ความสัมพันธ์ระหว่างประเทศ หรือความมั่นคงทางเศรษฐกิจหรือการคลังของประเทศ',
    '15-2': 'มาตรา 15 (2): จะทำให้การบังคับใช้กฎหมายเสื่อมประสิทธิภาพ หรือไม่อาจสำเร็จตามวัตถุประสงค์',
    '15-3':
      'มาตรา 15 (3): เป็นความเห็นหรือคำแนะนำภายในหน่วยงาน (ไม่รวมรายงานทางวิชาการ รายงานข้อเท็จจริง หรือข้อมูลที่นำมาใช้ทำความเห็น)',
    '15-4': 'มาตรา 15 (4): จะก่อให้เกิดอันตรายต่อชีวิตหรือความปลอดภัยของบุคคลหนึ่งบุคคลใด',
    '15-5': 'มาตรา 15 (5): เป็นรายงานการแพทย์หรือข้อมูลส่วนบุคคล ซึ่งการเปิดเผยจะเป็นการรุกล้ำสิทธิส่วนบุคคลโดยไม่สมควร',
    '15-6': 'มาตรา 15 (6): มีกฎหมายคุ้มครองมิให้เปิดเผย หรือผู้ให้ข้อมูลมาไม่ประสงค์ให้ทางราชการเปิดเผยต่อผู้อื่น',
    '15-7': 'มาตรา 15 (7): กรณีอื่นตามที่กำหนดในพระราชกฤษฎีกา',
  },
  en: {
    '14': 'Section 14: it may harm the Royal Institution',
    '15-1':
      'Section 15 (1): it would harm national security, international relations, or the economic or financial security of the country',
    '15-2': 'Section 15 (2): it would weaken the enforcement of a law or defeat its purpose',
    '15-3':
      'Section 15 (3): it is an opinion or advice inside the agency (not a technical report, a report of facts, or what the opinion was based on)',
    '15-4': 'Section 15 (4): it would endanger the life or safety of a person',
    '15-5':
      'Section 15 (5): it is a medical report or personal information, and to disclose it would unduly encroach upon privacy',
    '15-6':
      'Section 15 (6): a law protects it from disclosure, or whoever gave it did not wish it to be disclosed',
    '15-7': 'Section 15 (7): another case prescribed by a Royal Decree',
  },
})
