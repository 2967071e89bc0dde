import { defineMessages } from '../../platform/language/messages.ts'

export const kinds = ['satisfaction', 'compliance', 'knowledge', 'iit', 'eit', 'other'] as const
export type SurveyKind = (typeof kinds)[number]

/** The service areas in which programme 20 reports. */
export const areas = ['infrastructure', 'life', 'order', 'investment', 'nature', 'culture'] as const
export type ServiceArea = (typeof areas)[number]

/** What a survey may be about: the names by which the indicators of the plan ask for it. */
export const topics = [
  'service',
  'e-service',
  'queue',
  'information-centre',
  'disclosure',
  'complaints',
  'salary',
  'ethics-code',
  'no-gift-policy',
  'sufficiency-economy',
  'moral-school',
  'staff-ethics',
  'integrity',
  'other',
] as const
export type Topic = (typeof topics)[number]

export const rules = ['share', 'mean'] as const
export type Rule = (typeof rules)[number]

export const channels = ['link', 'qr', 'kiosk', 'line', 'paper', 'invitation'] as const
export type Channel = (typeof channels)[number]

export const subjectKinds = ['service', 'counter', 'matter'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const phases = ['before', 'after'] as const
export type Phase = (typeof phases)[number]

export const states = ['draft', 'open', 'closed'] as const
export type SurveyState = (typeof states)[number]

export const kindNames = defineMessages({
  th: {
    satisfaction: 'ความพึงพอใจ',
    compliance: 'การปฏิบัติตาม',
    knowledge: 'ความรู้',
    iit: 'แบบวัดของบุคลากรภายใน (ร่าง IIT)',
    eit: 'แบบวัดของผู้มาติดต่อ (ร่าง EIT)',
    other: 'อื่น ๆ',
  },
  en: {
    satisfaction: 'Satisfaction',
    compliance: 'Compliance',
    knowledge: 'Knowledge',
    iit: 'Internal assessment (draft IIT)',
    eit: 'External assessment (draft EIT)',
    other: 'Other',
  },
})

export const areaNames = defineMessages({
  th: {
    infrastructure: 'ด้านโครงสร้างพื้นฐาน',
    life: 'ด้านคุณภาพชีวิต',
    order: 'ด้านความสงบเรียบร้อย',
    investment: 'ด้านการลงทุน พาณิชยกรรม และการท่องเที่ยว',
    nature: 'ด้านทรัพยากรธรรมชาติและสิ่งแวดล้อม',
    culture: 'ด้านการศึกษา ศาสนา และวัฒนธรรม',
  },
  en: {
    infrastructure: 'Infrastructure',
    life: 'Quality of life',
    order: 'Public order',
    investment: 'Investment, trade and tourism',
    nature: 'Natural resources and environment',
    culture: 'Education, religion and culture',
  },
})

export const topicNames = defineMessages({
  th: {
    service: 'การให้บริการ',
    'e-service': 'บริการออนไลน์ (E-Service)',
    queue: 'บัตรคิว',
    'information-centre': 'ศูนย์ข้อมูลข่าวสาร',
    disclosure: 'การเปิดเผยข้อมูล',
    complaints: 'การจัดการเรื่องร้องเรียน',
    salary: 'การเลื่อนขั้นเงินเดือน',
    'ethics-code': 'ประมวลจริยธรรม',
    'no-gift-policy': 'นโยบาย No Gift Policy',
    'sufficiency-economy': 'เศรษฐกิจพอเพียง',
    'moral-school': 'โรงเรียนคุณธรรม',
    'staff-ethics': 'อบรมคุณธรรมจริยธรรมบุคลากร',
    integrity: 'คุณธรรมและความโปร่งใส',
    other: 'เรื่องอื่น',
  },
  en: {
    service: 'Services',
    'e-service': 'Online services (E-Service)',
    queue: 'Queue tickets',
    'information-centre': 'Information centre',
    disclosure: 'Disclosure',
    complaints: 'Handling of complaints',
    salary: 'Salary-step decisions',
    'ethics-code': 'Code of ethics',
    'no-gift-policy': 'No Gift Policy',
    'sufficiency-economy': 'Sufficiency economy',
    'moral-school': 'Moral school',
    'staff-ethics': 'Staff training in ethics',
    integrity: 'Integrity and transparency',
    other: 'Something else',
  },
})

export const channelNames = defineMessages({
  th: {
    link: 'ลิงก์',
    qr: 'ป้าย QR',
    kiosk: 'จอหน้าเคาน์เตอร์',
    line: 'ไลน์ (LINE)',
    paper: 'กระดาษ',
    invitation: 'ลิงก์ใช้ครั้งเดียว',
  },
  en: {
    link: 'Link',
    qr: 'QR poster',
    kiosk: 'Kiosk',
    line: 'LINE',
    paper: 'Paper',
    invitation: 'Single-use link',
  },
})
