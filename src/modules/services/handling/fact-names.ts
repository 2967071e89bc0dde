import { defineMessages } from '../../../platform/language/messages.ts'

/** How a request came. */
export const serviceChannelNames = defineMessages({
  th: { online: 'เว็บไซต์', counter: 'มาที่สำนักงาน', telephone: 'โทรศัพท์', letter: 'หนังสือหรือจดหมาย' },
  en: { online: 'Web site', counter: 'At the office', telephone: 'Telephone', letter: 'Letter' },
})

/** How a request stands. */
export const serviceStateNames = defineMessages({
  th: {
    open: 'กำลังพิจารณา',
    incomplete: 'รอเอกสาร',
    approved: 'อนุมัติ',
    refused: 'ไม่อนุมัติ',
    returned: 'คืนคำขอ',
    withdrawn: 'ผู้ยื่นถอนคำขอ',
  },
  en: {
    open: 'Being dealt with',
    incomplete: 'Waits for documents',
    approved: 'Approved',
    refused: 'Refused',
    returned: 'Returned',
    withdrawn: 'Withdrawn',
  },
})

/** What was done; where it takes one, `detail` is the division, or the day that the step gave. */
export const serviceStepNames = defineMessages({
  th: {
    received: (detail: string) => (detail === '' ? 'รับคำขอ' : `รับคำขอ ครบกำหนด ${detail}`),
    assigned: (detail: string) => (detail === '' ? 'มอบหมาย' : `มอบหมายให้ ${detail}`),
    'documents-asked': (detail: string) => `แจ้งเอกสารที่ขาด ให้นำมาภายใน ${detail} เวลาหยุดนับ`,
    'documents-given': (detail: string) =>
      detail === '' ? 'เอกสารครบแล้ว' : `เอกสารครบแล้ว ครบกำหนด ${detail}`,
    appointed: (detail: string) => `นัดหมายวันที่ ${detail}`,
    'appointment-cancelled': (detail: string) => `ยกเลิกนัดหมายวันที่ ${detail}`,
    delayed: (detail: string) => `แจ้งเหตุแห่งความล่าช้า จะแล้วเสร็จภายใน ${detail}`,
    'fee-set': 'กำหนดค่าธรรมเนียม',
    'fee-paid': 'ชำระค่าธรรมเนียมแล้ว',
    noted: 'บันทึกภายใน',
    approved: 'อนุมัติ',
    refused: 'ไม่อนุมัติ',
    returned: 'คืนคำขอ เพราะเอกสารไม่มาตามกำหนด',
    withdrawn: 'ผู้ยื่นถอนคำขอ',
  },
  en: {
    received: (detail) => (detail === '' ? 'Received' : `Received, due ${detail}`),
    assigned: (detail) => (detail === '' ? 'Assigned' : `Assigned to ${detail}`),
    'documents-asked': (detail) => `Missing documents asked for by ${detail}; the time waits`,
    'documents-given': (detail) =>
      detail === '' ? 'Documents complete' : `Documents complete, due ${detail}`,
    appointed: (detail) => `Appointment on ${detail}`,
    'appointment-cancelled': (detail) => `Appointment on ${detail} called off`,
    delayed: (detail) => `Delay explained; to be done by ${detail}`,
    'fee-set': 'Fee set',
    'fee-paid': 'Fee paid',
    noted: 'Internal note',
    approved: 'Approved',
    refused: 'Refused',
    returned: 'Returned, because the documents did not come',
    withdrawn: 'Withdrawn by the applicant',
  },
})
