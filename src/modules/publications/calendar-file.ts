import ical from 'ical-generator'
import { publicationMessages } from './messages.ts'
import { numberWords } from './naming.ts'
import type { Publication } from './publication.ts'
import type { Surroundings } from './feed.ts'
import { publicationUrls } from './urls.ts'

export const calendarType = 'text/calendar; charset=utf-8'

/** Something that takes place on a day or on several. */
export interface CalendarEvent {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The public page that says more. */
  readonly address: string
  readonly from: Temporal.PlainDate
  /** The last day; null where it is the first. */
  readonly to: Temporal.PlainDate | null
  /** Hours and minutes, such as 09:30; null for whole days. */
  readonly time: string | null
  readonly place: string
}

/** What a published document announces. */
export function eventOf(publication: Publication): CalendarEvent {
  const { publicationId, title, place, happensFrom, happensTo, happensAt } = publication
  return {
    id: publicationId,
    title,
    description: numberWords(publication, 'th'),
    address: publicationUrls.publication({ publicationId }),
    from: happensFrom!,
    to: happensTo,
    time: happensAt,
    place,
  }
}

/** What is announced, as a calendar (RFC 5545) to which a telephone can subscribe. */
export function calendarFile(
  events: readonly CalendarEvent[],
  { organization, linkTo, at }: Surroundings & { readonly at: Temporal.Instant },
): string {
  const calendar = ical({
    name: `${publicationMessages.th.register} ${organization.name}`,
    prodId: { company: 'Prongsai', product: 'publications', language: 'TH' },
  })
  for (const { id, title, description, address, from, to, time, place } of events) {
    const url = linkTo(address)
    const lastDay = to ?? from
    const times = time
      ? { start: moment(from, time), end: moment(lastDay, time).add({ hours: 1 }) }
      : // The end of whole days is the day after the last (RFC 5545, 3.6.1).
        { start: moment(from), end: moment(lastDay.add({ days: 1 })) }
    calendar.createEvent({
      id,
      stamp: new Date(at.epochMilliseconds),
      start: new Date(times.start.epochMilliseconds),
      end: new Date(times.end.epochMilliseconds),
      allDay: time === null,
      summary: title,
      description: `${description}\n${url}`,
      location: place || null,
      url,
    })
  }
  return calendar.toString()
}

/** A time on Thailand's clocks; whole days are read as UTC by the library. */
function moment(day: Temporal.PlainDate, time?: string): Temporal.Instant {
  return day
    .toZonedDateTime({ timeZone: time ? 'Asia/Bangkok' : 'UTC', plainTime: time ?? '00:00' })
    .toInstant()
}
