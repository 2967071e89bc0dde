import ical from 'ical-generator'
import { publicationMessages } from './messages.ts'
import { numberWords } from './naming.ts'
import type { Publication } from './publication.ts'
import type { Surroundings } from './feed.ts'
import { publicationUrls } from './urls.ts'

export const calendarType = 'text/calendar; charset=utf-8'

/** What the published documents announce, as a calendar (RFC 5545) to which a telephone can subscribe. */
export function calendarFile(
  events: readonly Publication[],
  { organization, linkTo, at }: Surroundings & { readonly at: Temporal.Instant },
): string {
  const calendar = ical({
    name: `${publicationMessages.th.register} ${organization.name}`,
    prodId: { company: 'Prongsai', product: 'publications', language: 'TH' },
  })
  for (const publication of events) {
    const { publicationId, title, place, happensFrom, happensTo, happensAt } = publication
    const url = linkTo(publicationUrls.publication({ publicationId }))
    const lastDay = happensTo ?? happensFrom!
    const times = happensAt
      ? { start: moment(happensFrom!, happensAt), end: moment(lastDay, happensAt).add({ hours: 1 }) }
      : // The end of whole days is the day after the last (RFC 5545, 3.6.1).
        { start: moment(happensFrom!), end: moment(lastDay.add({ days: 1 })) }
    calendar.createEvent({
      id: publicationId,
      stamp: new Date(at.epochMilliseconds),
      start: new Date(times.start.epochMilliseconds),
      end: new Date(times.end.epochMilliseconds),
      allDay: happensAt === null,
      summary: title,
      description: `${numberWords(publication, 'th')}\n${url}`,
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
