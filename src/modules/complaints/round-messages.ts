import { defineMessages } from '../../platform/language/messages.ts'

/** The words of the summary report of a round. */
export const complaintRoundMessages = defineMessages({
  th: {
    report: (year: number, months: number) => `สรุปเรื่องร้องเรียน ปีงบประมาณ ${year} รอบ ${months} เดือน`,
    reports: 'รายงานสรุปรายรอบ',
    round: (months: number) => `รอบ ${months} เดือน`,
    period: (from: string, to: string) => `เรื่องที่รับตั้งแต่ ${from} ถึง ${to}`,
    asOf: (day: string) => `นับจากทะเบียน ณ วันที่ ${day}`,
    notOver: 'รอบนี้ยังไม่สิ้นสุด ตัวเลขยังเปลี่ยนได้',
    pdf: 'ดาวน์โหลดเป็น PDF',
    figure: 'รายการ',
    count: 'จำนวน',
    byCategory: 'ตามประเภท',
    byVillage: 'ตามหมู่บ้าน',
    measures: 'มาตรการป้องกันที่กำหนดในรอบนี้',
    rate: (onTime: number, counted: number) => `${onTime} จาก ${counted} เรื่อง`,
    overdueNote: 'เรื่องที่ค้างเกินกำหนดนับอยู่ในตัวหารเสมอ ช่องที่มีน้อยกว่า 5 เรื่องไม่แสดง',
    medianDays: (days: string) => `${days} วัน`,
  },
  en: {
    report: (year, months) => `Complaints in short, fiscal year ${year}, ${months} months`,
    reports: 'Reports of the rounds',
    round: (months) => `${months} months`,
    period: (from, to) => `Complaints received from ${from} to ${to}`,
    asOf: (day) => `Counted from the register as of ${day}`,
    notOver: 'This round is not over: the figures will still change',
    pdf: 'Download as PDF (Thai)',
    figure: 'Figure',
    count: 'Number',
    byCategory: 'By category',
    byVillage: 'By village',
    measures: 'Preventive measures decided in this round',
    rate: (onTime, counted) => `${onTime} of ${counted}`,
    overdueNote: 'What is overdue is always in the denominator. A cell below 5 is not shown.',
    medianDays: (days) => `${days} days`,
  },
})
