import { aboutYou, choice, overall, rating, suggestions, type Template } from './template.ts'

const read = {
  kind: 'satisfaction',
  rule: 'share',
  threshold: 80,
  passMark: null,
  isUncompared: false,
} as const

const intro = {
  th: 'ใช้เวลาไม่เกินสองนาที ไม่ถามชื่อ และไม่มีใครรู้ว่าคำตอบเป็นของใคร',
  en: 'It takes no more than two minutes. No name is asked, and nobody can tell whose answer it is.',
}

/** The six areas of programme 20 share one questionnaire: their results are laid side by side. */
const service: Template = {
  name: 'service',
  ...read,
  topic: 'service',
  title: { th: 'ความพึงพอใจต่อการให้บริการ', en: 'Satisfaction with services' },
  intro,
  questions: [
    rating('ขั้นตอนง่าย ไม่ยุ่งยาก', 'The steps were simple', {
      section: { th: 'การให้บริการ', en: 'The service' },
    }),
    rating('ได้รับบริการรวดเร็ว ตามเวลาที่ประกาศ', 'It was quick, within the announced time'),
    rating('เจ้าหน้าที่สุภาพ และอธิบายเข้าใจง่าย', 'The staff were polite and explained well'),
    rating('ให้บริการทุกคนเท่าเทียมกัน ตามลำดับ', 'Everybody was served equally and in order'),
    rating('สถานที่สะดวก มีป้ายบอกชัดเจน', 'The place was convenient and well signed'),
    overall('โดยรวม คุณพอใจกับบริการนี้เพียงใด', 'All in all, how satisfied are you with this service?'),
    suggestions,
    ...aboutYou,
  ],
}

const informationCentre: Template = {
  name: 'information-centre',
  ...read,
  topic: 'information-centre',
  title: { th: 'ความพึงพอใจต่อศูนย์ข้อมูลข่าวสาร', en: 'Satisfaction with the information centre' },
  intro,
  questions: [
    rating('หาข้อมูลที่ต้องการได้ง่าย', 'What I wanted was easy to find'),
    rating('ข้อมูลครบถ้วนและเป็นปัจจุบัน', 'The information was complete and current'),
    rating('เจ้าหน้าที่ช่วยเหลือดี', 'The staff were helpful'),
    overall('โดยรวม คุณพอใจกับศูนย์ข้อมูลข่าวสารเพียงใด', 'All in all, how satisfied are you with the centre?'),
    suggestions,
  ],
}

const disclosure: Template = {
  name: 'disclosure',
  ...read,
  topic: 'disclosure',
  title: { th: 'ความพึงพอใจต่อการเปิดเผยข้อมูล', en: 'Satisfaction with disclosure' },
  intro,
  questions: [
    rating('รู้ว่าหน่วยงานใช้งบประมาณอย่างไร', 'I can learn how the budget is spent'),
    rating('อ่านเข้าใจง่าย', 'It is easy to understand'),
    rating('เปิดดูได้สะดวกหลายช่องทาง', 'It can be reached in several ways'),
    overall('โดยรวม คุณพอใจกับการเปิดเผยข้อมูลเพียงใด', 'All in all, how satisfied are you with disclosure?'),
    suggestions,
  ],
}

const complaints: Template = {
  name: 'complaints',
  ...read,
  topic: 'complaints',
  title: { th: 'ความพึงพอใจต่อการจัดการเรื่องร้องเรียน', en: 'Satisfaction with the handling of complaints' },
  intro,
  questions: [
    rating('แจ้งเรื่องได้ง่าย', 'It was easy to complain'),
    rating('ติดตามได้ว่าเรื่องถึงไหนแล้ว', 'I could see how far it had come'),
    rating('ได้รับคำตอบในเวลาที่กำหนด', 'I was answered within the time'),
    overall(
      'โดยรวม คุณพอใจกับการจัดการเรื่องของคุณเพียงใด',
      'All in all, how satisfied are you with how it was handled?',
    ),
    suggestions,
  ],
}

const queue: Template = {
  name: 'queue',
  ...read,
  topic: 'queue',
  title: { th: 'ความพึงพอใจต่อการรอคิว', en: 'Satisfaction with the queue' },
  intro,
  questions: [
    overall('คุณพอใจกับบริการวันนี้เพียงใด', 'How satisfied are you with the service today?'),
    choice(
      'คุณถูกเรียกตามลำดับบัตรคิวหรือไม่',
      'Were you called in the order of the tickets?',
      [
        ['ตามลำดับ', 'In order'],
        ['มีคนแซงคิว', 'Somebody was called out of order'],
        ['ไม่แน่ใจ', 'I am not sure'],
      ],
      { isRequired: false },
    ),
  ],
}

const eService: Template = {
  name: 'e-service',
  ...read,
  topic: 'e-service',
  title: { th: 'ความพึงพอใจต่อบริการออนไลน์ (E-Service)', en: 'Satisfaction with online services' },
  intro,
  questions: [
    rating('กรอกแบบได้ง่าย', 'The form was easy to fill in'),
    rating('รู้ผลเร็วกว่ามาเอง', 'It was quicker than coming'),
    overall('โดยรวม คุณพอใจกับบริการออนไลน์เพียงใด', 'All in all, how satisfied are you with the online service?'),
    suggestions,
  ],
}

const salary: Template = {
  name: 'salary',
  ...read,
  topic: 'salary',
  title: { th: 'ความพึงพอใจของบุคลากรต่อการเลื่อนขั้นเงินเดือน', en: 'Satisfaction of staff with salary steps' },
  intro,
  questions: [
    rating('หลักเกณฑ์ชัดเจนและแจ้งล่วงหน้า', 'The criteria were clear and told beforehand'),
    rating('ประเมินตามผลงานจริง', 'I was assessed by my work'),
    overall('โดยรวม คุณพอใจกับการพิจารณาเพียงใด', 'All in all, how satisfied are you with the decision?'),
    suggestions,
  ],
}

export const satisfactionTemplates = [
  service,
  informationCentre,
  disclosure,
  complaints,
  queue,
  eService,
  salary,
] as const
