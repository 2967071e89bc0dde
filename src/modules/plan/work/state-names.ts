import { defineMessages } from '../../../platform/language/messages.ts'

/** How a quarter of a programme stands, in words. */
export const quarterStateNames = defineMessages({
  th: {
    'not-planned': 'ไม่มีแผน',
    planned: 'ตามแผน',
    due: 'กำลังทำ',
    late: 'เกินกำหนด',
    done: 'บรรลุแล้ว',
  },
  en: {
    'not-planned': 'Not planned',
    planned: 'Planned',
    due: 'In progress',
    late: 'Overdue',
    done: 'Reached',
  },
})

/** How a step stands, in words. */
export const stepStateNames = defineMessages({
  th: {
    'not-started': 'ยังไม่เริ่ม',
    started: 'กำลังทำ',
    done: 'ทำเสร็จแล้ว',
    dropped: 'ไม่ดำเนินการ',
  },
  en: {
    'not-started': 'Not started',
    started: 'In progress',
    done: 'Done',
    dropped: 'Not carried out',
  },
})

/** How an entry of spending stands, in words. */
export const spendingStateNames = defineMessages({
  th: {
    entered: 'รอยืนยัน',
    confirmed: 'ยืนยันแล้ว',
    refused: 'ไม่รับ',
    withdrawn: 'ถอนแล้ว',
  },
  en: {
    entered: 'Waiting',
    confirmed: 'Confirmed',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
})
