import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { toArabicDigits } from '../../../platform/language/numerals.ts'
import type { Area } from '../clock/rule.ts'
import { readCoordinates, type Coordinates } from '../filing/coordinates.ts'
import type { Village } from '../villages.ts'

/** The columns of an export of Traffy Fondue that are read; links to photos are never opened. */
export const ticketColumns = [
  'ticket_id',
  'type',
  'organization',
  'comment',
  'photo_after',
  'coords',
  'address',
  'timestamp',
  'state',
  'star',
  'last_activity',
] as const
export type TicketColumn = (typeof ticketColumns)[number]

/** Without these a row says nothing that the register could take. */
export const neededColumns = ['ticket_id', 'comment', 'timestamp', 'state'] as const satisfies TicketColumn[]

export const ticketFaults = [
  'no-ticket',
  'long-ticket',
  'repeated',
  'no-time',
  'future',
  'unknown-state',
  'coords',
  'far',
  'no-comment',
] as const
export type TicketFault = (typeof ticketFaults)[number]

/** A ticket as the register takes it. */
export interface Ticket {
  readonly ticketId: string
  readonly category: string
  readonly villageId: string | null
  readonly story: string
  readonly place: string | null
  readonly coordinates: Coordinates | null
  readonly receivedOn: Temporal.PlainDate
  readonly end:
    | undefined
    | {
        readonly state: 'answered' | 'fixed' | 'passed-on'
        readonly on: Temporal.PlainDate
        readonly passedTo: string | null
        readonly rating: number | null
      }
  readonly isBegun: boolean
}

export type ReadTicket = { ok: true; ticket: Ticket } | { ok: false; fault: TicketFault }

/** The types of Traffy Fondue that have a category here; all others are something else. */
const categories: readonly (readonly [category: string, types: RegExp])[] = [
  ['roads', /ถนน|ทางเท้า|สะพาน|จราจร|กีดขวาง/],
  ['light', /แสงสว่าง|สายไฟ|ไฟฟ้า|เสาไฟ/],
  ['water', /น้ำท่วม|ท่อระบายน้ำ|คลอง|ประปา|น้ำ/],
  ['waste', /ความสะอาด|ขยะ|กลิ่น/],
  ['noise', /เสียง|PM2\.5|ฝุ่น|ควัน/],
]

const ended = /เสร็จสิ้น|finish|resolved|done/i
const passedOn = /ส่งต่อ|forward|ไม่เกี่ยวข้อง/i
const begun = /กำลังดำเนินการ|อยู่ระหว่าง|inprogress|in progress/i
const waiting = /รอรับเรื่อง|รอดำเนินการ|start|new/i

/**
 * Reads one row. Done with a photo of after is fixed; done without one was only said, which here is explained. What
 * stands in a comment is taken as it is: it is erased with the complaint.
 */
export function readTicket(
  cell: (column: TicketColumn) => string,
  {
    villages,
    area,
    today,
  }: {
    readonly villages: readonly Village[]
    readonly area: Area | undefined
    readonly today: Temporal.PlainDate
  },
): ReadTicket {
  const { compare } = Temporal.PlainDate
  const fault = (found: TicketFault): ReadTicket => ({ ok: false, fault: found })
  const ticketId = cell('ticket_id')
  if (ticketId === '') return fault('no-ticket')
  if (ticketId.length > 60) return fault('long-ticket')
  const story = cell('comment').slice(0, 10_000)
  if (story === '') return fault('no-comment')
  const receivedOn = readMoment(cell('timestamp'))
  if (!receivedOn) return fault('no-time')
  if (compare(receivedOn, today) > 0) return fault('future')
  const coordinates = coordinatesIn(cell('coords'), area)
  if (!coordinates.ok) return fault(coordinates.reason === 'unreadable' ? 'coords' : 'far')
  const state = cell('state')
  const isDone = ended.test(state)
  const isPassedOn = !isDone && passedOn.test(state)
  if (!isDone && !isPassedOn && !begun.test(state) && !waiting.test(state)) return fault('unknown-state')
  const address = cell('address')
  const last = readMoment(cell('last_activity'))
  const isLastRight = last && compare(last, receivedOn) >= 0 && compare(last, today) <= 0
  const rating = Number(toArabicDigits(cell('star')))
  return {
    ok: true,
    ticket: {
      ticketId,
      category: categories.find(([, types]) => types.test(cell('type')))?.[0] ?? 'other',
      villageId: villageIn(address, villages),
      story,
      place: address.slice(0, 300) || null,
      coordinates: coordinates.at,
      receivedOn,
      isBegun: begun.test(state),
      end:
        isDone || isPassedOn
          ? {
              state: isPassedOn ? 'passed-on' : cell('photo_after') === '' ? 'answered' : 'fixed',
              on: isLastRight ? last : receivedOn,
              passedTo: isPassedOn ? cell('organization').slice(0, 300) || 'Traffy Fondue' : null,
              rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : null,
            }
          : undefined,
    },
  }
}

/** They write the longitude first; which of the two it is, the numbers of Thailand say themselves. */
function coordinatesIn(text: string, area: Area | undefined): ReturnType<typeof readCoordinates> {
  const [first = '', second = ''] = toArabicDigits(text).split(/[,\s]+/)
  return readCoordinates(Number(first) > 90 ? `${second}, ${first}` : text, area)
}

function villageIn(address: string, villages: readonly Village[]): string | null {
  const [, number] = /(?:หมู่ที่|หมู่|ม\.)\s*(\d{1,2})/.exec(toArabicDigits(address)) ?? []
  return villages.find((village) => String(village.number) === number)?.villageId ?? null
}

/**
 * The day in Thailand of a moment as exports write it: `2021-09-03 12:51:09.453+00`, or without a zone, or day first as
 * spreadsheets make it of that; in years of the Buddhist or the Common Era, which do not meet.
 */
export function readMoment(text: string): Temporal.PlainDate | undefined {
  const plain = toArabicDigits(text).trim()
  const groups = (yearFirst.exec(plain) ?? dayFirst.exec(plain))?.groups
  if (!groups) return undefined
  const year = Number(groups['year'])
  const commonYear = year >= 2400 ? year - 543 : year
  if (commonYear < 1990) return undefined
  const { hour = '0', minute = '0', zone } = clock.exec(groups['time'] ?? '')?.groups ?? {}
  try {
    const moment = Temporal.PlainDateTime.from(
      {
        year: commonYear,
        month: Number(groups['month']),
        day: Number(groups['day']),
        hour: Number(hour),
        minute: Number(minute),
      },
      { overflow: 'reject' },
    )
    if (zone === undefined) return moment.toPlainDate()
    return todayInBangkok(moment.toZonedDateTime(zone === 'Z' ? 'UTC' : zone).toInstant())
  } catch {
    // No such day, or no such zone.
    return undefined
  }
}

const yearFirst = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ](?<time>.*))?$/
const dayFirst = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:[T ](?<time>.*))?$/
const clock = /^(?<hour>\d{1,2}):(?<minute>\d{2})[\d:.]*\s*(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/
