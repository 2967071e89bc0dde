import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, SelectField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeUrls, committeeWorkUrls, publicationWorkUrls } from '../../urls.ts'
import { isPublicCommittee, standingOf, type Appointment, type Committee, type Order } from '../committee.ts'
import type { Meeting } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import type { Resolution } from '../resolution.ts'
import { committeeWorkMessages } from '../work-messages.ts'
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

export interface CommitteeWorkPageProps {
  readonly committee: Committee
  readonly orders: readonly Order[]
  readonly meetings: readonly Meeting[]
  readonly resolutions: readonly Resolution[]
  readonly mayWrite: boolean
  readonly form: FormState
}

/** A committee for those who keep it, with what they may do next. */
export function CommitteeWorkPage(props: CommitteeWorkPageProps): VNode {
  const { committee, mayWrite, form } = props
  const { language } = useView()
  const t = useMessages(committeeWorkMessages)
  const { committeeId, endedOn } = committee
  const keeps = mayWrite && endedOn === null
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={committeeWorkUrls.committeesWork()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l" id="committee">
        <Thai>{committeeName(committee, language)}</Thai>
      </h1>
      {isPublicCommittee(committee) && (
        <p>
          <Link to={committeeUrls.committee({ committeeId })}>
            <Thai>{t.publicPage}</Thai>
          </Link>
        </p>
      )}
      <CommitteeFacts committee={committee} />
      {keeps && (
        <p class="ps-inline-links">
          <Link to={committeeWorkUrls.committeeChange({ committeeId })}>
            <Thai>{t.change}</Thai>
          </Link>
          <Link to={committeeWorkUrls.committeeEnd({ committeeId })}>
            <Thai>{t.end}</Thai>
          </Link>
        </p>
      )}
      <Meetings {...props} />
      <Resolutions {...props} />
      <Appointments {...props} keeps={keeps} />
    </>
  )
}

function Meetings({ committee, meetings, mayWrite }: CommitteeWorkPageProps): VNode {
  const { language, today } = useView()
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const href = useHref()
  const { committeeId } = committee
  const standing = standingOf(committee, today)
  const meets = standing === 'in-force' || standing === 'coming'
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{said.meetings}</Thai>
      </h2>
      {mayWrite && meets && (
        <Button class="govuk-button--secondary" href={href(committeeWorkUrls.meetingNew({ committeeId }))}>
          <Thai>{t.plan}</Thai>
        </Button>
      )}
      {meetings.length === 0 && (
        <p>
          <Thai>{standing === 'draft' || standing === 'withdrawn' ? t.planWhy : said.noMeetings}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {meetings.map((meeting) => (
          <li>
            <Link to={committeeWorkUrls.meeting({ committeeId, meetingId: meeting.meetingId })}>
              <Thai>{meetingName(meeting, language)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{`${said[meeting.state]} · ${meetingWords(meeting, language)}`}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Resolutions({ committee: { committeeId }, resolutions }: CommitteeWorkPageProps): VNode | null {
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  if (resolutions.length === 0) return null
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{said.resolutions}</Thai>
      </h2>
      <ResolutionRows
        resolutions={resolutions}
        to={({ resolutionId, followerName }) => ({
          address: committeeWorkUrls.resolution({ committeeId, resolutionId }),
          follower: followerName === null ? undefined : t.followedBy(followerName),
        })}
      />
    </section>
  )
}

function Appointments({ keeps, ...props }: CommitteeWorkPageProps & { keeps: boolean }): VNode {
  const { appointments } = props.committee
  const t = useMessages(committeeWorkMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.appointments}</Thai>
      </h2>
      {appointments.length === 0 && (
        <p class="ps-measure">
          <Thai>{t.noOrder}</Thai>
        </p>
      )}
      {appointments.map((appointment) => (
        <Appointed committee={props.committee} appointment={appointment} keeps={keeps} />
      ))}
      {keeps && <NamingOrder {...props} />}
    </section>
  )
}

function Appointed({
  committee: { committeeId },
  appointment: { appointmentId, order, members, withdrawn },
  keeps,
}: {
  committee: Committee
  appointment: Appointment
  keeps: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(committeeWorkMessages)
  return (
    <>
      <h3 class="govuk-heading-s">
        <Link to={publicationWorkUrls.draft({ publicationId: order.publicationId })}>
          <Thai>{orderWords(order, language)}</Thai>
        </Link>
      </h3>
      {order.state === 'approved' && (
        <p class="ps-measure">
          <Thai>{t.orderWaits}</Thai>
        </p>
      )}
      {withdrawn && (
        <p class="ps-measure ps-typed">
          <Thai>{withdrawalWords({ order, withdrawn }, language)}</Thai>
        </p>
      )}
      <MemberCount members={members} />
      <MemberList members={members} />
      {keeps && (
        <p>
          <Link to={committeeWorkUrls.committeeMembers({ committeeId, appointmentId })}>
            <Thai>{t.setMembers}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

function NamingOrder({ committee: { committeeId }, orders, form }: CommitteeWorkPageProps): VNode {
  const { language } = useView()
  const t = useMessages(committeeWorkMessages)
  if (orders.length === 0) {
    return (
      <p class="ps-measure" id="orderId">
        <Thai>{t.noOrders}</Thai>
      </p>
    )
  }
  return (
    <PostForm action={committeeWorkUrls.committeeOrder({ committeeId })} class="ps-measure">
      <SelectField
        name="orderId"
        label={t.nameOrder}
        hint={t.orderHint}
        form={form}
        items={[
          { value: '', children: '' },
          ...orders.map((order) => ({ value: order.publicationId, children: orderWords(order, language) })),
        ]}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.nameOrder}</Thai>
      </Button>
    </PostForm>
  )
}
