import { defineMessages, type Messages } from '../language/messages.ts'

/** Everything that can go wrong with a request, each with a stable code and the status it answers with. */
export const problems = {
  'bad-request': 400,
  'broken-characters': 400,
  'unknown-value': 400,
  'form-expired': 403,
  'not-allowed': 403,
  'not-found': 404,
  'no-organization': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'unsupported-body': 415,
  'too-many-requests': 429,
  'address-too-long': 431,
  'internal-error': 500,
  'database-unavailable': 503,
  'document-unavailable': 503,
} as const

export type ProblemCode = keyof typeof problems

/** An expected end of a request that a page tells about; anything else thrown is a defect (500). */
export class Problem extends Error {
  readonly code: ProblemCode
  /** What was wrong in particular, such as the name of a query value. Never what the visitor typed. */
  readonly about: string | undefined

  constructor(code: ProblemCode, about?: string) {
    super(about ? `${code}: ${about}` : code)
    this.name = 'Problem'
    this.code = code
    this.about = about
  }

  get status(): number {
    return problems[this.code]
  }
}

type ProblemWords = { title: string; advice: string }

const words: Record<ProblemCode, { th: ProblemWords; en: ProblemWords }> = {
  'bad-request': {
    th: { title: 'อ่านคำขอนี้ไม่ได้', advice: 'กลับไปหน้าแรก แล้วลองใหม่จากลิงก์ในหน้า' },
    en: {
      title: 'This request cannot be read',
      advice: 'Go to the front page and try again from a link there.',
    },
  },
  'broken-characters': {
    th: {
      title: 'ที่อยู่นี้มีตัวอักษรที่เสียหาย',
      advice: 'คัดลอกที่อยู่มาใหม่ทั้งหมด หรือไปหน้าแรกแล้วค้นหาสิ่งที่ต้องการ',
    },
    en: {
      title: 'This address has broken characters in it',
      advice: 'Copy the whole address again, or go to the front page and search for what you need.',
    },
  },
  'unknown-value': {
    th: { title: 'ที่อยู่นี้มีค่าที่ใช้ไม่ได้', advice: 'เปิดหน้านี้ใหม่โดยไม่ใส่ตัวกรอง แล้วเลือกจากรายการในหน้า' },
    en: {
      title: 'This address has a value that cannot be used',
      advice: 'Open the page without filters and choose from the lists on it.',
    },
  },
  'form-expired': {
    th: { title: 'แบบฟอร์มนี้หมดอายุแล้ว', advice: 'เปิดหน้าแบบฟอร์มใหม่แล้วส่งอีกครั้ง ยังไม่มีข้อมูลใดถูกบันทึก' },
    en: {
      title: 'This form has expired',
      advice: 'Open the form again and send it once more. Nothing was saved.',
    },
  },
  'not-allowed': {
    th: {
      title: 'บัญชีของคุณไม่มีสิทธิทำสิ่งนี้',
      advice: 'ถ้าเป็นงานของคุณ ให้ผู้ดูแลระบบของหน่วยงานเพิ่มบทบาทให้ ยังไม่มีข้อมูลใดถูกบันทึก',
    },
    en: {
      title: 'Your account may not do this',
      advice:
        'If it is your work, ask the administrator of the organisation for the role. Nothing was saved.',
    },
  },
  'not-found': {
    th: { title: 'ไม่พบหน้านี้', advice: 'หน้าอาจย้ายที่หรือพิมพ์ที่อยู่ผิด ลองค้นหา หรือเริ่มจากหน้าแรก' },
    en: {
      title: 'This page was not found',
      advice: 'It may have moved, or the address may be mistyped. Search, or start from the front page.',
    },
  },
  'no-organization': {
    th: { title: 'ที่อยู่นี้ไม่ใช่ของหน่วยงานใดในระบบ', advice: 'ตรวจชื่อเว็บไซต์ในแถบที่อยู่ แล้วลองใหม่' },
    en: {
      title: 'No organisation answers at this address',
      advice: 'Check the name of the web site in the address bar and try again.',
    },
  },
  'method-not-allowed': {
    th: { title: 'หน้านี้ไม่รับการส่งข้อมูล', advice: 'เปิดหน้านี้ตามปกติ แล้วใช้แบบฟอร์มในหน้า' },
    en: { title: 'This page takes no data', advice: 'Open the page and use a form on it.' },
  },
  'body-too-large': {
    th: { title: 'ข้อมูลที่ส่งมาใหญ่เกินไป', advice: 'ส่งข้อความให้สั้นลง หรือแนบไฟล์ให้เล็กลง แล้วลองใหม่' },
    en: { title: 'What was sent is too large', advice: 'Send less text or a smaller file, and try again.' },
  },
  'unsupported-body': {
    th: { title: 'ระบบไม่รับข้อมูลแบบนี้', advice: 'ส่งข้อมูลผ่านแบบฟอร์มในหน้าเว็บ' },
    en: { title: 'Data of this kind is not taken', advice: 'Send it with the form on the page.' },
  },
  'too-many-requests': {
    th: {
      title: 'มีการเปิดหน้าจากที่นี่ถี่เกินไป',
      advice: 'รอสักครู่แล้วเปิดใหม่ ไม่มีการปิดกั้นถาวร',
    },
    en: {
      title: 'Too many pages were opened from here at once',
      advice: 'Wait a few seconds and open the page again. Nobody is locked out.',
    },
  },
  'address-too-long': {
    th: { title: 'ที่อยู่นี้ยาวเกินไป', advice: 'ใช้คำค้นหรือที่อยู่ที่สั้นลง' },
    en: { title: 'This address is too long', advice: 'Use shorter search words or a shorter address.' },
  },
  'internal-error': {
    th: { title: 'ระบบขัดข้อง', advice: 'ความผิดพลาดนี้เป็นของระบบ ไม่ใช่ของคุณ ลองใหม่อีกครั้งในอีกสักครู่' },
    en: { title: 'Something went wrong', advice: 'The fault is ours, not yours. Try again in a moment.' },
  },
  'database-unavailable': {
    th: {
      title: 'ฐานข้อมูลไม่พร้อมใช้งานชั่วคราว',
      advice: 'ข้อมูลที่บันทึกแล้วยังอยู่ครบ ลองใหม่ในอีกหนึ่งนาที',
    },
    en: {
      title: 'The database is not available for the moment',
      advice: 'Everything already saved is safe. Try again in a minute.',
    },
  },
  'document-unavailable': {
    th: {
      title: 'ตอนนี้ทำเอกสารนี้ไม่ได้',
      advice: 'เครื่องกำลังทำเอกสารอื่นอยู่มาก ลองใหม่ในอีกหนึ่งนาที ข้อความเดียวกันอ่านได้ในหน้าเว็บ',
    },
    en: {
      title: 'This document cannot be made at the moment',
      advice: 'Many others are being made. Try again in a minute; the page has the same text.',
    },
  },
}

/** The words of one problem, as a catalogue that pages read like any other. */
export function problemMessages(code: ProblemCode): Messages<ProblemWords> {
  return defineMessages<ProblemWords>(words[code])
}

/** Both languages in plain text, for a connection on which no page can be sent. */
export function problemText(code: ProblemCode): string {
  const { th, en } = words[code]
  return `${th.title}\n${th.advice}\n\n${en.title}\n${en.advice}\n`
}
