import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeWorkUrls, publicationWorkUrls } from '../../urls.ts'
import { isRecorded, type AgendaItem, type WholeMeeting } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import type { Resolution } from '../resolution.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { committeeName, meetingTitle, meetingWords, ResolutionRows } from './committee-parts.tsx'

export interface MeetingPageProps {
  readonly meeting: WholeMeeting
  /** What earlier meetings resolved that is still open. */
  readonly arising: readonly Resolution[]
  readonly mayWrite: boolean
  readonly form: FormState
}

/** A meeting for those who keep its record, with what they may do next. */
export function MeetingPage(props: MeetingPageProps): VNode {
  const { meeting, arising, mayWrite, form } = props
  const { language } = useView()
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const { committee, state, cancelledReason, members, present, othersPresent, agenda } = meeting
  const isOpen = mayWrite && state !== 'cancelled' && !isRecorded(meeting)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={committeeWorkUrls.committeeWork({ committeeId: committee.committeeId })}>
          <Thai>{committeeName(committee, language)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{meetingTitle(meeting, language)}</Thai>
      </h1>
      <p>
        <b>
          <Thai>{said[state]}</Thai>
        </b>
        {' · '}
        <Thai>{meetingWords(meeting, language)}</Thai>
      </p>
      {cancelledReason !== null && (
        <p class="ps-measure ps-typed">
          <Thai>{said.because(cancelledReason)}</Thai>
        </p>
      )}
      {state === 'held' && (
        <p>
          <Thai>{t.presentOf(present.length, members.length)}</Thai>
          {othersPresent > 0 && (
            <>
              {' · '}
              <Thai>{t.othersPresent(othersPresent)}</Thai>
            </>
          )}
        </p>
      )}
      {isOpen && <Acts meeting={meeting} />}
      <section class="ps-block" id="agenda">
        <h2 class="govuk-heading-m">
          <Thai>{said.agenda}</Thai>
        </h2>
        {agenda.map((item, index) => (
          <Item
            meeting={meeting}
            item={item}
            number={index + 1}
            arising={item.isArising ? arising : undefined}
          />
        ))}
        {!agenda.some(({ isArising }) => isArising) && <Arising resolutions={arising} />}
      </section>
      {state === 'held' && <Minutes meeting={meeting} isOpen={isOpen} />}
    </>
  )
}

function Acts({ meeting }: { meeting: WholeMeeting }): VNode {
  const t = useMessages(committeeWorkMessages)
  const { committeeId, meetingId, state } = meeting
  const named = { committeeId, meetingId }
  const acts = [
    { label: t.attendance, to: committeeWorkUrls.meetingAttendance(named) },
    ...(state === 'held'
      ? [
          { label: t.writeMinutes, to: committeeWorkUrls.meetingMinutes(named) },
          { label: t.resolve, to: committeeWorkUrls.resolutionNew(named) },
        ]
      : []),
    { label: t.changeMeeting, to: committeeWorkUrls.meetingChange(named) },
    ...(state === 'planned' ? [{ label: t.cancelMeeting, to: committeeWorkUrls.meetingCancel(named) }] : []),
  ]
  return (
    <p class="ps-inline-links">
      {acts.map(({ label, to }) => (
        <Link to={to}>
          <Thai>{label}</Thai>
        </Link>
      ))}
    </p>
  )
}

function Item({
  meeting: { resolutions },
  item: { itemId, text, minutes },
  number,
  arising,
}: {
  meeting: WholeMeeting
  item: AgendaItem
  number: number
  arising: readonly Resolution[] | undefined
}): VNode {
  const said = useMessages(committeeMessages)
  const own = resolutions.filter((resolution) => resolution.itemId === itemId)
  return (
    <div class="ps-block">
      <h3 class="govuk-heading-s">
        <Thai>{said.item(number, text)}</Thai>
      </h3>
      {arising && <Arising resolutions={arising} />}
      {minutes !== '' && (
        <p class="ps-measure ps-typed">
          <Thai>{minutes}</Thai>
        </p>
      )}
      {own.length > 0 && <Resolved resolutions={own} />}
    </div>
  )
}

function Arising({ resolutions }: { resolutions: readonly Resolution[] }): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <>
      <p>
        <Thai>{resolutions.length === 0 ? t.arisingNone : t.arising}</Thai>
      </p>
      {resolutions.length > 0 && <Resolved resolutions={resolutions} />}
    </>
  )
}

function Resolved({ resolutions }: { resolutions: readonly Resolution[] }): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <ResolutionRows
      resolutions={resolutions}
      to={({ committeeId, resolutionId, followerName }) => ({
        address: committeeWorkUrls.resolution({ committeeId, resolutionId }),
        follower: followerName === null ? undefined : t.followedBy(followerName),
      })}
    />
  )
}

function Minutes({ meeting, isOpen }: { meeting: WholeMeeting; isOpen: boolean }): VNode | null {
  const t = useMessages(committeeWorkMessages)
  const { committeeId, meetingId, minutesId } = meeting
  if (minutesId !== null && isRecorded(meeting)) {
    return (
      <p class="ps-block">
        <Link to={publicationWorkUrls.draft({ publicationId: minutesId })}>
          <Thai>{t.minutesDraft}</Thai>
        </Link>
      </p>
    )
  }
  if (!isOpen) return null
  return (
    <PostForm
      action={committeeWorkUrls.meetingMinutesDraft({ committeeId, meetingId })}
      class="ps-block ps-measure"
    >
      <p>
        <Thai>{t.draftWhy}</Thai>
      </p>
      <Button>
        <Thai>{t.draftMinutes}</Thai>
      </Button>
    </PostForm>
  )
}
