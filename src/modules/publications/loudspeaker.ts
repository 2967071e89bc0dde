import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import type { Organization } from '../../platform/organization/directory.ts'
import { kindNames } from './kinds.ts'
import type { Publication } from './publication.ts'

/** Short forms that nobody says, in full; longer ones before those that they begin with. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/อบต\.\s*/g, 'องค์การบริหารส่วนตำบล'],
  [/อบจ\.\s*/g, 'องค์การบริหารส่วนจังหวัด'],
  [/พ\.ศ\.\s*/g, 'พุทธศักราช '],
  [/ม\.(?=\s*\d)/g, 'หมู่ที่'],
  [/ต\.(?=[ก-ฮ])/g, 'ตำบล'],
  [/อ\.(?=[ก-ฮ])/g, 'อำเภอ'],
  [/จ\.(?=[ก-ฮ])/g, 'จังหวัด'],
  [/โทร\.?\s*(?=\d)/g, 'โทรศัพท์หมายเลข '],
  // Nobody says the first zero of 09:30.
  [/\b0?(\d{1,2})[:.]00\s*น\./g, '$1 นาฬิกา'],
  [/\b0?(\d{1,2})[:.](\d{2})\s*น\./g, '$1 นาฬิกา $2 นาที'],
  [/https?:\/\/\S+/g, 'เว็บไซต์ของหน่วยงาน'],
]

/** A text as an announcer reads it: nothing is short that is said in full. */
function spokenText(text: string): string {
  return spoken.reduce((read, [short, full]) => read.replaceAll(short, full), text).trim()
}

/**
 * What is read over the village loudspeakers (หอกระจายข่าว): who speaks, what about, the text, when and where, and who
 * can be asked. A paragraph each.
 */
export function loudspeakerText(publication: Publication, organization: Organization): string[] {
  const { kind, title, body, happensFrom, happensTo, happensAt, place, division } = publication
  const days =
    happensFrom &&
    (happensTo
      ? `ตั้งแต่วันที่ ${formatDate(happensFrom, 'th')} ถึงวันที่ ${formatDate(happensTo, 'th')}`
      : `ในวันที่ ${formatDate(happensFrom, 'th')}`)
  const happening = [days, happensAt && `เวลา ${happensAt} น.`, place && `ณ ${place}`]
    .filter(Boolean)
    .join(' ')
  return [
    'พี่น้องประชาชนที่เคารพ โปรดทราบ',
    `${organization.name} มี${kindNames.th[kind]} เรื่อง ${title}`,
    ...body.split('\n'),
    happening,
    `สอบถามเพิ่มเติมได้ที่ ${division.th} ${organization.name} ขอบคุณ`,
  ]
    .map(spokenText)
    .filter((paragraph) => paragraph !== '')
}
