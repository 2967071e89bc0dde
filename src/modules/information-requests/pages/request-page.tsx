import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import type { LeftAddress } from '../../../platform/notifications/notice-address.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { noticeAddressMessages } from '../../../ui/notice-address.tsx'
import { Facts, FileList } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { ledgerUrls } from '../../ledger/module.tsx'
import { channelNames, deliveryNames } from '../fact-names.ts'
import type { InformationRequest } from '../reading.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import type { RequestStep } from '../step.ts'
import { informationTrackingMessages } from '../tracking-messages.ts'
import { informationRegisterUrls } from '../urls.ts'
import { Grounds, Steps } from './request-parts.tsx'
import { StandingTag } from './standing-tag.tsx'

export interface RequestProps {
  readonly request: InformationRequest
  readonly steps: readonly RequestStep[]
  readonly files: readonly KeptFile[]
  readonly divisions: readonly Division[]
  /** The address for news, if one was left. */
  readonly left: LeftAddress | undefined
  readonly mayHandle: boolean
  readonly form: FormState
}

/** One request for the staff: what is asked and by whom, what was done, and what can be done next. */
export function RequestPage(props: RequestProps): VNode {
  const { request, steps, form, mayHandle } = props
  const { language } = useView()
  const t = useMessages(informationRegisterMessages)
  const tracking = useMessages(informationTrackingMessages)
  const { registerNumber, registerYear, dueOn, state, erasedAt } = request
  return (
    <>
      <p>
        <Link to={informationRegisterUrls.register()}>
          <Thai>{t.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.requestOf(registerNumber, registerYear)}</Thai>
      </h1>
      <p>
        <StandingTag request={request} />{' '}
        {state === 'open' && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {formatDate(Temporal.PlainDate.from(dueOn), language)}
          </span>
        )}
      </p>
      {erasedAt && (
        <p>
          <Thai>{t.erased}</Thai>
        </p>
      )}
      <RequestFacts {...props} />
      {state === 'open' && mayHandle && <Actions {...props} />}
      {mayHandle && !erasedAt && (
        <Details summary={<Thai>{t.renew}</Thai>}>
          <p>
            <Thai>{t.renewWhy}</Thai>
          </p>
          <PostForm action={informationRegisterUrls.renewCode({ requestId: request.requestId })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.renewSend}</Thai>
            </Button>
          </PostForm>
        </Details>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <Steps steps={steps} showsWho />
      <p>
        <Link to={ledgerUrls.entries({ subject: request.requestId })}>
          <Thai>{tracking.proof}</Thai>
        </Link>
      </p>
    </>
  )
}

function RequestFacts({ request, files, left }: RequestProps): VNode {
  const { language } = useView()
  const t = useMessages(informationRegisterMessages)
  const tracking = useMessages(informationTrackingMessages)
  const channels = useMessages(channelNames)
  const deliveries = useMessages(deliveryNames)
  const notices = useMessages(noticeAddressMessages)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const typed = (name: string, value: string | null) => value !== null && { name, value, isTyped: true }
  const { endedOn, grounds, passedTo, erasedAt, rating } = request
  const hasText = erasedAt === null
  const division = language === 'th' ? request.divisionName : request.divisionNameEn
  const addressOf = (fileId: string) => fileUrls.file({ fileId })
  return (
    <Facts
      facts={[
        typed(tracking.wanted, request.wanted),
        { name: tracking.delivery, value: deliveries[request.delivery] },
        hasText && { name: t.requester, value: request.requester ?? t.notGiven },
        hasText && { name: t.contact, value: request.contact ?? t.notGiven, isTyped: true },
        left !== undefined && {
          name: notices.notices,
          value: left.isUnreachable ? notices.unreachable(left.masked) : left.masked,
        },
        { name: t.channel, value: channels[request.channel] },
        { name: t.receivedOn, value: day(request.receivedOn) },
        { name: t.division, value: division ?? t.unassigned },
        endedOn !== null && { name: t.endedOn, value: day(endedOn) },
        passedTo !== null && { name: tracking.passedTo, value: passedTo },
        typed(tracking.answer, request.answer),
        grounds.length > 0 && { name: tracking.grounds, value: <Grounds grounds={grounds} /> },
        files.length > 0 && {
          name: tracking.files,
          value: <FileList files={files} addressOf={addressOf} />,
        },
        rating !== null && { name: t.rating, value: `${rating}/5` },
        typed(t.ratingWords, request.ratingWords),
      ]}
    />
  )
}

function Actions({ request, divisions, form }: RequestProps): VNode {
  const { language } = useView()
  const t = useMessages(informationRegisterMessages)
  const { requestId, divisionId } = request
  const ways = [
    { label: t.answer, address: informationRegisterUrls.answer({ requestId }) },
    { label: t.refuse, address: informationRegisterUrls.refuse({ requestId }) },
    { label: t.extend, address: informationRegisterUrls.extend({ requestId }) },
    { label: t.passOn, address: informationRegisterUrls.passOn({ requestId }) },
    { label: t.withdraw, address: informationRegisterUrls.withdrawFor({ requestId }) },
  ]
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.actions}</Thai>
      </h2>
      <ul class="ps-rows">
        {ways.map(({ label, address }) => (
          <li>
            <Link to={address}>
              <Thai>{label}</Thai>
            </Link>
          </li>
        ))}
      </ul>
      <PostForm action={informationRegisterUrls.assign({ requestId })} class="ps-block">
        <SelectField
          name="division"
          label={t.assignTo}
          form={form}
          value={form.typed['division'] ?? divisionId ?? ''}
          items={[
            { value: '', children: t.chooseDivision },
            ...divisions
              .filter(({ closedAt }) => closedAt === null)
              .map((one) => ({ value: one.divisionId, children: language === 'th' ? one.name : one.nameEn })),
          ]}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.assign}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
