import type { Module } from '../../platform/module.ts'

/** The kinds of acts that manuals leave in the ledger. */
export const manualEvents = {
  'manuals.draft-begun': { th: 'เริ่มร่างคู่มือ', en: 'Draft of a manual begun' },
  'manuals.draft-changed': { th: 'แก้ร่างคู่มือ', en: 'Draft of a manual changed' },
  'manuals.draft-sent': { th: 'เสนอร่างคู่มือ', en: 'Draft of a manual sent' },
  'manuals.draft-sent-back': { th: 'ส่งร่างคู่มือกลับแก้ไข', en: 'Draft of a manual sent back' },
  'manuals.draft-abandoned': { th: 'ยกเลิกร่างคู่มือ', en: 'Draft of a manual given up' },
  'manuals.published': { th: 'เผยแพร่คู่มือ', en: 'Manual published' },
  'manuals.review-set': { th: 'กำหนดวันทบทวนคู่มือ', en: 'Review of a manual set' },
  'manuals.withdrawn': { th: 'ถอนคู่มือ', en: 'Manual withdrawn' },
} as const satisfies Module['events']
