import type { Module } from '../../../platform/module.ts'

/** The kinds of acts that reporting leaves in the ledger. */
export const planReportEvents = {
  'plan.report-opened': { th: 'เปิดรายงานผล', en: 'Progress report opened' },
  'plan.report-written': { th: 'เขียนรายงานผล', en: 'Progress report written' },
  'plan.report-sent': { th: 'เสนอรายงานผล', en: 'Progress report sent' },
  'plan.report-sealed': { th: 'ปิดผนึกรายงานผล', en: 'Progress report sealed' },
} as const satisfies Module['events']
