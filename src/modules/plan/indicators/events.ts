import type { Module } from '../../../platform/module.ts'

/** The kinds of acts that measuring the plan leaves in the ledger. */
export const planIndicatorEvents = {
  'plan.indicators-loaded': { th: 'นำตัวชี้วัดเข้าระบบ', en: 'Indicators loaded' },
  'plan.indicators-carried': { th: 'ให้ตัวชี้วัดอ่านผลจากระบบ', en: 'Indicators carried over to metrics' },
  'plan.indicator-set': { th: 'กำหนดตัวชี้วัด', en: 'Indicator set' },
  'plan.indicator-recorded': { th: 'บันทึกผลตัวชี้วัด', en: 'Result of an indicator recorded' },
  'plan.figure-entered': { th: 'บันทึกผลตามเป้าหมายของแผน', en: 'Figure of a target entered' },
} as const satisfies Module['events']
