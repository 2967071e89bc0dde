import { roleNames } from '../../platform/identity/role-names.ts'
import { defineMessages, type Language } from '../../platform/language/messages.ts'
import type { LedgerEntry } from '../../platform/ledger/entry.ts'
import type { ReceiptVerdict, verifyReceipt } from '../../platform/ledger/verifying-receipt.ts'
import type { KindNames } from './events.ts'

export const verdictMessages = defineMessages({
  th: {
    right: 'ใบรับรองถูกต้อง',
    wrong: 'ใบรับรองใช้ยืนยันไม่ได้',
    rightText: 'รายการนี้อยู่ในบันทึกที่ลงนามแล้ว และไม่ได้ถูกแก้หลังจากนั้น',
    what: 'สิ่งที่ทำ',
    subject: 'เลขอ้างอิง',
    when: 'เวลา',
    role: 'ทำในบทบาท',
    acting: (role: string) => `${role} (รักษาราชการแทน)`,
    place: 'ลำดับในบันทึก',
    placeOf: (index: number, size: number) => `${index} จากทั้งหมด ${size} รายการ (เริ่มนับที่ 0)`,
    log: 'บันทึกของ',
    signers: 'ผู้ลงนาม',
    public: 'ประชาชน',
    system: 'ระบบ',
    unreadable: 'ถูกแก้ไข อ่านไม่ได้',
    'not-a-receipt': 'ข้อความนี้ไม่ใช่ใบรับรอง ตรวจว่าคัดลอกมาครบตั้งแต่บรรทัดแรกถึงบรรทัดสุดท้าย',
    'no-entry': 'ใบรับรองนี้ไม่มีตัวรายการอยู่ข้างใน ดาวน์โหลดใบรับรองใหม่จากหน้ารายการ',
    'unknown-key': 'ไม่มีกุญแจที่รู้จักลงนามใบรับรองนี้ ตรวจว่าใส่กุญแจของหน่วยงานที่ออกใบรับรอง',
    forged: 'ลายเซ็นไม่ตรงกับกุญแจ ใบรับรองถูกแก้ไข หรือมีผู้ปลอมขึ้น',
    'not-included': 'รายการในใบรับรองไม่อยู่ในบันทึกที่ลงนาม รายการหรือหลักฐานถูกแก้ไข',
    'not-an-entry': 'สิ่งที่อยู่ในบันทึกไม่ใช่รายการของระบบนี้',
  },
  en: {
    right: 'The receipt is right',
    wrong: 'The receipt proves nothing',
    rightText: 'This entry is in the signed ledger and was not changed since.',
    what: 'What was done',
    subject: 'Reference',
    when: 'When',
    role: 'In the role of',
    acting: (role: string) => `${role} (acting)`,
    place: 'Place in the ledger',
    placeOf: (index: number, size: number) => `${index} of ${size} entries (counted from 0)`,
    log: 'Ledger of',
    signers: 'Signed by',
    public: 'Citizen',
    system: 'The program',
    unreadable: 'Altered, cannot be read',
    'not-a-receipt': 'This text is no receipt. Check that it was copied from the first line to the last.',
    'no-entry': 'This receipt does not hold its entry. Download it again from the list of entries.',
    'unknown-key':
      'No key that is known has signed this receipt. Check that you gave the key of its organisation.',
    forged: 'The signature does not fit the key. The receipt was changed, or somebody forged it.',
    'not-included': 'The entry is not in the ledger that was signed. The entry or its proof was changed.',
    'not-an-entry': 'What is in the ledger is no entry of this program.',
  },
})

/** What {@link verifyReceipt} takes, from what was pasted: copying adds or drops the last line's end. */
export function pastedReceipt(receipt: string, keys: string): Parameters<typeof verifyReceipt> {
  const vkeys = keys.split('\n').map((line) => line.trim())
  return [`${receipt.replaceAll('\r\n', '\n').trim()}\n`, undefined, vkeys]
}

/** What a receipt turned out to be, in words: for a page, and for the script that checks it in a browser. */
export interface VerdictWords {
  readonly title: string
  readonly text: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

export function verdictInWords(
  verdict: ReceiptVerdict,
  { language, kinds }: { language: Language; kinds: KindNames },
): VerdictWords {
  const t = verdictMessages[language]
  if (!verdict.ok) return { title: t.wrong, text: t[verdict.reason], facts: [] }
  const { entry, index, checkpoint } = verdict
  const facts = [
    { label: t.what, value: kinds[entry.kind] ?? entry.kind },
    { label: t.subject, value: entry.subject },
    { label: t.when, value: minuteIn(language, entry.time) },
    { label: t.role, value: roleInWords(entry, language) },
    { label: t.place, value: t.placeOf(index, checkpoint.size) },
    { label: t.log, value: checkpoint.origin },
    { label: t.signers, value: checkpoint.signers.map(({ key }) => `${key.name}+${key.id}`).join(', ') },
  ]
  return { title: t.right, text: t.rightText, facts }
}

/** In whose role something was done, in words; or that the entry was altered. */
export function roleInWords(
  { role, acting }: Pick<LedgerEntry, 'acting'> & { readonly role: LedgerEntry['role'] | 'unreadable' },
  language: Language,
): string {
  const t = verdictMessages[language]
  const name =
    role === 'public' || role === 'system' || role === 'unreadable' ? t[role] : roleNames[language][role]
  return acting ? t.acting(name) : name
}

/** By `Date`, because a browser may not know `Temporal` yet. */
function minuteIn(language: Language, time: string): string {
  const locale = language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB'
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Bangkok' } as const
  return new Intl.DateTimeFormat(locale, style).format(new Date(time))
}
