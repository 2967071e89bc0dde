import type { Module } from '../../platform/module.ts'

export const publicationEvents = {
  'publications.entered': { th: 'ร่างเอกสาร', en: 'Document drafted' },
  'publications.changed': { th: 'แก้ร่างเอกสาร', en: 'Draft of a document changed' },
  'publications.file-added': { th: 'เพิ่มไฟล์ของเอกสาร', en: 'File added to a document' },
  'publications.file-removed': { th: 'เอาไฟล์ของร่างออก', en: 'File removed from a draft' },
  'publications.sent': { th: 'เสนอเอกสารเพื่ออนุมัติ', en: 'Document sent for approval' },
  'publications.decided': { th: 'พิจารณาเอกสาร', en: 'Document decided on' },
  'publications.published': { th: 'เผยแพร่เอกสาร', en: 'Document published' },
  'publications.replaced': { th: 'มีเอกสารใหม่แทน', en: 'Document replaced' },
  'publications.withdrawn': { th: 'ถอนเอกสารจากการเผยแพร่', en: 'Document withdrawn from the public' },
  'publications.cancelled': { th: 'ยกเลิกเอกสาร', en: 'Document cancelled' },
  'publications.spread': { th: 'บันทึกการประชาสัมพันธ์', en: 'Use of a channel recorded' },
  'publications.spreading-withdrawn': {
    th: 'ถอนบันทึกการประชาสัมพันธ์',
    en: 'Record of a channel withdrawn',
  },
} as const satisfies Module['events']
