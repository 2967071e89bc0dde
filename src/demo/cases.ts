import { holdCase, openCase, recordInCase, type Recording } from '../modules/cases/operations.ts'
import { activePeople } from '../platform/identity/people.ts'
import type { SecretBox } from '../platform/identity/secret-box.ts'
import { done, type Office } from './office.ts'

type Step = Pick<Recording, 'kind'> & {
  readonly daysAgo: number
  readonly content: Omit<Recording['content'], 'day'>
}

const receivedDaysAgo = 430

/** An invented matter without any person in it, from its opening to its end. */
const steps: readonly Step[] = [
  { daysAgo: 425, kind: 'preliminary-begun', content: { who: 'ผู้ตรวจสอบตัวอย่าง' } },
  {
    daysAgo: 405,
    kind: 'preliminary-ended',
    content: { choice: 'grounds', words: 'ใบเสร็จค่าน้ำมันสองใบลงวันที่เดียวกันและเลขไมล์ไม่ต่อกัน จึงควรสอบข้อเท็จจริง' },
  },
  {
    daysAgo: 398,
    kind: 'committee-appointed',
    content: { choice: 'fact-finding', who: 'คณะกรรมการตัวอย่าง 3 คน' },
  },
  { daysAgo: 380, kind: 'noted', content: { words: 'ขอสมุดบันทึกการใช้รถของเดือนนั้นจากกองช่างแล้ว' } },
  {
    daysAgo: 350,
    kind: 'result-found',
    content: { choice: 'no-fault', words: 'เป็นการเติมสองครั้งในวันเดียว มีใบสั่งใช้รถครบ ลงเลขไมล์สลับกัน' },
  },
  { daysAgo: 345, kind: 'closed', content: { words: 'ปิดเรื่อง และให้ลงเลขไมล์ทุกครั้งที่เติมน้ำมัน' } },
]

/** One case that is closed, so that its pages can be seen; it is in the statistics of a year that is over. */
export async function addCases(
  { tx, today, daysAgo, person, actor }: Office,
  secrets: SecretBox,
): Promise<void> {
  const officer = actor('integrity-officer')
  const received = daysAgo(receivedDaysAgo)
  const { caseId } = done(
    await openCase(tx, officer, {
      source: 'audit-finding',
      isCorruption: true,
      receivedOn: received.today,
      reference: 'ข้อตรวจพบตัวอย่าง 1',
      words: 'การเบิกค่าน้ำมันรถส่วนกลางที่อาจซ้ำกัน (เรื่องสมมติ)',
      concerned: { accounts: [], roles: [], others: '' },
      people: await activePeople(tx, today),
      secrets,
      at: received.at,
    }),
  )
  for (const { daysAgo: days, kind, content } of steps) {
    const held = await holdCase(tx, caseId, { person: person('integrity-officer'), secrets })
    if (!held) throw new Error('the sample case is closed to the one who opened it')
    const on = daysAgo(days)
    const day = on.today.toString()
    const order = kind === 'committee-appointed' ? { order: { number: 'ตัวอย่าง 1', date: day } } : {}
    const step = { held, kind, content: { ...content, ...order, day }, at: on.at }
    done(await recordInCase(tx, officer, step))
  }
}
