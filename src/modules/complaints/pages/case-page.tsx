import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { LeftAddress } from '../../../platform/notifications/notice-address.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts, FileList, Typed } from '../../../ui/matter-parts.tsx'
import { LeftNoticeAddress } from '../../../ui/notice-address.tsx'
import { MatterRating } from '../../../ui/matter-rating.tsx'
import { MatterSurvey } from '../../../ui/matter-survey.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Category } from '../categories.ts'
import { dueToday, standingOn } from '../clock/timing.ts'
import type { ComplaintFiles } from '../complaint-files.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { levelNames, stateNames } from '../fact-names.ts'
import type { Complaint } from '../reading.ts'
import type { ComplaintStep } from '../step.ts'
import { complaintTrackingMessages } from '../tracking-messages.ts'
import { complaintUrls } from '../urls.ts'
import { StandingTag, Steps, usePlace } from './complaint-parts.tsx'

export interface CaseProps {
  /** The complainant's own. */
  readonly complaint: Complaint
  /** The one in which it is dealt with: itself, or the one it is joined with. */
  readonly matter: Complaint
  /** How many others are joined with the matter. */
  readonly others: number
  readonly category: Category | undefined
  readonly steps: readonly ComplaintStep[]
  readonly jointSteps: readonly ComplaintStep[]
  readonly files: ComplaintFiles
  /** Where news of it goes, if an address was left. */
  readonly left: LeftAddress | undefined
  readonly mayDispute: boolean
  /** Whether he is asked to answer the survey; see `asking.ts`. */
  readonly isAsked: boolean
  /** The pass by which this page was opened. */
  readonly token: string
  readonly form: FormState
}

/** A complaint as whoever has its code sees it: how it stands, the result, every step, and what he can do. */
export function CasePage(props: CaseProps): VNode {
  const { complaint, matter, others, steps, jointSteps, left, token, form } = props
  const t = useMessages(complaintTrackingMessages)
  const door = useMessages(complaintDoorMessages)
  const states = useMessages(stateNames)
  const isOpen = complaint.endedOn === null
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: door.door, address: complaintUrls.door() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.complaint(complaint.registerNumber, complaint.registerYear)}</Thai>
      </h1>
      <p class="govuk-heading-m">
        <Thai>{states[matter.state]}</Thai>
      </p>
      {isOpen && <Clock complaint={complaint} matter={matter} />}
      {matter !== complaint && (
        <InsetText>
          <Thai>{t.merged(matter.registerNumber, matter.registerYear)}</Thai>
        </InsetText>
      )}
      {matter === complaint && others > 0 && (
        <p>
          <Thai>{t.joint(others + 1)}</Thai>
        </p>
      )}
      <Question {...props} />
      <Result {...props} />
      <Told {...props} />
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <Steps steps={steps} reader="complainant" />
      {matter !== complaint && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.jointSteps}</Thai>
          </h2>
          <Steps steps={jointSteps} reader="joined" />
        </>
      )}
      <Dispute {...props} />
      {left && <LeftNoticeAddress left={left} stop={complaintUrls.stopNotices({ token })} />}
      {isOpen && (
        <Details summary={<Thai>{t.withdraw}</Thai>}>
          <p>
            <Thai>{t.withdrawWhy}</Thai>
          </p>
          <PostForm action={complaintUrls.withdraw({ token })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.withdraw}</Thai>
            </Button>
          </PostForm>
        </Details>
      )}
      {!isOpen && complaint.erasedAt === null && (
        <MatterRating
          words={t}
          rating={complaint.rating}
          action={complaintUrls.rate({ token })}
          form={form}
        />
      )}
      <MatterSurvey
        words={t}
        isAsked={props.isAsked}
        isTaken={complaint.isInvited}
        action={complaintUrls.survey({ token })}
      />
      <p>
        <Link to={ledgerUrls.entries({ subject: complaint.complaintId })}>
          <Thai>{t.proof}</Thai>
        </Link>
      </p>
      <p class="ps-rows__meta">
        <Thai>{t.validity}</Thai>
      </p>
    </div>
  )
}

/** The day of the answer, and, when it was missed, what happens by itself and what else the complainant can do. */
function Clock({ complaint, matter }: Pick<CaseProps, 'complaint' | 'matter'>): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintTrackingMessages)
  const levels = useMessages(levelNames)
  const isOverdue = standingOn(complaint, today) === 'overdue'
  return (
    <>
      <p>
        <Thai>{t.dueOn}</Thai> <b>{formatDate(dueToday(complaint, today), language)}</b>{' '}
        {complaint.mergedInto === null && <StandingTag complaint={complaint} />}
      </p>
      {complaint.waitingSince !== null && (
        <p>
          <Thai>{t.waiting}</Thai>
        </p>
      )}
      {isOverdue && (
        <InsetText>
          <p>
            <Thai>{t.overdue}</Thai>{' '}
            {matter.level > 0 && <Thai>{t.overdueAt(levels[matter.level as 1 | 2 | 3])}</Thai>}
          </p>
          <p>
            <Thai>{t.overdueAdvice}</Thai>
          </p>
        </InsetText>
      )}
    </>
  )
}

/** A question of the staff that waits for an answer, or room to add something. */
function Question({ complaint, matter, steps, token, form }: CaseProps): VNode | null {
  const t = useMessages(complaintTrackingMessages)
  if (complaint.endedOn !== null) return null
  const isOwn = matter === complaint
  const last = steps.findLast(({ kind }) => kind === 'asked' || kind === 'replied' || kind === 'resumed')
  const isAsked = isOwn && complaint.waitingSince !== null && last?.kind === 'asked'
  const fields = (
    <PostForm action={complaintUrls.reply({ token })} class="ps-measure">
      <LongTextField name="reply" label={t.reply} form={form} />
      <Button>
        <Thai>{t.replySend}</Thai>
      </Button>
    </PostForm>
  )
  if (!isAsked) {
    return (
      <Details summary={<Thai>{t.more}</Thai>} open={form.errors['reply'] !== undefined}>
        {fields}
      </Details>
    )
  }
  return (
    <section class="ps-block" aria-labelledby="question">
      <h2 class="govuk-heading-m" id="question">
        <Thai>{t.question}</Thai>
      </h2>
      <InsetText>
        <Typed>{last?.words ?? ''}</Typed>
      </InsetText>
      <p>
        <Thai>{t.replyLead}</Thai>
      </p>
      {fields}
    </section>
  )
}

/** What came of it, in the words of whoever ended it last. */
function Result({ complaint, matter, steps, jointSteps, files, token }: CaseProps): VNode | null {
  const { language } = useView()
  const t = useMessages(complaintTrackingMessages)
  const ending = (matter === complaint ? steps : jointSteps).findLast(({ kind }) => kind === matter.state)
  if (matter.endedOn === null || !ending || matter.state === 'withdrawn') return null
  const addressOf = (fileId: string) => complaintUrls.caseFile({ token, fileId })
  const { fixedOn, passedTo } = matter
  return (
    <section class="ps-block" aria-labelledby="result">
      <h2 class="govuk-heading-m" id="result">
        <Thai>{t.result}</Thai>
      </h2>
      {ending.words !== null && <Typed>{ending.words}</Typed>}
      <Facts
        facts={[
          passedTo !== null && { name: t.passedTo, value: passedTo },
          fixedOn !== null && {
            name: t.fixedOn,
            value: formatDate(Temporal.PlainDate.from(fixedOn), language),
          },
          files.fixed.length > 0 && {
            name: t.fixedPhotos,
            value: <FileList files={files.fixed} addressOf={addressOf} />,
          },
          files.answers.length > 0 && {
            name: t.files,
            value: <FileList files={files.answers} addressOf={addressOf} />,
          },
        ]}
      />
    </section>
  )
}

function Told({ complaint, matter, category, files, token }: CaseProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintTrackingMessages)
  const place = usePlace(complaint)
  const name = language === 'th' ? category?.name : category?.nameEn
  if (complaint.erasedAt !== null) {
    return (
      <p>
        <Thai>{t.erased}</Thai>
      </p>
    )
  }
  return (
    <Facts
      facts={[
        name !== undefined && { name: t.category, value: name },
        place !== undefined && { name: t.place, value: place },
        complaint.story !== null && { name: t.story, value: complaint.story, isTyped: true },
        files.photos.length > 0 && {
          name: t.photos,
          value: (
            <FileList
              files={files.photos}
              addressOf={(fileId) => complaintUrls.caseFile({ token, fileId })}
            />
          ),
        },
        matter.summary !== null && { name: t.summary, value: matter.summary, isTyped: true },
      ]}
    />
  )
}

function Dispute({ mayDispute, token, form }: CaseProps): VNode | null {
  const t = useMessages(complaintTrackingMessages)
  if (!mayDispute) return null
  return (
    <Details summary={<Thai>{t.notFixed}</Thai>} open={form.errors['disputed'] !== undefined}>
      <p>
        <Thai>{t.notFixedWhy}</Thai>
      </p>
      <PostForm action={complaintUrls.dispute({ token })} class="ps-measure">
        <LongTextField name="disputed" label={t.notFixedWords} form={form} />
        <Button class="govuk-button--secondary">
          <Thai>{t.notFixedSend}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}
