import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { FormUploads } from '../../../platform/files/receiving.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import type { LeftAddress } from '../../../platform/notifications/notice-address.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts, FileList, Typed } from '../../../ui/matter-parts.tsx'
import { MatterSurvey } from '../../../ui/matter-survey.tsx'
import { LeftNoticeAddress } from '../../../ui/notice-address.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Appointment } from '../handling/appointing.ts'
import { serviceStateNames } from '../handling/fact-names.ts'
import type { HandledRequest } from '../handling/register-reading.ts'
import type { RequestStep } from '../step.ts'
import { serviceTrackingMessages } from '../tracking-messages.ts'
import { serviceUrls } from '../urls.ts'
import { useStepTitle } from './request-tags.tsx'

export interface CaseProps {
  readonly request: HandledRequest
  readonly steps: readonly RequestStep[]
  readonly appointments: readonly Appointment[]
  readonly results: readonly KeptFile[]
  /** Whether he is asked to answer the survey; see `asking.ts`. */
  readonly isAsked: boolean
  /** The address for news, if one was left. */
  readonly left: LeftAddress | undefined
  /** The pass by which this page was opened. */
  readonly token: string
  readonly uploads: FormUploads
  readonly form: FormState
}

/** A request as whoever has its code sees it: how it stands, what is missing, the decision, and what he can do. */
export function CasePage(props: CaseProps): VNode {
  const { request, steps, left, token, form } = props
  const { language } = useView()
  const t = useMessages(serviceTrackingMessages)
  const states = useMessages(serviceStateNames)
  const titleOf = useStepTitle()
  const isOpen = request.state === 'open' || request.state === 'incomplete'
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.services, address: serviceUrls.catalogue() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.request(request.registerNumber, request.registerYear)}</Thai>
      </h1>
      <p class="govuk-heading-m">
        <Thai>{states[request.state]}</Thai>
      </p>
      {request.erasedAt !== null && (
        <p>
          <Thai>{t.erased}</Thai>
        </p>
      )}
      {request.state === 'incomplete' && <Missing {...props} />}
      <CaseFacts {...props} />
      {request.appeal !== null && (
        <InsetText>
          <h2 class="govuk-heading-s">
            <Thai>{t.appeal}</Thai>
          </h2>
          <Typed>{request.appeal}</Typed>
        </InsetText>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <ol class="ps-steps">
        {steps.map((step) => (
          <li>
            <p class="ps-steps__title">
              <Thai>{titleOf(step)}</Thai>
            </p>
            <p class="ps-steps__meta">{formatDate(todayInBangkok(step.madeAt), language)}</p>
            {/* What is said when a request is given to a division is among the staff. */}
            {step.words !== null && step.kind !== 'assigned' && <Typed>{step.words}</Typed>}
          </li>
        ))}
      </ol>
      {isOpen && (
        <Details summary={<Thai>{t.withdraw}</Thai>}>
          <p>
            <Thai>{t.withdrawWhy}</Thai>
          </p>
          <PostForm action={serviceUrls.withdraw({ token })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.withdraw}</Thai>
            </Button>
          </PostForm>
        </Details>
      )}
      <MatterSurvey
        words={t}
        isAsked={props.isAsked}
        isTaken={request.isInvited}
        action={serviceUrls.survey({ token })}
      />
      {left && <LeftNoticeAddress left={left} stop={serviceUrls.stopNotices({ token })} />}
      <p>
        <Link to={ledgerUrls.entries({ subject: request.requestId })}>
          <Thai>{t.proof}</Thai>
        </Link>
      </p>
      <p class="ps-rows__meta">
        <Thai>{t.validity}</Thai>
      </p>
    </div>
  )
}

/** What is missing in the words of the officer, and the form that sends it. */
function Missing({ request, steps, token, uploads, form }: CaseProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceTrackingMessages)
  const asked = steps.findLast(({ kind }) => kind === 'documents-asked')
  const fault = useError(form.errors['documents'])
  return (
    <section class="ps-block" aria-labelledby="missing">
      <h2 class="govuk-heading-m" id="missing">
        <Thai>{t.missing}</Thai>
      </h2>
      {asked?.words && <Typed>{asked.words}</Typed>}
      {request.bringBy !== null && (
        <p>
          <Thai>{t.bringBy(formatDate(Temporal.PlainDate.from(request.bringBy), language))}</Thai>
        </p>
      )}
      <PostForm action={serviceUrls.give({ token })} hasFiles class="ps-measure">
        <LongTextField name="answer" label={t.answer} form={form} />
        <SeveralFiles
          name="documents"
          label={<Thai>{t.files}</Thai>}
          hint={<Thai>{t.filesHint}</Thai>}
          errorMessage={fault}
          uploads={uploads}
        />
        <Button>
          <Thai>{t.give}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function CaseFacts({ request, appointments, results, token }: CaseProps): VNode {
  const { language, today } = useView()
  const t = useMessages(serviceTrackingMessages)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const { state, dueOn, endedOn, feeSatang, decision, erasedAt } = request
  const isDecided = state === 'approved' || state === 'refused' || state === 'returned'
  const isLate = endedOn === null && (request.overran || (dueOn !== null && today.toString() > dueOn))
  const due = dueOn === null ? (state === 'incomplete' ? t.waits : t.noTime) : day(dueOn)
  return (
    <Facts
      facts={[
        { name: t.service, value: language === 'th' ? request.serviceName : request.serviceNameEn },
        { name: t.receivedOn, value: day(request.receivedOn) },
        endedOn === null && { name: t.dueOn, value: isLate ? `${due} · ${t.late}` : due },
        endedOn !== null && { name: t.endedOn, value: day(endedOn) },
        feeSatang !== null && { name: t.fee, value: feeWords(request, t) },
        appointments.length > 0 && {
          name: t.appointments,
          value: (
            <ul class="govuk-list">
              {appointments.map(({ meetsAt, place, words, cancelledAt }) => (
                <li>
                  <Thai>
                    {[formatMoment(meetsAt, language), place, words, cancelledAt && t.cancelled]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Thai>
                </li>
              ))}
            </ul>
          ),
        },
        decision !== null && {
          name: state === 'approved' ? t.decision : t.reason,
          value: decision,
          isTyped: true,
        },
        results.length > 0 && {
          name: t.results,
          value: (
            <FileList files={results} addressOf={(fileId) => serviceUrls.resultFile({ token, fileId })} />
          ),
        },
        isDecided &&
          erasedAt === null && {
            name: t.letter,
            value: (
              <a class="govuk-link" href={serviceUrls.result({ token })}>
                <Thai>{t.letter}</Thai>
              </a>
            ),
          },
      ]}
    />
  )
}

function feeWords(
  { feeSatang, feePaidOn }: HandledRequest,
  t: (typeof serviceTrackingMessages)['th'],
): string {
  if (feeSatang === null || feeSatang === 0) return t.feeFree
  const baht = formatBaht(feeSatang)
  return feePaidOn === null ? t.feeOwed(baht) : t.feePaid(baht)
}
