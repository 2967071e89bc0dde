import type { AgendaItem } from './meeting.ts'

/**
 * The agenda as offices in Thailand have it (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖, form of minutes). In
 * Thai alone: it is printed in the minutes.
 */
export const usualAgenda: readonly Pick<AgendaItem, 'text' | 'isArising'>[] = [
  { text: 'เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ', isArising: false },
  { text: 'เรื่องรับรองรายงานการประชุม', isArising: false },
  { text: 'เรื่องสืบเนื่อง', isArising: true },
  { text: 'เรื่องเสนอให้ที่ประชุมพิจารณา', isArising: false },
  { text: 'เรื่องอื่น ๆ', isArising: false },
]
