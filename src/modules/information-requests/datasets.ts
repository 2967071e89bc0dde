import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { safeCount } from '../../platform/open-data/small-cells.ts'
import { standingOn } from './deadline.ts'
import { factsSince, type RequestFacts } from './reading.ts'
import { byChannel, byDelivery, byGround, byOutcome, monthsOf, receivedIn } from './statistics.ts'

const count = (th: string, en: string) => z.number().int().nonnegative().meta(meaning(th, en))
const hiding = (th: string, en: string) =>
  safeCount.meta(
    meaning(
      `${th} เป็น suppressed เมื่อแสดงแล้วอาจรู้ตัวคน (น้อยกว่า 5 หรือช่องที่คำนวณย้อนได้)`,
      `${en}; suppressed where it could tell of a person (below 5, or a cell from which one follows)`,
    ),
  )
const fiscalYear = z
  .number()
  .int()
  .meta(meaning('ปีงบประมาณ พ.ศ. ของวันที่รับคำขอ', 'Fiscal year (B.E.) in which it was received'))

const monthRow = z.object({
  fiscal_year: fiscalYear,
  month: z
    .string()
    .meta(meaning('เดือนที่รับคำขอ ค.ศ. รูปแบบ ปี-เดือน', 'Month in which it was received, Gregorian, year-month')),
  received: count('คำขอที่รับ', 'Requests received'),
  ended_on_time: count('จบเรื่องทันกำหนด', 'Ended in time'),
  ended_late: count('จบเรื่องช้ากว่ากำหนด', 'Ended late'),
  open: count('ยังไม่จบเรื่อง', 'Not ended yet'),
  earliest_due: z.iso
    .date()
    .nullable()
    .meta(
      meaning(
        'กำหนดที่ใกล้ที่สุดของคำขอที่ยังไม่จบเรื่อง ถ้าวันนี้ผ่านไปแล้ว แปลว่ามีคำขอที่ค้างเกินกำหนด',
        'Earliest deadline of those not ended; once that day has passed, at least one is overdue',
      ),
    ),
  granted: hiding('ให้ข้อมูลทั้งหมด', 'Information given'),
  partly_granted: hiding('ให้ข้อมูลบางส่วน', 'Information given in part'),
  refused: hiding('ไม่เปิดเผย', 'Information refused'),
  not_held: hiding('ไม่มีข้อมูลตามที่ขอ', 'No such information'),
  passed_on: hiding('ส่งต่อหน่วยงานที่มีข้อมูล', 'Passed on to the agency that holds it'),
  withdrawn: hiding('ผู้ขอถอนคำขอ', 'Withdrawn by the requester'),
})

function monthOf(month: string, facts: readonly RequestFacts[]): z.output<typeof monthRow> {
  // On the day of its end each stands as it will for good, whenever the file is read.
  const ended = facts.filter(({ endedOn }) => endedOn !== null)
  const late = ended.filter((one) => standingOn(one, Temporal.PlainDate.from(one.endedOn!)) === 'late')
  const open = facts.filter(({ endedOn }) => endedOn === null)
  const ways = Object.fromEntries(
    byOutcome(facts).map(({ key, count: counted }) => [key.replace('-', '_'), counted]),
  )
  return monthRow.parse({
    fiscal_year: fiscalYearOf(Temporal.PlainDate.from(`${month}-01`)),
    month,
    received: facts.length,
    ended_on_time: ended.length - late.length,
    ended_late: late.length,
    open: open.length,
    earliest_due: open.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
    ...ways,
  })
}

const described = {
  keywords: {
    th: ['ข้อมูลข่าวสารของราชการ', 'คำขอ', 'ศูนย์ข้อมูลข่าวสาร'],
    en: ['official information', 'requests', 'information centre'],
  },
  updated: 'as-it-happens',
  changedBy: [
    'information-requests.received',
    'information-requests.extended',
    'information-requests.answered',
    'information-requests.refused',
    'information-requests.passed-on',
    'information-requests.withdrawn',
  ],
  people: 'counted',
} as const

/** By the month, with what is needed to see on any day whether something is overdue: the file knows no "today". */
const months = defineDataset({
  name: 'information-requests',
  title: { th: 'คำขอข้อมูลข่าวสารรายเดือน', en: 'Information requests by month' },
  description: {
    th: 'คำขอตาม พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 ที่รับในแต่ละเดือน และผลของคำขอเหล่านั้น',
    en: 'Requests under the Official Information Act B.E. 2540 received in each month, and what became of them',
  },
  ...described,
  row: monthRow,
  read: async (tx) => [...monthsOf(await factsSince(tx))].map(([month, facts]) => monthOf(month, facts)),
})

const parts = { channel: byChannel, delivery: byDelivery, ground: byGround } as const

const breakdownRow = z.object({
  fiscal_year: fiscalYear,
  by: z
    .enum(['channel', 'delivery', 'ground'])
    .meta(
      meaning(
        'channel ช่องทางที่ขอ, delivery วิธีรับข้อมูล, ground เหตุที่ไม่เปิดเผย',
        'channel: how it came; delivery: how the answer is wanted; ground: why something was kept back',
      ),
    ),
  value: z
    .string()
    .meta(
      meaning(
        'รหัสของช่องทาง วิธี หรือเหตุ เช่น 15-5 คือมาตรา 15 (5)',
        'Code of the channel, way or ground; 15-5 is section 15 (5)',
      ),
    ),
  requests: hiding('จำนวนคำขอ', 'Number of requests'),
})

const breakdowns = defineDataset({
  name: 'information-request-breakdowns',
  title: {
    th: 'คำขอข้อมูลข่าวสารตามช่องทาง วิธีรับ และเหตุที่ไม่เปิดเผย',
    en: 'Information requests by channel, delivery and ground',
  },
  description: {
    th: 'จำนวนคำขอในแต่ละปีงบประมาณ จำแนกตามช่องทาง วิธีรับข้อมูล และเหตุตามมาตรา 14 และ 15',
    en: 'Requests of each fiscal year by how they came, how the answer is wanted, and the grounds of sections 14 and 15',
  },
  ...described,
  row: breakdownRow,
  async read(tx) {
    const all = await factsSince(tx)
    const years = [...new Set(all.map(({ receivedOn }) => fiscalYearOf(Temporal.PlainDate.from(receivedOn))))]
    return years.flatMap((year) => {
      const facts = receivedIn(all, year)
      return Object.entries(parts).flatMap(([by, countParts]) =>
        countParts(facts).map(({ key, count: requests }) =>
          breakdownRow.parse({ fiscal_year: year, by, value: key, requests }),
        ),
      )
    })
  },
})

export const informationRequestDatasets = [months, breakdowns]
