import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { safeCount, suppressCounts } from '../../platform/open-data/small-cells.ts'
import { listServices } from './catalogue/reading-services.ts'
import { factsSince, type RequestFacts } from './reading.ts'
import { outcomes } from './service-facts.ts'
import { countOutcomes, monthsOf, standingOn } from './statistics.ts'

const count = (th: string, en: string) => z.number().int().nonnegative().meta(meaning(th, en))
const hiding = (th: string, en: string) =>
  safeCount.meta(
    meaning(
      `${th} เป็น suppressed เมื่อแสดงแล้วอาจรู้ตัวคน (น้อยกว่า 5 หรือช่องที่คำนวณย้อนได้)`,
      `${en}; suppressed where it could tell of a person (below 5, or a cell from which one follows)`,
    ),
  )

const row = z.object({
  fiscal_year: z
    .number()
    .int()
    .meta(meaning('ปีงบประมาณ พ.ศ. ของวันที่รับคำขอ', 'Fiscal year (B.E.) in which it was received')),
  month: z
    .string()
    .meta(meaning('เดือนที่รับคำขอ ค.ศ. รูปแบบ ปี-เดือน', 'Month in which it was received, Gregorian, year-month')),
  service: z.string().meta(meaning('ชื่อของบริการในที่อยู่เว็บ', 'Name of the service in its address')),
  received: count('คำขอที่รับ', 'Requests received'),
  ended_on_time: count('เสร็จทันเวลามาตรฐาน', 'Ended within the standard time'),
  ended_late: count('เสร็จช้ากว่าเวลามาตรฐาน', 'Ended late'),
  open: count('ยังไม่เสร็จ', 'Not ended yet'),
  approved: hiding('อนุมัติ', 'Approved'),
  refused: hiding('ไม่อนุมัติ', 'Refused'),
  returned: hiding('คืนคำขอ', 'Returned'),
  withdrawn: hiding('ผู้ยื่นถอนคำขอ', 'Withdrawn'),
})

function rowOf(month: string, service: string, facts: readonly RequestFacts[]): z.output<typeof row> {
  // On the day of its end each stands as it will for good, whenever the file is read.
  const ended = facts.filter(({ endedOn }) => endedOn !== null)
  const late = ended.filter((one) => standingOn(one, Temporal.PlainDate.from(one.endedOn!)) === 'late')
  const counted = countOutcomes(facts)
  const { counts } = suppressCounts(outcomes.map((outcome) => counted[outcome]))
  return row.parse({
    fiscal_year: fiscalYearOf(Temporal.PlainDate.from(`${month}-01`)),
    month,
    service,
    received: facts.length,
    ended_on_time: ended.length - late.length,
    ended_late: late.length,
    open: facts.length - ended.length,
    ...Object.fromEntries(outcomes.map((outcome, index) => [outcome, counts[index]])),
  })
}

/** Every month from the first of the fiscal year of the first request to that of the last, also those with none. */
const months = defineDataset({
  name: 'service-requests',
  title: { th: 'คำขอรับบริการรายเดือนและรายบริการ', en: 'Service requests by month and service' },
  description: {
    th: 'คำขอรับบริการที่รับในแต่ละเดือน แยกตามบริการ และผลของคำขอเหล่านั้น รวมเดือนที่ไม่มีคำขอ',
    en: 'Requests received in each month by service and what became of them, also months without any',
  },
  keywords: {
    th: ['บริการออนไลน์', 'E-Service', 'สถิติการให้บริการ'],
    en: ['online services', 'E-Service', 'service statistics'],
  },
  updated: 'as-it-happens',
  changedBy: [
    'services.received',
    'services.decided',
    'services.returned',
    'services.withdrawn',
    'services.delayed',
    'services.documents-asked',
    'services.documents-given',
    'services.opened',
    'services.closed',
  ],
  people: 'counted',
  row,
  async read(tx) {
    const all = await factsSince(tx)
    const last = all.at(-1)
    if (!last) return []
    const until = Temporal.PlainDate.from(last.receivedOn)
    const services = (await listServices(tx)).filter(({ state }) => state !== 'draft')
    const first = fiscalYearOf(Temporal.PlainDate.from(all[0]!.receivedOn))
    const years = Array.from({ length: fiscalYearOf(until) - first + 1 }, (_, index) => first + index)
    return years.flatMap((year) =>
      monthsOf(all, year, until).flatMap(({ month, facts }) =>
        services.map(({ serviceId, serviceKey }) =>
          rowOf(
            month,
            serviceKey,
            facts.filter((one) => one.serviceId === serviceId),
          ),
        ),
      ),
    )
  },
})

export const serviceDatasets = [months]
