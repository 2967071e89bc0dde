import type { Module } from '../../../platform/module.ts'

/** What dealing with requests leaves in the ledger. No entry names anybody or says what was asked for. */
export const serviceHandlingEvents = {
  'services.assigned': { th: 'มอบหมายคำขอรับบริการ', en: 'Service request assigned' },
  'services.noted': { th: 'บันทึกภายในคำขอรับบริการ', en: 'Internal note on a service request' },
  'services.documents-asked': {
    th: 'แจ้งเอกสารที่ขาดของคำขอรับบริการ',
    en: 'Missing documents of a service request asked for',
  },
  'services.documents-given': {
    th: 'เอกสารของคำขอรับบริการครบแล้ว',
    en: 'Missing documents of a service request given',
  },
  'services.appointed': { th: 'นัดหมายผู้ขอรับบริการ', en: 'Appointment for a service request' },
  'services.appointment-cancelled': {
    th: 'ยกเลิกนัดหมายผู้ขอรับบริการ',
    en: 'Appointment for a service request called off',
  },
  'services.delayed': { th: 'แจ้งเหตุแห่งความล่าช้าของคำขอรับบริการ', en: 'Delay of a service request explained' },
  'services.fee-set': { th: 'กำหนดค่าธรรมเนียมคำขอรับบริการ', en: 'Fee of a service request set' },
  'services.fee-paid': { th: 'รับชำระค่าธรรมเนียมคำขอรับบริการ', en: 'Fee of a service request paid' },
  // Which way is for the applicant: the ledger is for everybody.
  'services.decided': { th: 'ตัดสินคำขอรับบริการ', en: 'Service request decided' },
  'services.returned': { th: 'คืนคำขอรับบริการ', en: 'Service request returned' },
  'services.withdrawn': { th: 'ถอนคำขอรับบริการ', en: 'Service request withdrawn' },
} as const satisfies Module['events']
