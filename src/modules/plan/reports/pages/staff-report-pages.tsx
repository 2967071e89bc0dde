import type { VNode } from 'preact'
import type { Round } from '../../../../platform/approvals/approving.ts'
import type { Office } from '../../../../platform/approvals/stage.ts'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { ApprovalTrail, OpinionForm } from '../../../../ui/approval-trail.tsx'
import { FormErrors, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { SendingForm } from '../../pages/sending-form.tsx'
import { planReportUrls } from '../../urls.ts'
import type { Lack, ReportContent, ReportedProgramme } from '../content.ts'
import { planReportMessages } from '../messages.ts'
import type { Report } from '../report.ts'
import { roundDates } from '../round.ts'
import { DimensionSummary, ReportedIndicators, useReportTitle } from './report-parts.tsx'

/** All reports, for those who write and approve them. */
export function ReportsPage({ reports }: { reports: readonly Report[] }): VNode {
  const t = useMessages(planReportMessages)
  const title = useReportTitle()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.reports}</Thai>
      </h1>
      {reports.length === 0 && (
        <InsetText>
          <b>
            <Thai>{t.noReports}</Thai>
          </b>{' '}
          <Thai>{t.noReportsAdvice}</Thai>
        </InsetText>
      )}
      <ul class="ps-rows">
        {reports.map((report) => (
          <li>
            <Link to={planReportUrls.report({ reportId: report.reportId })}>
              <Thai>{title(report)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{t[report.state]}</Thai>
              {report.state === 'open' && <Due report={report} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The last day on which a report is in time, and in words whether it is over. */
function Due({ report: { fiscalYear, months } }: { report: Report }): VNode {
  const { language, today } = useView()
  const t = useMessages(planReportMessages)
  const { due } = roundDates(fiscalYear, months)
  return (
    <>
      {' · '}
      <Thai>{t.due(formatDate(due, language, 'short'))}</Thai>
      {Temporal.PlainDate.compare(today, due) > 0 && (
        <span class="ps-ink--late">
          {' · '}
          <Thai>{t.late}</Thai>
        </span>
      )}
    </>
  )
}

export interface ReportPageProps {
  readonly report: Report
  readonly content: ReportContent
  readonly lacks: readonly Lack[]
  readonly rounds: readonly Round[]
  readonly divisions: readonly Division[]
  /** The office in which the reader is asked for his opinion now. */
  readonly office: { readonly office: Office; readonly isActing: boolean } | undefined
  readonly mayWork: boolean
  readonly form: FormState
}

/** A report on its way: what it says, what it lacks, and whose turn it is. */
export function ReportPage(props: ReportPageProps): VNode {
  const { report, content, rounds, office, mayWork, form } = props
  const { reportId, state, fiscalYear, months } = report
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const title = useReportTitle()
  const { from, to } = roundDates(fiscalYear, months)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={planReportUrls.reports()}>
          <Thai>{t.reports}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{title(report)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{t[state]}</Thai>
        {' · '}
        <Thai>{t.period(formatDate(from, language, 'short'), formatDate(to, language, 'short'))}</Thai>
        {state === 'open' && <Due report={report} />}
      </p>
      {report.correction !== null && (
        <p class="ps-measure">
          <Thai>{t.corrected(report.correction)}</Thai>
        </p>
      )}
      {state === 'sealed' && (
        <p>
          <Link to={planReportUrls.sealedReport({ reportId })}>
            <Thai>{t.publicReport}</Thai>
          </Link>
        </p>
      )}
      {state !== 'sealed' && (
        <p class="ps-inline-links">
          <a class="govuk-link" href={planReportUrls.reportPdf({ reportId })}>
            <Thai>{t.draftPdf}</Thai>
          </a>
          <a class="govuk-link" href={planReportUrls.reportWord({ reportId })}>
            <Thai>{t.draftWord}</Thai>
          </a>
        </p>
      )}
      {office && <OpinionForm action={planReportUrls.decideReport({ reportId })} form={form} {...office} />}
      <ApprovalTrail rounds={rounds} />
      <h2 class="govuk-heading-m">
        <Thai>{t.byDimension}</Thai>
      </h2>
      <DimensionSummary content={content} />
      <h2 class="govuk-heading-m">
        <Thai>{t.programmes}</Thai>
      </h2>
      <ul class="ps-rows">
        {content.programmes.map((programme) => (
          <ProgrammeRow report={report} programme={programme} canWrite={mayWork && state === 'open'} />
        ))}
      </ul>
      {mayWork && state === 'open' && <Sending {...props} />}
      {mayWork && state === 'sealed' && <Correcting {...props} />}
    </>
  )
}

function ProgrammeRow({
  report: { reportId },
  programme: { number, name, result },
  canWrite,
}: {
  report: Report
  programme: ReportedProgramme
  canWrite: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const words = <Thai>{`${number} ${name[language]}`}</Thai>
  return (
    <li>
      {canWrite ? <Link to={planReportUrls.writeReport({ reportId, number })}>{words}</Link> : <b>{words}</b>}
      <span class={result === '' ? 'ps-rows__meta' : 'ps-typed'}>
        <Thai>{result === '' ? t.notWritten : result}</Thai>
      </span>
    </li>
  )
}

function Sending({ report, lacks, divisions, form }: ReportPageProps): VNode {
  const t = useMessages(planReportMessages)
  const wordsOf = (lack: Lack): string => {
    if (lack.kind === 'does-not-reconcile') return t.doesNotReconcile
    return lack.kind === 'no-result' ? t.noResult(lack.number) : t.spendingWaits(lack.number)
  }
  if (lacks.length > 0) {
    return (
      <section class="ps-block" id="lacks">
        <h2 class="govuk-heading-m">
          <Thai>{t.lacks}</Thai>
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          {lacks.map((lack) => (
            <li>
              <Thai>{wordsOf(lack)}</Thai>
            </li>
          ))}
        </ul>
      </section>
    )
  }
  return (
    <SendingForm
      action={planReportUrls.sendReport({ reportId: report.reportId })}
      divisions={divisions}
      form={form}
      words={t}
    />
  )
}

function Correcting({ report, form }: ReportPageProps): VNode {
  const t = useMessages(planReportMessages)
  return (
    <PostForm action={planReportUrls.correctReport({ reportId: report.reportId })} class="ps-measure">
      <h2 class="govuk-heading-m">
        <Thai>{t.correct}</Thai>
      </h2>
      <p>
        <Thai>{t.correctWhy}</Thai>
      </p>
      <TextField name="correction" label={t.correction} form={form} autoComplete="off" />
      <Button class="govuk-button--secondary">
        <Thai>{t.correct}</Thai>
      </Button>
    </PostForm>
  )
}

export interface WriteEntryProps {
  readonly report: Report
  readonly programme: ReportedProgramme
  readonly revision: number
  readonly form: FormState
}

/** What an officer writes about a programme, beside what its steps say already. */
export function WriteEntryPage({ report, programme, revision, form }: WriteEntryProps): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const title = useReportTitle()
  const { number, name, steps } = programme
  const said = steps.filter(({ report: words }) => words !== '')
  const area = (field: 'result' | 'problems' | 'suggestions', rows: number, hint?: string) => (
    <Textarea
      name={field}
      label={<Thai>{t[field]}</Thai>}
      hint={hint && <Thai>{hint}</Thai>}
      errorMessage={useError(form.errors[field])}
      value={form.typed[field]}
      rows={rows}
    />
  )
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={planReportUrls.report({ reportId: report.reportId })}>
          <Thai>{title(report)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        {number} <Thai>{name[language]}</Thai>
      </h1>
      {said.length > 0 && (
        <>
          <h2 class="govuk-heading-s">
            <Thai>{t.useStepReports}</Thai>
          </h2>
          <ul class="ps-rows">
            {said.map(({ text, report: words }) => (
              <li>
                <span class="ps-rows__meta">
                  <Thai>{text}</Thai>
                </span>
                <span class="ps-typed">
                  <Thai>{words}</Thai>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ReportedIndicators indicators={programme.indicators} />
      {form.errors['result'] === t.changedMeanwhile && (
        <InsetText>
          <Thai>{t.nowIs(programme.result)}</Thai>
        </InsetText>
      )}
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={revision} />
        {area('result', 6, t.resultHint)}
        {area('problems', 3)}
        {area('suggestions', 3)}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
