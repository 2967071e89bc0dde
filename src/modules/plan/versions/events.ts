import type { Module } from '../../../platform/module.ts'

/** The kinds of acts that amending the plan leaves in the ledger. */
export const planVersionEvents = {
  'plan.draft-begun': { th: 'เริ่มร่างแผน', en: 'Draft of the plan begun' },
  'plan.draft-changed': { th: 'แก้ร่างแผน', en: 'Draft of the plan changed' },
  'plan.draft-sent': { th: 'เสนอร่างแผน', en: 'Draft of the plan sent' },
  'plan.draft-abandoned': { th: 'ยกเลิกร่างแผน', en: 'Draft of the plan given up' },
  'plan.version-announced': { th: 'ประกาศใช้แผน', en: 'Version of the plan announced' },
} as const satisfies Module['events']
