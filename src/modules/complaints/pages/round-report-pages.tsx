import type { VNode } from 'preact'
import type { Round as Approval } from '../../../platform/approvals/approving.ts'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { ApprovalTrail, OpinionForm } from '../../../ui/approval-trail.tsx'
import { FormErrors, LongTextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { roundDates, type Round, type RoundContent } from '../rounds/round-content.ts'
import type { RoundReport } from '../rounds/round-report.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { useRoundState } from './round-page.tsx'
import { RoundSections } from './round-parts.tsx'

/** The last day on which a summary is in time, and in words whether it is over. */
function Due({ round }: { round: Round }): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintRoundMessages)
  const { due } = roundDates(round)
  return (
    <>
      {' · '}
      <Thai>{t.due(formatDate(due, language, 'short'))}</Thai>
      {Temporal.PlainDate.compare(today, due) > 0 && (
        <span class="ps-ink--late">
          {' · '}
          <Thai>{t.isLate}</Thai>
        </span>
      )}
    </>
  )
}

/** The rounds that are over, for those who send and read their summaries. */
export function RoundReportsPage({
  rounds,
}: {
  rounds: readonly (Round & { readonly report: RoundReport | undefined })[]
}): VNode {
  const t = useMessages(complaintRoundMessages)
  const register = useMessages(complaintRegisterMessages)
  const stateOf = useRoundState()
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{register.register}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.history}</Thai>
      </h1>
      {rounds.length === 0 && (
        <p>
          <Thai>{t.noHistory}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {rounds.map(({ report, ...round }) => (
          <li>
            <Link to={complaintRegisterUrls.report(round)}>
              <Thai>{t.report(round.fiscalYear, round.months)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{stateOf(report)}</Thai>
              {(!report || report.state === 'sent-back') && <Due round={round} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

export interface RoundReportProps {
  readonly content: RoundContent
  readonly report: RoundReport | undefined
  readonly approvals: readonly Approval[]
  /** Whether the reader acknowledges it now, and whether for somebody else. */
  readonly acknowledges: { readonly isActing: boolean } | undefined
  readonly maySend: boolean
  readonly form: FormState
}

/** The summary of a round on its way to the chief executive. */
export function RoundReportPage({
  content,
  report,
  approvals,
  acknowledges,
  maySend,
  form,
}: RoundReportProps): VNode {
  const t = useMessages(complaintRoundMessages)
  const stateOf = useRoundState()
  const { fiscalYear, months } = content
  const round = { fiscalYear, months }
  const isOpen = !report || report.state === 'sent-back'
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={complaintRegisterUrls.reports()}>
          <Thai>{t.history}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.report(fiscalYear, months)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{stateOf(report)}</Thai>
        {isOpen && <Due round={round} />}
      </p>
      <p class="ps-inline-links">
        <Link to={complaintUrls.round(round)}>
          <Thai>{t.publicPage}</Thai>
        </Link>
      </p>
      {report?.state === 'sent' && (
        <p class="ps-measure">
          <Thai>{t.waits}</Thai>
        </p>
      )}
      <RoundSections content={content} />
      <ApprovalTrail rounds={approvals} />
      {acknowledges && (
        <OpinionForm
          action={complaintRegisterUrls.decideReport(round)}
          office="chief-executive"
          form={form}
          {...acknowledges}
        />
      )}
      {maySend && isOpen && (
        <PostForm action={complaintRegisterUrls.sendReport(round)} keepsDraft class="ps-measure">
          <h2 class="govuk-heading-m">
            <Thai>{t.send}</Thai>
          </h2>
          <p>
            <Thai>{t.sendWhy}</Thai>
          </p>
          <LongTextField name="remark" label={t.remarkLabel} hint={t.remarkHint} form={form} />
          <Button>
            <Thai>{t.send}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
