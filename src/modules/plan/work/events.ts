import type { Module } from '../../../platform/module.ts'

/** The kinds of acts that carrying out the plan leaves in the ledger. */
export const planWorkEvents = {
  'plan.year-opened': { th: 'เปิดปีงบประมาณสำหรับดำเนินงาน', en: 'Fiscal year opened for work' },
  'plan.division-set': { th: 'กำหนดส่วนราชการที่รับผิดชอบโครงการ', en: 'Responsible division set' },
  'plan.step-changed': { th: 'แก้ขั้นตอนของโครงการ', en: 'Step of a programme changed' },
  'plan.step-added': { th: 'เพิ่มขั้นตอนของโครงการ', en: 'Step of a programme added' },
  'plan.step-reported': { th: 'รายงานผลขั้นตอน', en: 'Step of a programme reported' },
  'plan.evidence-added': { th: 'เพิ่มหลักฐาน', en: 'Evidence added' },
  'plan.evidence-withdrawn': { th: 'ถอนหลักฐาน', en: 'Evidence withdrawn' },
  'plan.spending-entered': { th: 'บันทึกการใช้จ่าย', en: 'Spending entered' },
  'plan.spending-decided': { th: 'ตัดสินรายการใช้จ่าย', en: 'Spending confirmed, refused or withdrawn' },
} as const satisfies Module['events']
