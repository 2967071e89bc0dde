import { defineMessages, type Language } from '../../platform/language/messages.ts'

/** Why an item stands as it does, in words for everybody. */
export const stateWords = defineMessages({
  th: {
    nothingMatched: 'ยังไม่มีสิ่งที่เผยแพร่',
    notYet: (what: string) => `${what}: ยังไม่มีข้อมูล`,
    gone: (count: number) => `มี ${count} สิ่งที่ไม่เผยแพร่แล้ว`,
    unchecked: (count: number) => `ยังไม่ได้ตรวจเนื้อหาขั้นต่ำ ${count} ข้อ`,
    failed: (count: number) => `เนื้อหาขั้นต่ำยังขาด ${count} ข้อ`,
    deadLinks: (count: number) => `ลิงก์เปิดไม่ได้ ${count} ลิงก์`,
    missingFiles: (count: number) => `ไฟล์หาย ${count} ไฟล์`,
    stale: (day: string) => `ใหม่ที่สุดครบรอบปรับปรุงเมื่อ ${day}`,
    replaced: 'มีฉบับใหม่แทนแล้ว',
  },
  en: {
    nothingMatched: 'Nothing is published yet',
    notYet: (what) => `${what}: no information yet`,
    gone: (count) => `${count} ${count === 1 ? 'thing is' : 'things are'} no longer published`,
    unchecked: (count) =>
      `${count} ${count === 1 ? 'point' : 'points'} of the minimum content not checked yet`,
    failed: (count) => `${count} ${count === 1 ? 'point' : 'points'} of the minimum content missing`,
    deadLinks: (count) => `${count} ${count === 1 ? 'link does' : 'links do'} not open`,
    missingFiles: (count) => `${count} ${count === 1 ? 'file is' : 'files are'} missing`,
    stale: (day) => `The newest was due to be renewed by ${day}`,
    replaced: 'A newer version has taken its place',
  },
})

export type Words = Readonly<Record<Language, string>>

type Catalogue = typeof stateWords.th

/** A message in both languages. */
export function inBoth(say: (t: Catalogue, language: Language) => string): Words {
  return { th: say(stateWords.th, 'th'), en: say(stateWords.en, 'en') }
}
