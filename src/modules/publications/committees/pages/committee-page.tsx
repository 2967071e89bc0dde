import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Breadcrumbs, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeUrls, publicationUrls } from '../../urls.ts'
import { lastWithdrawn, publicAppointments, type Appointment, type Committee } from '../committee.ts'
import type { AgendaItem, Meeting } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import type { Resolution } from '../resolution.ts'
import {
  CommitteeFacts,
  committeeName,
  MemberCount,
  MemberList,
  meetingName,
  meetingWords,
  orderWords,
  ResolutionRows,
  withdrawalWords,
} from './committee-parts.tsx'

/** A meeting with the agenda that everybody may prepare himself for. */
export type MeetingWithAgenda = Meeting & { readonly agenda: readonly AgendaItem[] }

/**
 * A committee as everybody reads it: by which order, who, when it meets, what it resolved and what came of it. Where its
 * order was withdrawn, what it did until then.
 */
export function CommitteePage({
  committee,
  meetings,
  resolutions,
}: {
  committee: Committee
  meetings: readonly MeetingWithAgenda[]
  /** Those whose minutes are published. */
  resolutions: readonly Resolution[]
}): VNode {
  const { language } = useView()
  const t = useMessages(committeeMessages)
  const [inForce, ...others] = publicAppointments(committee)
  const last = lastWithdrawn(committee)
  const gone = committee.appointments.filter(
    ({ withdrawn, appointmentId }) => withdrawn !== null && appointmentId !== last?.appointmentId,
  )
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.committees, address: committeeUrls.committees() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{committeeName(committee, language)}</Thai>
      </h1>
      {last && <Withdrawn appointment={last} />}
      <CommitteeFacts committee={committee} />
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.members}</Thai>
        </h2>
        {inForce && <Appointed appointment={inForce} />}
        {!inForce && (
          <p class="ps-measure">
            <Thai>{t.namesGone}</Thai>
          </p>
        )}
        {others.length + gone.length > 0 && (
          <Details summary={<Thai>{t.earlier}</Thai>}>
            {others.map((appointment) => (
              <Appointed appointment={appointment} />
            ))}
            {gone.map((appointment) => (
              <Withdrawn appointment={appointment} />
            ))}
          </Details>
        )}
      </section>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.meetings}</Thai>
        </h2>
        <Meetings meetings={meetings} />
      </section>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.resolutions}</Thai>
        </h2>
        <p>
          <Thai>{resolutions.length === 0 ? t.noResolutions : t.resolutionsWhy}</Thai>
        </p>
        {resolutions.length > 0 && <ResolutionRows resolutions={resolutions} />}
      </section>
    </div>
  )
}

function Appointed({ appointment: { order, members } }: { appointment: Appointment }): VNode {
  const { language } = useView()
  return (
    <>
      <p>
        <Link to={publicationUrls.publication({ publicationId: order.publicationId })}>
          <Thai>{orderWords(order, language)}</Thai>
        </Link>
      </p>
      <MemberCount members={members} />
      <MemberList members={members} />
    </>
  )
}

/** An order that is not in force any more, without its title and its names, which were withdrawn with it. */
function Withdrawn({ appointment: { order, withdrawn } }: { appointment: Appointment }): VNode {
  const { language } = useView()
  return (
    <p class="ps-typed">
      <Link to={publicationUrls.publication({ publicationId: order.publicationId })}>
        <Thai>{withdrawalWords({ order, withdrawn: withdrawn! }, language)}</Thai>
      </Link>
    </p>
  )
}

function Meetings({ meetings }: { meetings: readonly MeetingWithAgenda[] }): VNode {
  const { language } = useView()
  const t = useMessages(committeeMessages)
  if (meetings.length === 0) {
    return (
      <p>
        <Thai>{t.noMeetings}</Thai>
      </p>
    )
  }
  return (
    <ul class="ps-rows">
      {meetings.map((meeting) => {
        const { state, agenda, minutesId, minutesState, cancelledReason } = meeting
        return (
          <li>
            <span>
              <b>
                <Thai>{meetingName(meeting, language)}</Thai>
              </b>
              {' · '}
              <Thai>{t[state]}</Thai>
            </span>
            <span>
              <Thai>{meetingWords(meeting, language)}</Thai>
            </span>
            {cancelledReason !== null && (
              <span class="ps-typed">
                <Thai>{t.because(cancelledReason)}</Thai>
              </span>
            )}
            {state === 'planned' && (
              <Details summary={<Thai>{t.agenda}</Thai>}>
                <ol class="govuk-list govuk-list--number">
                  {agenda.map(({ text }) => (
                    <li>
                      <Thai>{text}</Thai>
                    </li>
                  ))}
                </ol>
              </Details>
            )}
            {minutesId !== null && minutesState === 'published' && (
              <Link to={publicationUrls.publication({ publicationId: minutesId })}>
                <Thai>{t.minutes}</Thai>
                <span class="govuk-visually-hidden"> {meetingName(meeting, language)}</span>
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
