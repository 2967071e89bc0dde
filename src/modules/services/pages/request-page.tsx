import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts, FileList } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Appointment } from '../handling/appointing.ts'
import { serviceChannelNames } from '../handling/fact-names.ts'
import { serviceActMessages } from '../handling/form-messages.ts'
import { serviceHandlingMessages } from '../handling/messages.ts'
import type { HandledRequest } from '../handling/register-reading.ts'
import type { Told } from '../handling/told.tsx'
import type { RequestStep } from '../step.ts'
import { serviceHandlingUrls, serviceWorkUrls } from '../urls.ts'
import { RequestActions } from './request-actions.tsx'
import { StandingTag, Steps, useTimeWords, type TimeUsed } from './request-tags.tsx'

export interface RequestProps {
  readonly request: HandledRequest
  readonly told: Told
  readonly time: TimeUsed
  readonly steps: readonly RequestStep[]
  readonly results: readonly KeptFile[]
  readonly appointments: readonly Appointment[]
  readonly divisions: readonly Division[]
  /** Whom it may be given to. */
  readonly people: readonly { readonly accountId: string; readonly name: string }[]
  /** Whether the reader may act on it; `other` where that is for another division. */
  readonly mayHandle: 'yes' | 'other' | 'no'
  readonly form: FormState
}

/** One request for the staff: what is asked for and by whom, what was done, and what can be done next. */
export function RequestPage(props: RequestProps): VNode {
  const { request, told, time, steps, form, mayHandle } = props
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const timeWords = useTimeWords()
  const {
    requestId,
    registerNumber,
    registerYear,
    serviceName,
    serviceNameEn,
    dueOn,
    bringBy,
    state,
    erasedAt,
  } = request
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  return (
    <>
      <p>
        <Link to={serviceWorkUrls.register()}>
          <Thai>{t.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          <Thai>{language === 'th' ? serviceName : serviceNameEn}</Thai>
        </span>
        <Thai>{t.requestOf(registerNumber, registerYear)}</Thai>
      </h1>
      <p>
        <StandingTag request={request} />{' '}
        {state === 'open' && dueOn !== null && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {day(dueOn)}
          </span>
        )}
        {state === 'incomplete' && bringBy !== null && (
          <span class="ps-deadline">
            <Thai>{t.bringByDue}</Thai> {day(bringBy)}
          </span>
        )}{' '}
        <span class="ps-deadline">
          <Thai>{timeWords(time)}</Thai>
        </span>
      </p>
      {erasedAt !== null && (
        <p>
          <Thai>{t.erased}</Thai>
        </p>
      )}
      {mayHandle === 'other' && (
        <InsetText>
          <Thai>{t.notYours}</Thai>
        </InsetText>
      )}
      <RequestFacts {...props} />
      {told.answers !== null && (
        <h2 class="govuk-heading-m">
          <Thai>{t.told}</Thai>
        </h2>
      )}
      {told.answers}
      {mayHandle === 'yes' && erasedAt === null && <RequestActions {...props} />}
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <Steps steps={steps} />
      <p>
        <Link to={ledgerUrls.entries({ subject: requestId })}>
          <Thai>{t.proof}</Thai>
        </Link>
      </p>
    </>
  )
}

function RequestFacts({ request, told, time, results, appointments, mayHandle }: RequestProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const channels = useMessages(serviceChannelNames)
  const fee = useFeeWords()
  const dated = (name: string, iso: string | null) =>
    iso !== null && { name, value: formatDate(Temporal.PlainDate.from(iso), language) }
  const filed = (name: string, list: readonly KeptFile[]) =>
    list.length > 0 && {
      name,
      value: <FileList files={list} addressOf={(fileId) => fileUrls.file({ fileId })} />,
    }
  const { requestId, decision, appeal, state } = request
  const hasText = request.erasedAt === null
  const isDecided = state === 'approved' || state === 'refused' || state === 'returned'
  return (
    <Facts
      facts={[
        hasText && { name: t.applicant, value: request.applicant ?? t.notGiven },
        hasText && { name: t.contact, value: request.contact ?? t.notGiven, isTyped: true },
        { name: t.channel, value: channels[request.channel] },
        dated(t.receivedOn, request.receivedOn),
        dated(t.completeOn, request.completeOn),
        request.state === 'incomplete' && dated(t.bringBy, request.bringBy),
        time.promised !== undefined && {
          name: t.standard,
          value: t.standardDays(time.promised),
        },
        {
          name: t.division,
          value: (language === 'th' ? request.divisionName : request.divisionNameEn) ?? t.unassigned,
        },
        { name: t.assignee, value: request.assigneeName ?? t.noOfficer },
        { name: t.fee, value: fee(request) },
        appointments.length > 0 && {
          name: t.appointments,
          value: (
            <Appointments requestId={requestId} appointments={appointments} mayCancel={mayHandle === 'yes'} />
          ),
        },
        filed(t.filesTold, told.laterFiles),
        dated(t.endedOn, request.endedOn),
        decision !== null && { name: t.decision, value: decision, isTyped: true },
        appeal !== null && { name: t.appeal, value: appeal, isTyped: true },
        filed(t.resultFiles, results),
        isDecided &&
          hasText && {
            name: t.resultPdf,
            value: (
              <a class="govuk-link" href={serviceHandlingUrls.result({ requestId })}>
                <Thai>{t.resultPdf}</Thai>
              </a>
            ),
          },
      ]}
    />
  )
}

function useFeeWords(): (request: HandledRequest) => string {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  return ({ feeSatang, feePaidOn, feeReceipt }) => {
    if (feeSatang === null) return t.feeUnknown
    if (feeSatang === 0) return t.feeFree
    const baht = formatBaht(feeSatang)
    return feePaidOn === null
      ? t.feeOwed(baht)
      : t.feePaid(baht, formatDate(Temporal.PlainDate.from(feePaidOn), language), feeReceipt ?? '–')
  }
}

function Appointments({
  requestId,
  appointments,
  mayCancel,
}: Pick<RequestProps, 'appointments'> & { requestId: string; mayCancel: boolean }): VNode {
  const { language, today } = useView()
  const t = useMessages(serviceHandlingMessages)
  const h = useMessages(serviceActMessages)
  const isToCome = (at: Temporal.Instant) =>
    Temporal.PlainDate.compare(at.toZonedDateTimeISO('Asia/Bangkok').toPlainDate(), today) >= 0
  return (
    <ul class="govuk-list">
      {appointments.map(({ appointmentId, meetsAt, place, words, cancelledAt }) => (
        <li>
          {formatMoment(meetsAt, language)}
          {place !== null && (
            <>
              {' · '}
              <Thai>{place}</Thai>
            </>
          )}
          {words !== null && (
            <>
              {' · '}
              <Thai>{words}</Thai>
            </>
          )}{' '}
          {cancelledAt !== null && (
            <b>
              <Thai>{t.cancelled}</Thai>
            </b>
          )}
          {cancelledAt === null && mayCancel && isToCome(meetsAt) && (
            <Link to={serviceHandlingUrls.cancelAppointment({ requestId, appointmentId })}>
              <Thai>{h.cancelAppointment}</Thai>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
