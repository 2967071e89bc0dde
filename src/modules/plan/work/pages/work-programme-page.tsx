import type { VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { lateBy } from '../../../../platform/calendar/deadline.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DimensionName, Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { IndicatorSection } from '../../indicators/pages/indicator-section.tsx'
import type { IndicatorInYear } from '../../indicators/reading.ts'
import { nameIn } from '../../naming.ts'
import { planUrls, planWorkUrls } from '../../urls.ts'
import type { Owner, ProgrammeFacts } from '../at-work.ts'
import type { ShownPiece } from '../published-evidence.ts'
import { planWorkMessages } from '../messages.ts'
import { isLate, progressOf, type QuarterState } from '../progress.ts'
import type { SpendingEntry } from '../spending.ts'
import type { WorkStep } from '../steps.ts'
import { EvidenceList } from './evidence-list.tsx'
import { ProgressBar, QuarterMarks, StepTag } from './work-parts.tsx'

export interface WorkProgrammeProps {
  readonly programme: ProgrammeFacts
  readonly steps: readonly WorkStep[]
  readonly evidence: readonly ShownPiece[]
  readonly spending: readonly SpendingEntry[]
  readonly indicators: readonly IndicatorInYear[]
  readonly quarters: readonly QuarterState[]
  readonly owners: readonly Owner[]
  readonly divisions: readonly Division[]
  readonly mayWork: boolean
}

/** A programme in a year as it is carried out: its steps with their evidence, its money. */
export function WorkProgrammePage(props: WorkProgrammeProps): VNode {
  const { programme, steps, evidence, indicators, divisions, quarters, mayWork } = props
  const { fiscalYear, number } = programme
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const href = useHref()
  const here = { fiscalYear, number }
  const division = divisions.find(({ divisionId }) => divisionId === programme.divisionId)
  return (
    <>
      <p>
        <Link to={planWorkUrls.workYear({ fiscalYear })}>
          <Thai>{t.planWorkOf(fiscalYear)}</Thai>
        </Link>
      </p>
      <p>
        <DimensionName number={programme.dimension} />
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.inProgramme(number, nameIn(language, programme))}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{t.division}</Thai>: <Thai>{division ? nameIn(language, division) : t.noDivision}</Thai>
        {' · '}
        <Link to={planUrls.programme({ number })}>
          <Thai>{t.publicPage}</Thai>
        </Link>
      </p>
      <QuarterMarks quarters={quarters} />
      <Money {...props} />
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <ProgressBar progress={progressOf(steps)} />
      {steps.length === 0 && (
        <p class="ps-measure">
          <Thai>{t.noSteps}</Thai>
        </p>
      )}
      <ol class="ps-steps">
        {steps.map((step) => (
          <Step {...props} step={step} evidence={evidence.filter(({ stepId }) => stepId === step.stepId)} />
        ))}
      </ol>
      {mayWork && (
        <div class="govuk-button-group">
          <Button class="govuk-button--secondary" href={href(planWorkUrls.planSteps(here))}>
            <Thai>{t.planSteps}</Thai>
          </Button>
        </div>
      )}
      <IndicatorSection programme={programme} indicators={indicators} evidence={evidence} mayWork={mayWork} />
      <h2 class="govuk-heading-m">
        <Thai>{t.ofProgramme}</Thai>
      </h2>
      <EvidenceList
        programme={programme}
        pieces={evidence.filter(({ stepId, indicatorId }) => stepId === null && indicatorId === null)}
        mayWork={mayWork}
      />
      {mayWork && (
        <Button class="govuk-button--secondary" href={href(planWorkUrls.addEvidence(here))}>
          <Thai>{t.addEvidence}</Thai>
        </Button>
      )}
    </>
  )
}

function Money({ programme, spending }: WorkProgrammeProps): VNode {
  const t = useMessages(planWorkMessages)
  const { fiscalYear, number, budgetSatang } = programme
  if (budgetSatang === null) {
    return (
      <p>
        <Thai>{t.noBudget}</Thai>
      </p>
    )
  }
  const sum = (state: SpendingEntry['state']) =>
    spending
      .filter((entry) => entry.state === state)
      .reduce((total, { amountSatang }) => total + amountSatang, 0)
  const left = budgetSatang - sum('confirmed') - sum('entered')
  return (
    <>
      <Figures
        figures={[
          { label: t.budget, value: formatBaht(budgetSatang), unit: t.baht },
          { label: t.spent, value: formatBaht(sum('confirmed')), unit: t.baht },
          { label: t.waiting, value: formatBaht(sum('entered')), unit: t.baht },
          { label: t.left, value: formatBaht(left), unit: t.baht },
        ]}
      />
      <p>
        <Link to={planWorkUrls.spending({ fiscalYear, number })}>
          <Thai>{t.spending}</Thai>
        </Link>
      </p>
    </>
  )
}

function Step({
  step,
  evidence,
  programme,
  owners,
  mayWork,
}: WorkProgrammeProps & { step: WorkStep }): VNode {
  const { today, language } = useView()
  const t = useMessages(planWorkMessages)
  const { stepId, text, items, state, doneOn, droppedReason, report } = step
  const { fiscalYear, number } = programme
  const plannedTo = Temporal.PlainDate.from(step.plannedTo)
  const late = isLate({ state, plannedTo }, today)
  const date = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language, 'short')
  const owner = owners.find(({ accountId }) => accountId === step.ownerId)
  return (
    <li id={`step-${step.position}`}>
      <p class="ps-steps__title" lang="th">
        <Thai>{text}</Thai>
      </p>
      {items.length > 0 && (
        <ul class="ps-dash" lang="th">
          {items.map((item) => (
            <li>
              <Thai>{item}</Thai>
            </li>
          ))}
        </ul>
      )}
      <p class="ps-steps__meta">
        <StepTag state={state} isLate={late} />{' '}
        {late && (
          <span class="ps-ink--late">
            <Thai>{t.lateBy(lateBy(plannedTo, today))}</Thai>{' '}
          </span>
        )}
        <Thai>
          {doneOn ? t.doneOn(date(doneOn)) : t.plannedSpan(date(step.plannedFrom), date(step.plannedTo))}
        </Thai>
        {' · '}
        <Thai>{owner?.name ?? t.noOwner}</Thai>
      </p>
      {droppedReason && (
        <p class="ps-steps__meta">
          <Thai>{droppedReason}</Thai>
        </p>
      )}
      {report && (
        <p class="ps-typed">
          <Thai>{report}</Thai>
        </p>
      )}
      <EvidenceList programme={programme} pieces={evidence} mayWork={mayWork} />
      {mayWork && (
        <p>
          <Link to={planWorkUrls.reportStep({ fiscalYear, number, stepId })}>
            <Thai>{t.reportStep}</Thai>
            <span class="govuk-visually-hidden">: {text}</span>
          </Link>
        </p>
      )}
    </li>
  )
}
