/** The acts of the module in the ledger, in words. */
export const itaEvents = {
  'ita.result-entered': { th: 'บันทึกผลการประเมิน ITA', en: 'ITA result entered' },
  'ita.frame-changed': {
    th: 'แก้ตัวชี้วัดหรือน้ำหนักของการประเมิน ITA',
    en: 'ITA indicators or weights changed',
  },
  'ita.measure-decided': { th: 'กำหนดมาตรการปรับปรุงจากผล ITA', en: 'ITA improvement measure decided' },
  'ita.measure-changed': { th: 'แก้มาตรการปรับปรุงจากผล ITA', en: 'ITA improvement measure changed' },
  'ita.measure-reported': { th: 'รายงานมาตรการปรับปรุงจากผล ITA', en: 'ITA improvement measure reported' },
} as const
