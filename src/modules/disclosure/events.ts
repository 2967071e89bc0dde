/** What is done with the items of the assessment, as the ledger names it. */
export const disclosureEvents = {
  'disclosure.year-opened': { th: 'เปิดรายการ OIT ของปี', en: 'List of OIT items of a year opened' },
  'disclosure.year-checked': {
    th: 'ตรวจรายการ OIT กับคู่มือของปี',
    en: 'List of OIT items checked with the manual',
  },
  'disclosure.item-added': { th: 'เพิ่มรายการ OIT', en: 'OIT item added' },
  'disclosure.item-changed': { th: 'แก้รายการ OIT', en: 'OIT item changed' },
  'disclosure.item-withdrawn': { th: 'ถอนรายการ OIT', en: 'OIT item withdrawn' },
  'disclosure.item-restored': { th: 'นำรายการ OIT กลับมาใช้', en: 'OIT item restored' },
  'disclosure.items-assigned': {
    th: 'กำหนดผู้รับผิดชอบ กำหนดส่ง หรือรอบปรับปรุงของรายการ OIT',
    en: 'Division, deadline or period of OIT items set',
  },
  'disclosure.matched': { th: 'ผูกสิ่งที่เผยแพร่กับรายการ OIT', en: 'Something published matched to an OIT item' },
  'disclosure.unmatched': {
    th: 'เอาสิ่งที่เผยแพร่ออกจากรายการ OIT',
    en: 'Something published taken from an OIT item',
  },
  'disclosure.taken-over': { th: 'ใช้สิ่งที่ผูกไว้ในปีก่อนต่อ', en: 'Match of an earlier year taken over' },
  'disclosure.point-added': { th: 'เพิ่มข้อของเนื้อหาขั้นต่ำ', en: 'Point of the minimum content added' },
  'disclosure.point-removed': { th: 'เอาข้อของเนื้อหาขั้นต่ำออก', en: 'Point of the minimum content removed' },
  'disclosure.point-checked': { th: 'ตรวจข้อของเนื้อหาขั้นต่ำ', en: 'Point of the minimum content checked' },
  'disclosure.night-checked': { th: 'ตรวจลิงก์และไฟล์ประจำคืน', en: 'Links and files checked in the night' },
} as const
