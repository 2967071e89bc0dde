import { words } from '../../../platform/language/segmentation.ts'
import { defineMessages } from '../../../platform/language/messages.ts'

/**
 * What people write about, told by words of our own. In public only these groups are counted: a word that somebody wrote
 * could be a name, also one that many wrote.
 */
const themes = {
  time: 'รอ นาน ช้า คิว เร็ว รวดเร็ว ทันที เสียเวลา เวลา wait waiting slow fast quick queue',
  staff: 'สุภาพ พูดจา ยิ้ม เจ้าหน้าที่ พนักงาน บริการ ใส่ใจ หน้าบึ้ง ไล่ ด่า มารยาท staff polite rude friendly helpful',
  information: 'ข้อมูล คำแนะนำ แนะนำ อธิบาย ชี้แจง ประกาศ ประชาสัมพันธ์ ป้าย information explain unclear',
  documents: 'เอกสาร สำเนา แบบฟอร์ม ฟอร์ม หลักฐาน ขั้นตอน ยุ่งยาก document form copy steps',
  place: 'ที่จอดรถ จอดรถ ห้องน้ำ ที่นั่ง เก้าอี้ ร้อน แอร์ สะอาด สกปรก อาคาร ทางลาด parking toilet seat clean dirty',
  fairness: 'ลัดคิว แซง เส้นสาย พรรคพวก เลือกปฏิบัติ เท่าเทียม ยุติธรรม เป็นธรรม unfair fair equal',
  money: 'เงิน ค่าธรรมเนียม สินบน ใต้โต๊ะ ของขวัญ แพง จ่าย bribe fee money gift',
  online: 'ออนไลน์ เว็บไซต์ เว็บ มือถือ ไลน์ แอป ระบบ อินเทอร์เน็ต online website phone app',
} as const

export const themeNames = defineMessages({
  th: {
    time: 'เวลาและการรอ',
    staff: 'เจ้าหน้าที่',
    information: 'ข้อมูลและคำแนะนำ',
    documents: 'เอกสารและขั้นตอน',
    place: 'สถานที่',
    fairness: 'ความเท่าเทียม',
    money: 'เงินและของขวัญ',
    online: 'ช่องทางออนไลน์',
  },
  en: {
    time: 'Time and waiting',
    staff: 'Staff',
    information: 'Information and advice',
    documents: 'Documents and steps',
    place: 'The place',
    fairness: 'Fairness',
    money: 'Money and gifts',
    online: 'Online',
  },
})
export type Theme = keyof typeof themes

/** From this length on a word is looked for inside others too: Thai runs its words together. */
const longEnough = 4

/** The groups that a text speaks of. */
export function themesIn(text: string): Theme[] {
  const found = new Set(words(text))
  const lower = text.toLowerCase()
  return Object.entries(themes).flatMap(([theme, list]) =>
    list.split(' ').some((word) => (word.length >= longEnough ? lower.includes(word) : found.has(word)))
      ? [theme as Theme]
      : [],
  )
}

const mask = '•••'

/** The text without what leads straight to a person: addresses of mail, and numbers as long as a telephone's. */
export function masked(text: string): string {
  return text
    .replaceAll(/[^\s@]+@[^\s@]+\.[^\s@]+/g, mask)
    .replaceAll(/[0-9๐-๙](?:[\s.-]?[0-9๐-๙]){6,}/g, mask)
}
