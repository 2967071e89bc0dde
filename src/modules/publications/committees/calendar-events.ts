import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { CalendarEvent } from '../calendar-file.ts'
import { appointmentInForce, listCommittees } from './committee.ts'
import { listMeetings } from './meeting.ts'
import { committeeMessages } from './messages.ts'
import { committeeUrls } from '../urls.ts'

/** Meetings from a day on of committees that are public, for the calendar; those cancelled are not in it. */
export async function meetingEvents(
  tx: TenantTransaction,
  from: Temporal.PlainDate,
): Promise<CalendarEvent[]> {
  const inPublic = (await listCommittees(tx)).filter(appointmentInForce)
  const byId = new Map(inPublic.map((committee) => [committee.committeeId, committee]))
  return (await listMeetings(tx, { from })).flatMap(
    ({ meetingId, committeeId, number, numberYear, meetsOn, meetsAt, place }) => {
      const committee = byId.get(committeeId)
      if (!committee) return []
      const meeting = committeeMessages.th.meetingName(number, numberYear)
      return [
        {
          id: meetingId,
          title: `${committeeMessages.th.meetings}${committee.name} ${meeting}`,
          description: committee.name,
          address: committeeUrls.committee({ committeeId }),
          from: meetsOn,
          to: null,
          time: meetsAt,
          place,
        },
      ]
    },
  )
}
