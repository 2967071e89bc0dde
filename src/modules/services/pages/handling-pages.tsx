import type { ComponentChildren, VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { serviceActMessages } from '../handling/form-messages.ts'
import { serviceHandlingMessages } from '../handling/messages.ts'
import { owes } from '../handling/next-acts.ts'
import type { HandledRequest } from '../handling/register-reading.ts'
import { resultUploads } from '../handling/result-files.ts'
import { serviceWorkUrls } from '../urls.ts'

export interface HandlingProps {
  readonly request: HandledRequest
  readonly form: FormState
}

interface FrameProps extends HandlingProps {
  readonly title: string
  readonly why: string
  readonly send: string
  readonly hasFiles?: boolean
  readonly children: ComponentChildren
}

/** A form about one request. */
function Frame({ request, form, title, why, send, hasFiles = false, children }: FrameProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const { requestId, registerNumber, registerYear, applicant, serviceName, serviceNameEn } = request
  return (
    <>
      <p>
        <Link to={serviceWorkUrls.request({ requestId })}>
          <Thai>{t.requestOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          <Thai>
            {[language === 'th' ? serviceName : serviceNameEn, applicant]
              .filter((part) => part !== null)
              .join(' · ')}
          </Thai>
        </span>
        <Thai>{title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{why}</Thai>
      </p>
      <PostForm hasFiles={hasFiles} keepsDraft class="ps-measure">
        {children}
        <Button>
          <Thai>{send}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function DayField({
  name,
  label,
  example,
  form,
}: {
  name: string
  label: string
  example: Temporal.PlainDate
  form: FormState
}): VNode {
  const t = useMessages(serviceActMessages)
  return (
    <TextField
      name={name}
      label={label}
      hint={t.dayHint(editableDate(example))}
      form={form}
      class="govuk-input--width-10"
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

export function AskPage(props: HandlingProps): VNode {
  const { today } = useView()
  const t = useMessages(serviceActMessages)
  return (
    <Frame {...props} title={t.ask} why={t.askWhy} send={t.askSend}>
      <LongTextField name="words" label={t.askWords} form={props.form} />
      <DayField name="bringBy" label={t.askBringBy} example={today.add({ days: 15 })} form={props.form} />
    </Frame>
  )
}

export function AppointPage(props: HandlingProps): VNode {
  const { form } = props
  const { today } = useView()
  const t = useMessages(serviceActMessages)
  return (
    <Frame {...props} title={t.appoint} why={t.appointWhy} send={t.appointSend}>
      <DayField name="day" label={t.appointDay} example={today.add({ days: 7 })} form={form} />
      <TextField
        name="time"
        label={t.appointTime}
        hint={t.appointTimeHint}
        form={form}
        class="govuk-input--width-5"
        autoComplete="off"
      />
      <TextField name="place" label={t.appointPlace} form={form} autoComplete="off" />
      <LongTextField name="words" label={t.appointWords} form={form} />
      {(form.errors['meansIt'] !== undefined || form.typed['meansIt'] === 'yes') && (
        <Checkboxes
          name="meansIt"
          errorMessage={useError(form.errors['meansIt'])}
          values={[form.typed['meansIt'] ?? '']}
          items={[{ value: 'yes', children: <Thai>{t.meansIt}</Thai> }]}
        />
      )}
    </Frame>
  )
}

export function CancelAppointmentPage(props: HandlingProps): VNode {
  const t = useMessages(serviceActMessages)
  return (
    <Frame {...props} title={t.cancelAppointment} why={t.cancelWhy} send={t.cancelSend}>
      <LongTextField name="words" label={t.reason} form={props.form} />
    </Frame>
  )
}

export function SetFeePage(props: HandlingProps): VNode {
  const { request, form } = props
  const t = useMessages(serviceActMessages)
  const known = request.feeSatang === null ? '' : formatBaht(request.feeSatang)
  return (
    <Frame {...props} title={t.setFee} why={t.setFeeWhy} send={t.setFeeSend}>
      <TextField
        name="baht"
        label={t.feeAmount}
        form={{ ...form, typed: { baht: known, ...form.typed } }}
        class="govuk-input--width-10"
        inputMode="decimal"
        autoComplete="off"
      />
    </Frame>
  )
}

export function PayFeePage(props: HandlingProps): VNode {
  const { request, form } = props
  const { today } = useView()
  const t = useMessages(serviceActMessages)
  const typed = { paidOn: editableDate(today), ...form.typed }
  return (
    <Frame
      {...props}
      title={t.payFee}
      why={t.payFeeWhy(formatBaht(request.feeSatang ?? 0))}
      send={t.payFeeSend}
    >
      <DayField name="paidOn" label={t.paidOn} example={today} form={{ ...form, typed }} />
      <TextField
        name="receipt"
        label={t.receipt}
        form={form}
        class="govuk-input--width-20"
        autoComplete="off"
      />
    </Frame>
  )
}

export function DelayPage(props: HandlingProps): VNode {
  const { today } = useView()
  const t = useMessages(serviceActMessages)
  return (
    <Frame {...props} title={t.delay} why={t.delayWhy} send={t.delaySend}>
      <LongTextField name="words" label={t.reason} form={props.form} />
      <DayField name="dueOn" label={t.delayUntil} example={today.add({ days: 7 })} form={props.form} />
    </Frame>
  )
}

export function DecidePage(props: HandlingProps): VNode {
  const { request, form } = props
  const t = useMessages(serviceActMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <Frame {...props} title={t.decide} why={t.decideWhy} send={t.decideSend} hasFiles>
      {owes(request) && (
        <InsetText>
          <Thai>{t.feeOpen(formatBaht(request.feeSatang ?? 0))}</Thai>
        </InsetText>
      )}
      <Radios
        name="outcome"
        fieldset={{
          legend: { children: <Thai>{t.decideOutcome}</Thai>, class: 'govuk-fieldset__legend--s' },
        }}
        errorMessage={useError(form.errors['outcome'])}
        value={form.typed['outcome']}
        items={[
          { value: 'approved', children: <Thai>{t.decideApproved}</Thai> },
          { value: 'refused', children: <Thai>{t.decideRefused}</Thai> },
        ]}
      />
      <LongTextField name="words" label={t.decideWords} hint={t.decideWordsHint} form={form} />
      <AppealField {...props} />
      <SeveralFiles
        uploads={resultUploads}
        name="files"
        label={<Thai>{t.files}</Thai>}
        hint={<Thai>{hasErrors ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
    </Frame>
  )
}

/** The usual words of the service, which whoever decides may change. */
function AppealField({ request, form }: HandlingProps): VNode {
  const t = useMessages(serviceActMessages)
  const typed = { appeal: request.usualAppeal, ...form.typed }
  return <LongTextField name="appeal" label={t.appeal} hint={t.appealHint} form={{ ...form, typed }} />
}

export function GiveBackPage(props: HandlingProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceActMessages)
  const names = useMessages(serviceHandlingMessages)
  const { bringBy } = props.request
  return (
    <Frame {...props} title={t.giveBack} why={t.giveBackWhy} send={t.giveBackSend}>
      {bringBy !== null && (
        <InsetText>
          <Thai>{names.bringBy}</Thai> {formatDate(Temporal.PlainDate.from(bringBy), language)}
        </InsetText>
      )}
      <LongTextField name="words" label={t.reason} form={props.form} />
      <AppealField {...props} />
    </Frame>
  )
}

export function WithdrawForPage(props: HandlingProps): VNode {
  const t = useMessages(serviceActMessages)
  return (
    <Frame {...props} title={t.withdraw} why={t.withdrawWhy} send={t.withdrawSend}>
      <LongTextField name="words" label={t.withdrawWords} form={props.form} />
    </Frame>
  )
}
