import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { InformationRequest } from '../reading.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import { informationRegisterUrls } from '../urls.ts'

export interface HandlingProps {
  readonly request: InformationRequest
  readonly form: FormState
}

interface FrameProps extends HandlingProps {
  readonly title: string
  readonly why: string
  readonly send: string
  readonly hasFiles?: boolean
  readonly children: ComponentChildren
}

/** A form about one request, with what is asked before the eyes of whoever fills it in. */
export function HandlingFrame(props: FrameProps): VNode {
  const { request, form, title, why, send, hasFiles = false, children } = props
  const t = useMessages(informationRegisterMessages)
  const { requestId, registerNumber, registerYear, wanted } = request
  return (
    <>
      <p>
        <Link to={informationRegisterUrls.request({ requestId })}>
          <Thai>{t.requestOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{why}</Thai>
      </p>
      <InsetText>
        <Typed>{wanted ?? t.erased}</Typed>
      </InsetText>
      <PostForm hasFiles={hasFiles} keepsDraft>
        {children}
        <Button>
          <Thai>{send}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** Another last day, with the reason that the requester reads. */
export function ExtendPage({ request, form }: HandlingProps): VNode {
  const { language } = useView()
  const t = useMessages(informationRegisterMessages)
  const due = formatDate(Temporal.PlainDate.from(request.dueOn), language, 'short')
  return (
    <HandlingFrame request={request} form={form} title={t.extend} why={t.extendWhy} send={t.extend}>
      <TextField
        name="dueOn"
        label={t.newDue}
        hint={t.newDueHint(due)}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <LongTextField name="reason" label={t.reason} hint={t.reasonHint} form={form} />
    </HandlingFrame>
  )
}

/** To the agency that holds the information, with advice for the requester (section 12). */
export function PassOnPage({ request, form }: HandlingProps): VNode {
  const t = useMessages(informationRegisterMessages)
  return (
    <HandlingFrame request={request} form={form} title={t.passOn} why={t.passOnWhy} send={t.passOnSend}>
      <TextField name="passedTo" label={t.passedTo} form={form} autoComplete="off" />
      <LongTextField name="answer" label={t.passOnWords} form={form} />
    </HandlingFrame>
  )
}

/** Withdrawn by the requester, who told the staff. */
export function WithdrawForPage({ request, form }: HandlingProps): VNode {
  const t = useMessages(informationRegisterMessages)
  return (
    <HandlingFrame request={request} form={form} title={t.withdraw} why={t.withdrawWhy} send={t.withdrawSend}>
      <LongTextField name="answer" label={t.withdrawWords} form={form} />
    </HandlingFrame>
  )
}
