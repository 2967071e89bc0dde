import type { VNode } from 'preact'
import { defineMessages } from '../../../platform/language/messages.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { Thai } from '../../../ui/thai.tsx'

export const witnessMessages = defineMessages({
  th: {
    none: 'ยังไม่มีพยานอิสระลงลายมือชื่อกำกับบัญชีสาธารณะนี้ ผู้คุมเครื่องแม่ข่ายจึงอาจทำบัญชีปลอมทั้งเล่มให้คุณดูได้ เทียบเลขกุญแจของผู้รับเรื่องกับแหล่งอื่นเสมอ',
    some: (names: string) =>
      `พยานอิสระลงลายมือชื่อกำกับบัญชีสาธารณะนี้: ${names} หน้าแจ้งเรื่องไม่เข้ารหัสให้ถ้าไม่มีลายมือชื่อของพยานอย่างน้อยหนึ่งราย`,
  },
  en: {
    none: 'No independent witness signs this log yet. Whoever controls the server could show you a whole log of his own: always compare the fingerprints of the recipients with another source.',
    some: (names) =>
      `Independent witnesses sign this log: ${names}. The page for reports encrypts nothing without the signature of at least one of them.`,
  },
})

/** Whether anybody but the office vouches for the log, in plain words. */
export function WitnessWords({ witnesses }: { witnesses: readonly string[] }): VNode {
  const t = useMessages(witnessMessages)
  const names = witnesses.map((vkey) => vkey.split('+')[0]).join(', ')
  return (
    <p class="ps-measure">
      <Thai>{witnesses.length === 0 ? t.none : t.some(names)}</Thai>
    </p>
  )
}
