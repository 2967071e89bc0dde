import { defineMessages } from '../../platform/language/messages.ts'
import type { ManualContent, ManualKind, SectionName } from './content.ts'

/** What each lack asks for, in words that say what to do. */
export const lackMessages = defineMessages({
  th: {
    division: 'เลือกส่วนราชการที่รับผิดชอบ',
    criteria: 'เขียนหลักเกณฑ์: ใครยื่นได้ ต้องมีคุณสมบัติอะไร',
    method: 'เขียนวิธียื่นคำขอ',
    steps: 'ใส่ขั้นตอนอย่างน้อยหนึ่งขั้น',
    times: 'ใส่เวลาให้ครบทุกขั้นตอน',
    responsible: 'ใส่ส่วนราชการหรือตำแหน่งที่รับผิดชอบให้ครบทุกขั้นตอน',
    documents: 'ใส่เอกสารที่ต้องใช้ หรือระบุว่าไม่ต้องใช้เอกสาร',
    fees: 'ใส่ค่าธรรมเนียม หรือระบุว่าไม่มีค่าธรรมเนียม',
    channels: 'ใส่ช่องทางยื่นคำขออย่างน้อยหนึ่งช่องทาง',
    places: 'ใส่สถานที่หรือเว็บไซต์ และวันเวลาที่เปิด ให้ครบทุกช่องทาง',
    laws: 'ใส่กฎหมายหรือระเบียบที่เกี่ยวข้อง',
    unchecked: 'เนื้อหายังเป็นของแม่แบบ เปิดตรวจกับระเบียบและงานจริง แล้วกดบันทึก',
  },
  en: {
    division: 'Choose the division responsible',
    criteria: 'Write the criteria: who may apply, and who qualifies',
    method: 'Write how to apply',
    steps: 'Enter at least one step',
    times: 'Enter the time of every step',
    responsible: 'Enter the division or post responsible for every step',
    documents: 'Enter the documents needed, or say that none is',
    fees: 'Enter the fees, or say that there is none',
    channels: 'Enter at least one place or way to apply',
    places: 'Enter the place or web address, and the opening hours, of every channel',
    laws: 'Enter the law or regulation it rests on',
    unchecked:
      'This still says what the template says. Check it against your rules and your work, then save it',
  },
})

export type LackName = keyof (typeof lackMessages)['th']

export interface ManualLack {
  readonly section: SectionName
  readonly name: LackName
}

/**
 * What a manual still owes. Of one for citizens everything that the facilitation act 2558, section 7 (พ.ร.บ.
 * การอำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ), demands: criteria and method, steps and their time, documents;
 * conditions only "if any"; and what the yearly assessment (OIT) asks for besides: channels, fees, law. A manual
 * for staff says how the work is done and by whom. Nothing where it is complete.
 */
export function manualLacks(kind: ManualKind, content: ManualContent): ManualLack[] {
  const { steps, documents, fees, channels } = content
  const isCitizen = kind === 'citizen'
  const lacks: [boolean, SectionName, LackName][] = [
    [content.division === null, 'about', 'division'],
    [isCitizen && content.criteria === '', 'rules', 'criteria'],
    [isCitizen && content.method === '', 'rules', 'method'],
    [steps.length === 0, 'steps', 'steps'],
    [isCitizen && steps.some(({ time }) => time === null), 'steps', 'times'],
    [steps.some(({ responsible }) => responsible === ''), 'steps', 'responsible'],
    [isCitizen && documents.length === 0 && !content.needsNoDocuments, 'documents', 'documents'],
    [isCitizen && fees.length === 0 && !content.isFree, 'fees', 'fees'],
    [isCitizen && channels.length === 0, 'channels', 'channels'],
    [
      isCitizen && channels.some(({ place, url, hours }) => (place === '' && url === '') || hours === ''),
      'channels',
      'places',
    ],
    [isCitizen && content.laws.length === 0, 'laws', 'laws'],
  ]
  return lacks.flatMap(([isLacking, section, name]) => (isLacking ? [{ section, name }] : []))
}

/** What keeps a draft from being sent: what the manual owes, and what of a template nobody has checked. */
export function draftLacks(
  kind: ManualKind,
  { content, unchecked }: { readonly content: ManualContent; readonly unchecked: readonly SectionName[] },
): ManualLack[] {
  return [
    ...manualLacks(kind, content),
    ...unchecked.map((section): ManualLack => ({ section, name: 'unchecked' })),
  ]
}
