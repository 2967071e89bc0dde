import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { lateBy } from '../../../platform/calendar/deadline.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { LeftAddress } from '../../../platform/notifications/notice-address.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { LeftNoticeAddress } from '../../../ui/notice-address.tsx'
import { Facts, FileList, Typed } from '../../../ui/matter-parts.tsx'
import { MatterRating } from '../../../ui/matter-rating.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import { standingOn } from '../deadline.ts'
import { deliveryNames, stateNames } from '../fact-names.ts'
import type { InformationRequest } from '../reading.ts'
import type { RequestStep } from '../step.ts'
import { informationTrackingMessages } from '../tracking-messages.ts'
import { informationCentreUrls } from '../urls.ts'
import { Grounds, Steps } from './request-parts.tsx'

export interface CaseProps {
  readonly request: InformationRequest
  readonly steps: readonly RequestStep[]
  readonly files: readonly KeptFile[]
  /** The last day to appeal, where something was refused. */
  readonly appealUntil: Temporal.PlainDate | undefined
  /** The address for news, if one was left. */
  readonly left: LeftAddress | undefined
  /** The pass by which this page was opened. */
  readonly token: string
  readonly form: FormState
}

/** A request as whoever has its code sees it: how it stands, the answer, every step, and what he can do. */
export function CasePage(props: CaseProps): VNode {
  const { request, steps, left, token, form } = props
  const { language, today } = useView()
  const t = useMessages(informationTrackingMessages)
  const centre = useMessages(informationCentreMessages)
  const states = useMessages(stateNames)
  const deliveries = useMessages(deliveryNames)
  const due = Temporal.PlainDate.from(request.dueOn)
  const isOpen = request.state === 'open'
  const isOverdue = standingOn(request, today) === 'overdue'
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: centre.centre, address: informationCentreUrls.centre() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.request(request.registerNumber, request.registerYear)}</Thai>
      </h1>
      <p class="govuk-heading-m">
        <Thai>{states[request.state]}</Thai>
      </p>
      {isOpen && (
        <p>
          <Thai>{t.dueOn}</Thai> <b>{formatDate(due, language)}</b>
          {lateBy(due, today) > 0 && (
            <>
              {' '}
              <span class="ps-state ps-state--late">
                <Thai>{t.lateBy(lateBy(due, today))}</Thai>
              </span>
            </>
          )}
        </p>
      )}
      {isOverdue && (
        <InsetText>
          {lateBy(due, today) === 0 && (
            <p>
              <Thai>{t.extendedLate}</Thai>
            </p>
          )}
          <p>
            <Thai>{t.lateAdvice}</Thai>
          </p>
        </InsetText>
      )}
      {request.erasedAt ? (
        <p>
          <Thai>{t.erased}</Thai>
        </p>
      ) : (
        <>
          <AnswerSection {...props} />
          <Facts
            facts={[
              { name: t.wanted, value: request.wanted ?? '', isTyped: true },
              { name: t.delivery, value: deliveries[request.delivery] },
            ]}
          />
        </>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <Steps steps={steps} />
      {isOpen && (
        <Details summary={<Thai>{t.withdraw}</Thai>}>
          <p>
            <Thai>{t.withdrawWhy}</Thai>
          </p>
          <PostForm action={informationCentreUrls.withdraw({ token })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.withdraw}</Thai>
            </Button>
          </PostForm>
        </Details>
      )}
      {!isOpen && !request.erasedAt && (
        <MatterRating
          words={t}
          rating={request.rating}
          action={informationCentreUrls.rate({ token })}
          form={form}
        />
      )}
      {left && <LeftNoticeAddress left={left} stop={informationCentreUrls.stopNotices({ token })} />}
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

/** What was answered, the grounds of a refusal, and what can be done against it. */
function AnswerSection({ request, files, appealUntil, token }: CaseProps): VNode | null {
  const { language } = useView()
  const t = useMessages(informationTrackingMessages)
  const { state, answer, grounds, passedTo } = request
  if (state === 'open' || (state === 'withdrawn' && answer === null)) return null
  return (
    <section class="ps-block" aria-labelledby="answer">
      <h2 class="govuk-heading-m" id="answer">
        <Thai>{state === 'refused' || state === 'withdrawn' ? t.reason : t.answer}</Thai>
      </h2>
      {passedTo !== null && (
        <p>
          <Thai>{t.passedTo}</Thai> <b>{passedTo}</b>
        </p>
      )}
      {answer !== null && <Typed>{answer}</Typed>}
      {grounds.length > 0 && (
        <>
          <h3 class="govuk-heading-s">
            <Thai>{t.grounds}</Thai>
          </h3>
          <Grounds grounds={grounds} />
        </>
      )}
      {files.length > 0 && (
        <>
          <h3 class="govuk-heading-s">
            <Thai>{t.files}</Thai>
          </h3>
          <FileList files={files} addressOf={(fileId) => informationCentreUrls.caseFile({ token, fileId })} />
        </>
      )}
      {appealUntil && (
        <InsetText>
          <h3 class="govuk-heading-s">
            <Thai>{t.appeal}</Thai>
          </h3>
          <p>
            <Thai>{t.appealText}</Thai>
          </p>
          <p>
            <Thai>{t.appealUntil(formatDate(appealUntil, language))}</Thai>
          </p>
        </InsetText>
      )}
      {state === 'not-held' && (
        <InsetText>
          <h3 class="govuk-heading-s">
            <Thai>{t.notHeldAppeal}</Thai>
          </h3>
          <p>
            <Thai>{t.notHeldText}</Thai>
          </p>
        </InsetText>
      )}
    </section>
  )
}
