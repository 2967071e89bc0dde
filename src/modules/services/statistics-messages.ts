import { defineMessages } from '../../platform/language/messages.ts'

export const serviceStatisticsMessages = defineMessages({
  th: {
    statistics: 'สถิติการให้บริการ',
    year: 'ปีงบประมาณ',
    byMonth: 'คำขอรายเดือน',
    byService: 'คำขอรายบริการ',
    byOutcome: 'ผลของคำขอ',
    month: 'เดือน',
    service: 'บริการ',
    received: 'รับ',
    inTime: 'เสร็จทันเวลา',
    late: 'เสร็จช้า',
    open: 'ยังไม่เสร็จ',
    overdue: 'เกินกำหนด',
    note: 'นับตามเดือนที่รับคำขอ แสดงทุกเดือนแม้ไม่มีคำขอ จำนวนที่น้อยจนอาจรู้ตัวคนไม่แสดง',
    rate: (percent: string, done: number, all: number) =>
      `เสร็จทันเวลามาตรฐานร้อยละ ${percent} (${done} จาก ${all} คำขอ นับที่ค้างเกินกำหนดด้วย)`,
    noRate: 'ยังไม่มีคำขอที่เสร็จหรือเกินกำหนด จึงยังไม่มีร้อยละ',
    tooSmall: 'น้อยเกินไป',
    openData: 'ดาวน์โหลดเป็นข้อมูลเปิด (CSV และตาราง)',
  },
  en: {
    statistics: 'Service statistics',
    year: 'Fiscal year',
    byMonth: 'Requests by month',
    byService: 'Requests by service',
    byOutcome: 'How requests ended',
    month: 'Month',
    service: 'Service',
    received: 'Received',
    inTime: 'Done in time',
    late: 'Done late',
    open: 'Not done yet',
    overdue: 'Overdue',
    note: 'By the month in which a request was received; every month is shown, also without requests. Counts that could tell of a person are not shown.',
    rate: (percent, done, all) =>
      `${percent} % were done within the standard time (${done} of ${all}, overdue ones counted)`,
    noRate: 'No request has ended or is overdue yet, so there is no rate',
    tooSmall: 'too small',
    openData: 'Download as open data (CSV and tables)',
  },
})
