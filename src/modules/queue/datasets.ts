import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { figuresBy } from './figures.ts'
import { queueTicket } from './schema.ts'

const count = (th: string, en: string) => z.number().int().nonnegative().meta(meaning(th, en))
const wait = (th: string, en: string) => z.number().int().nullable().meta(meaning(th, en))

const row = z.object({
  fiscal_year: z.number().int().meta(meaning('ปีงบประมาณ พ.ศ.', 'Fiscal year (B.E.)')),
  month: z.string().meta(meaning('เดือน ค.ศ. รูปแบบ ปี-เดือน', 'Month, Gregorian, year-month')),
  tickets: count('บัตรที่ออก', 'Tickets given'),
  served: count('ได้รับบริการ', 'Served'),
  not_come: count('เรียกแล้วไม่มา', 'Called and not come'),
  given_up: count('คืนบัตร', 'Given up'),
  calls: count('บัตรที่เรียก', 'Tickets called'),
  calls_in_order: count('เรียกตามลำดับ', 'Called in their turn'),
  median_wait_minutes: wait('เวลารอตามค่ากลาง นาที', 'Median wait, minutes'),
  ninetieth_wait_minutes: wait('9 ใน 10 รอไม่เกิน นาที', 'Nine of ten waited at most, minutes'),
  longest_wait_minutes: wait('รอนานที่สุด นาที', 'Longest wait, minutes'),
})

/** By the month: a ticket is of nobody, so that nothing here tells of a person. */
const months = defineDataset({
  name: 'queue-tickets',
  title: { th: 'บัตรคิวรายเดือน', en: 'Queue tickets by month' },
  description: {
    th: 'บัตรคิวที่ออก เวลารอ และการเรียกตามลำดับของแต่ละเดือน',
    en: 'Tickets given, waits, and calls in and out of turn of each month',
  },
  keywords: { th: ['บัตรคิว', 'เวลารอ'], en: ['queue', 'waiting time'] },
  updated: 'as-it-happens',
  changedBy: [
    'queue.ticket-issued',
    'queue.called',
    'queue.called-before-turn',
    'queue.served',
    'queue.not-come',
  ],
  people: 'none',
  row,
  async read(tx) {
    const [span] = await tx.db
      .select({
        from: sql<string | null>`min(${queueTicket.day})::text`,
        to: sql<string>`max(${queueTicket.day})::text`,
      })
      .from(queueTicket)
      .where(sql`${queueTicket.organizationId} = ${tx.organizationId}`)
    if (!span?.from) return []
    const days = { from: Temporal.PlainDate.from(span.from), to: Temporal.PlainDate.from(span.to) }
    const parts = await figuresBy(tx, 'month', days, days.to)
    return parts.map((part) =>
      row.parse({
        fiscal_year: fiscalYearOf(Temporal.PlainDate.from(part.key)),
        month: part.key.slice(0, 7),
        tickets: part.issued,
        served: part.served,
        not_come: part.absent,
        given_up: part.left,
        calls: part.called,
        calls_in_order: part.inOrder,
        median_wait_minutes: part.medianMinutes,
        ninetieth_wait_minutes: part.ninetiethMinutes,
        longest_wait_minutes: part.longestMinutes,
      }),
    )
  },
})

export const queueDatasets = [months]
