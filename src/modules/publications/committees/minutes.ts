import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { enterPublication } from '../writing.ts'
import type { Member } from './committee.ts'
import { holdMeeting, writeMeeting } from './holding.ts'
import { memberRoleNames } from './kinds.ts'
import { isRecorded, type WholeMeeting } from './meeting.ts'
import { committeeMessages } from './messages.ts'

/**
 * Drafts the minutes of a meeting as a document of the register, where they are approved and published like any other.
 * Refuses a meeting that was not held, and one whose minutes are there already: two who press at once make one draft.
 */
export async function draftMinutes(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    at,
    ...named
  }: { readonly committeeId: string; readonly meetingId: string; readonly at: Temporal.Instant },
): Promise<{ ok: true; publicationId: string } | { ok: false; reason: 'moved-on' | 'recorded' }> {
  const meeting = await holdMeeting(tx, named)
  if (meeting?.state !== 'held') return { ok: false, reason: 'moved-on' }
  if (isRecorded(meeting)) return { ok: false, reason: 'recorded' }
  const publicationId = await enterPublication(tx, actor, { content: contentOf(meeting), files: [], at })
  await writeMeeting(tx, meeting, { minutesId: publicationId })
  const { committeeId: subject, meetingId } = named
  const payload = { meetingId, publicationId }
  await append(tx, { kind: 'publications.committee-minutes-drafted', subject, actor, at, payload })
  return { ok: true, publicationId }
}

function contentOf(meeting: WholeMeeting) {
  const { committee, number, numberYear, meetsOn, place } = meeting
  return {
    kind: 'minutes',
    title: `รายงานการประชุม${committee.name} ${committeeMessages.th.meetingName(number, numberYear)}`,
    titleEn: committee.nameEn && `Minutes of the ${committee.nameEn}, meeting ${number}/${numberYear}`,
    body: minutesText(meeting),
    links: [],
    topics: [],
    datedOn: meetsOn,
    signatoryName: '',
    signatoryPosition: '',
    signatoryCapacity: 'own',
    divisionId: committee.divisionId,
    // The meeting itself stands in the calendar.
    happensFrom: null,
    happensTo: null,
    happensAt: null,
    place,
    paperNumber: null,
  } as const
}

/** The minutes as a text, in the form of the rules of official correspondence: who was there, then item by item. */
function minutesText({
  committee,
  number,
  numberYear,
  meetsOn,
  meetsAt,
  place,
  members,
  present,
  othersPresent,
  agenda,
  resolutions,
}: WholeMeeting): string {
  const t = committeeMessages.th
  const wasThere = ({ memberId }: Member) => present.includes(memberId)
  const listed = (heading: string, list: readonly Member[]) =>
    list.length === 0 ? [] : [heading, ...list.map((member, index) => `${index + 1}. ${memberWords(member)}`)]
  const items = agenda.flatMap(({ itemId, text, minutes }, index) => [
    t.item(index + 1, text),
    ...(minutes === '' ? [] : [minutes]),
    ...resolutions
      .filter((resolution) => resolution.itemId === itemId)
      .map(
        ({ text: words, division, dueOn }) =>
          `มติ: ${words} (${division.th} ${t.dueOn(formatDate(dueOn, 'th'))})`,
      ),
  ])
  return [
    `รายงานการประชุม${committee.name} ${t.meetingName(number, numberYear)}`,
    `วันที่ ${formatDate(meetsOn, 'th')} ${t.time(meetsAt)} ณ ${place}`,
    ...listed('ผู้มาประชุม', members.filter(wasThere)),
    ...listed(
      'ผู้ไม่มาประชุม',
      members.filter((member) => !wasThere(member)),
    ),
    ...(othersPresent > 0 ? [`ผู้เข้าร่วมประชุม ${othersPresent} คน`] : []),
    ...items,
  ].join('\n')
}

function memberWords({ name, post, role }: Member): string {
  return [name, post, memberRoleNames.th[role]].filter((part) => part !== '').join(' ')
}
