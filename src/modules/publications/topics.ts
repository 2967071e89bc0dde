import { defineMessages } from '../../platform/language/messages.ts'

/**
 * What a publication is about, where an indicator of the plan counts the channels that a topic went through
 * (programmes 1, 7, 8, 10, 11, 14, 17, 18, 19, 23, 25, 40).
 */
export const topics = [
  'ethics-code',
  'information-centre',
  'finance',
  'executive-intent',
  'no-gift-policy',
  'personnel',
  'procurement',
  'procurement-analysis',
  'conflict-of-interest',
  'property',
  'service-standards',
  'value-for-money',
  'complaint-procedure',
  'risk-assessment',
] as const

export const topicNames = defineMessages({
  th: {
    'ethics-code': 'ประมวลจริยธรรม',
    'information-centre': 'ศูนย์ข้อมูลข่าวสาร',
    finance: 'งบประมาณ การเงิน และการคลัง',
    'executive-intent': 'เจตจำนงสุจริตของผู้บริหาร',
    'no-gift-policy': 'นโยบายไม่รับของขวัญ (No Gift Policy)',
    personnel: 'การบริหารงานบุคคล',
    procurement: 'การจัดซื้อจัดจ้าง',
    'procurement-analysis': 'ผลวิเคราะห์การจัดซื้อจัดจ้าง',
    'conflict-of-interest': 'ผลประโยชน์ทับซ้อน',
    property: 'ทรัพย์สินของราชการ',
    'service-standards': 'มาตรฐานการให้บริการ',
    'value-for-money': 'ความคุ้มค่า',
    'complaint-procedure': 'แนวปฏิบัติเรื่องร้องเรียน',
    'risk-assessment': 'ความเสี่ยงการทุจริต',
  },
  en: {
    'ethics-code': 'Code of ethics',
    'information-centre': 'Information centre',
    finance: 'Budget and finance',
    'executive-intent': 'Executive’s pledge of integrity',
    'no-gift-policy': 'No Gift Policy',
    personnel: 'Personnel',
    procurement: 'Procurement',
    'procurement-analysis': 'Analysis of procurement',
    'conflict-of-interest': 'Conflict of interest',
    property: 'Public property',
    'service-standards': 'Service standards',
    'value-for-money': 'Value for money',
    'complaint-procedure': 'Complaint procedure',
    'risk-assessment': 'Fraud risks',
  },
})
