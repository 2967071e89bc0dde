import { z } from 'zod'
import { route } from '../../../platform/web/route.ts'
import { findCommittee, isPublicCommittee, listCommittees } from './committee.ts'
import { agendasOf, heldInForce, listMeetings } from './meeting.ts'
import { committeeMessages } from './messages.ts'
import { CommitteePage } from './pages/committee-page.tsx'
import { committeeName } from './pages/committee-parts.tsx'
import { CommitteesPage } from './pages/committees-page.tsx'
import { resolutionsOf } from './resolution.ts'
import { committeeUrls } from '../urls.ts'

// How a committee stands and what is late depends on the day.
const open = { permission: 'public', event: 'none', reuse: 'never' } as const

export const committeePublicRoutes = [
  route(committeeUrls.committees, open, async ({ tx, view }) => ({
    kind: 'page',
    title: committeeMessages[view.language].committees,
    content: <CommitteesPage committees={(await listCommittees(tx)).filter(isPublicCommittee)} />,
  })),
  route(
    committeeUrls.committee,
    { ...open, parameters: z.object({ committeeId: z.uuid() }) },
    async ({ tx, view, parameters: { committeeId } }) => {
      const committee = await findCommittee(tx, committeeId)
      if (!committee || !isPublicCommittee(committee)) return { kind: 'absent' }
      const meetings = heldInForce(committee, await listMeetings(tx, { committeeId }))
      const agendas = await agendasOf(
        tx,
        meetings.map(({ meetingId }) => meetingId),
      )
      const resolutions = await resolutionsOf(tx, committeeId)
      return {
        kind: 'page',
        title: committeeName(committee, view.language),
        description: committee.duties.slice(0, 200),
        content: (
          <CommitteePage
            committee={committee}
            meetings={meetings.map((meeting) => ({
              ...meeting,
              agenda: agendas.filter(({ meetingId }) => meetingId === meeting.meetingId),
            }))}
            resolutions={resolutions.filter(({ isPublic }) => isPublic)}
          />
        ),
      }
    },
  ),
]
