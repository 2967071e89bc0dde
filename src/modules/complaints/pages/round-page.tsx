import type { VNode } from 'preact'
import type { Round as Approval } from '../../../platform/approvals/approving.ts'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { ApprovalTrail } from '../../../ui/approval-trail.tsx'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { rounds, type Round, type RoundContent } from '../rounds/round-content.ts'
import type { RoundReport } from '../rounds/round-report.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import { complaintUrls } from '../urls.ts'
import { RoundSections } from './round-parts.tsx'

/** What makes a summary official, and how its sums stand today. */
export interface SealedRound {
  readonly reportId: string
  readonly sealedAt: Temporal.Instant
  readonly sha256: string
  readonly approvals: readonly Approval[]
  readonly live: RoundContent
}

/** The complaints of a round in short, for everybody: as they were sealed, or as they stand today. */
export function RoundPage({
  content,
  sealed,
}: {
  content: RoundContent
  sealed: SealedRound | undefined
}): VNode {
  const { language } = useView()
  const t = useMessages(complaintRoundMessages)
  const statistics = useMessages(complaintStatisticsMessages)
  const door = useMessages(complaintDoorMessages)
  const { fiscalYear, months } = content
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: door.door, address: complaintUrls.door() },
          { label: statistics.statistics, address: complaintUrls.statistics({ year: fiscalYear }) },
          { label: t.reports, address: complaintUrls.rounds() },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{t.report(fiscalYear, months)}</Thai>
      </h1>
      <Choices
        label={t.reports}
        choices={rounds.map((one) => ({
          label: t.round(one),
          address: complaintUrls.round({ fiscalYear, months: one }),
          chosen: one === months,
        }))}
      />
      <p class="ps-measure">
        <Thai>{sealed ? t.sealed(formatDate(todayInBangkok(sealed.sealedAt), language)) : t.draft}</Thai>
      </p>
      {sealed && (
        <dl class="ps-report">
          <div>
            <dt>
              <Thai>{t.fingerprint}</Thai>
            </dt>
            <dd>
              <code>{sealed.sha256}</code>
            </dd>
          </div>
        </dl>
      )}
      <p class="ps-inline-links">
        <a class="govuk-link" href={complaintUrls.roundPdf({ fiscalYear, months })}>
          <Thai>{t.pdf}</Thai>
        </a>
        {sealed && (
          <a class="govuk-link" href={complaintUrls.roundFile({ fiscalYear, months })}>
            <Thai>{t.file}</Thai>
          </a>
        )}
        {sealed && (
          <Link to={ledgerUrls.entries({ subject: sealed.reportId })}>
            <Thai>{t.receipts}</Thai>
          </Link>
        )}
      </p>
      <RoundSections content={content} {...(sealed && { live: sealed.live })} />
      {sealed && <ApprovalTrail rounds={sealed.approvals} />}
    </div>
  )
}

/** How the summary of a round stands, in words. */
export function useRoundState(): (report: RoundReport | undefined) => string {
  const { language } = useView()
  const t = useMessages(complaintRoundMessages)
  return (report) => {
    if (!report) return t.stateOpen
    if (report.sealedAt) return t.stateSealed(formatDate(todayInBangkok(report.sealedAt), language, 'short'))
    return report.state === 'sent-back' ? t['stateSent-back'] : t.stateSent
  }
}

/** The rounds that are over, for everybody. */
export function RoundsPage({
  rounds: over,
}: {
  rounds: readonly (Round & { readonly report: RoundReport | undefined })[]
}): VNode {
  const t = useMessages(complaintRoundMessages)
  const statistics = useMessages(complaintStatisticsMessages)
  const door = useMessages(complaintDoorMessages)
  const stateOf = useRoundState()
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: door.door, address: complaintUrls.door() },
          { label: statistics.statistics, address: complaintUrls.statistics() },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{t.history}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.historyLead}</Thai>
      </p>
      {over.length === 0 && (
        <p>
          <Thai>{t.noHistory}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {over.map(({ fiscalYear, months, report }) => (
          <li>
            <Link to={complaintUrls.round({ fiscalYear, months })}>
              <Thai>{t.report(fiscalYear, months)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{stateOf(report?.state === 'sealed' ? report : undefined)}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
