import type { VNode } from 'preact'
import type { Round } from '../../../../platform/approvals/approving.ts'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { ApprovalTrail } from '../../../../ui/approval-trail.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { ledgerUrls } from '../../../ledger/module.tsx'
import { planMessages } from '../../messages.ts'
import { planReportUrls, planUrls } from '../../urls.ts'
import type { ReportContent } from '../content.ts'
import { planReportMessages } from '../messages.ts'
import type { Report } from '../report.ts'
import { DimensionSummary, ReportedProgrammeSection, useReportTitle } from './report-parts.tsx'

/** The reports that were approved, open to everybody, corrected editions beside the first. */
export function SealedReportsPage({ reports }: { reports: readonly Report[] }): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const plan = useMessages(planMessages)
  const title = useReportTitle()
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: plan.plan, address: planUrls.plan() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.reports}</Thai>
      </h1>
      {reports.length === 0 && (
        <InsetText>
          <b>
            <Thai>{t.noSealed}</Thai>
          </b>{' '}
          <Thai>{t.noReportsAdvice}</Thai>
        </InsetText>
      )}
      <ul class="ps-rows">
        {reports.map((report) => (
          <li>
            <Link to={planReportUrls.sealedReport({ reportId: report.reportId })}>
              <Thai>{title(report)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{t.sealedOn(formatDate(todayInBangkok(report.sealedAt!), language, 'short'))}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export interface SealedReportProps {
  readonly report: Report
  readonly content: ReportContent
  readonly sha256: string
  readonly rounds: readonly Round[]
  readonly hasLater: boolean
}

/** A sealed report as it was approved, with what anybody needs to check that it is the same. */
export function SealedReportPage({ report, content, sha256, rounds, hasLater }: SealedReportProps): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const plan = useMessages(planMessages)
  const title = useReportTitle()
  const { reportId } = report
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: plan.plan, address: planUrls.plan() },
          { label: t.reports, address: planReportUrls.sealedReports() },
        ]}
      />
      <h1 class="govuk-heading-l">
        <Thai>{title(report)}</Thai>
      </h1>
      <p>
        <Thai>{content.plan[language]}</Thai>
      </p>
      <p class="ps-rows__meta">
        <Thai>{t.period(day(content.from), day(content.to))}</Thai>
        {' · '}
        <Thai>{t.sealedOn(formatDate(todayInBangkok(report.sealedAt!), language))}</Thai>
      </p>
      {content.correction !== null && (
        <p class="ps-measure">
          <Thai>{t.corrected(content.correction)}</Thai>
        </p>
      )}
      {hasLater && (
        <InsetText>
          <Link to={planReportUrls.sealedReports()}>
            <Thai>{t.laterEdition}</Thai>
          </Link>
        </InsetText>
      )}
      <dl class="ps-report">
        <div>
          <dt>
            <Thai>{t.fingerprint}</Thai>
          </dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </div>
      </dl>
      <p class="ps-inline-links">
        <a class="govuk-link" href={planReportUrls.sealedReportPdf({ reportId })}>
          <Thai>{t.downloadPdf}</Thai>
        </a>
        <a class="govuk-link" href={planReportUrls.sealedReportWord({ reportId })}>
          <Thai>{t.downloadWord}</Thai>
        </a>
        <a class="govuk-link" href={planReportUrls.sealedReportFile({ reportId })}>
          <Thai>{t.downloadJson}</Thai>
        </a>
        <Link to={ledgerUrls.entries({ subject: reportId })}>
          <Thai>{t.receipts}</Thai>
        </Link>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{t.byDimension}</Thai>
      </h2>
      <DimensionSummary content={content} />
      <ApprovalTrail rounds={rounds} />
      <h2 class="govuk-heading-m">
        <Thai>{t.programmes}</Thai>
      </h2>
      {content.programmes.map((programme) => (
        <ReportedProgrammeSection programme={programme} />
      ))}
    </div>
  )
}
