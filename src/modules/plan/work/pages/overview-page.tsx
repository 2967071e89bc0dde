import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import type { Task } from '../../../../platform/tasks/task.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { ClockIcon, WarningIcon } from '../../../../ui/icons.tsx'
import { Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planIndicatorMessages } from '../../indicators/messages.ts'
import { IndicatorCounts } from '../../indicators/pages/indicator-counts.tsx'
import { TargetStandings, type TargetStandingsProps } from '../../indicators/pages/target-standings.tsx'
import type { IndicatorInYear } from '../../indicators/reading.ts'
import { nameIn } from '../../naming.ts'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../messages.ts'
import { budgetUse, isDueProgramme, isLateProgramme, summariseWork, type WorkSummary } from '../overview.ts'
import type { ProgrammeAtWork } from '../year-work.ts'
import { DimensionProgress, type DimensionProgressProps } from './dimension-progress.tsx'
import { YearChoices } from './work-parts.tsx'

export interface OverviewProps extends DimensionProgressProps, TargetStandingsProps {
  readonly years: readonly number[]
  /** Reports and drafts that wait for who looks at it. */
  readonly waiting: readonly Task[]
  readonly divisions: readonly Division[]
  readonly indicators: readonly IndicatorInYear[]
}

/** A year at a glance for whoever decides: what is late, what is due, the money; each line leads to its evidence. */
export function OverviewPage(props: OverviewProps): VNode {
  const { fiscalYear, years, all, waiting, indicators } = props
  const { language, today } = useView()
  const t = useMessages(planWorkMessages)
  const words = useMessages(planIndicatorMessages)
  const whole = summariseWork(all)
  const late = all.filter(isLateProgramme)
  const due = all.filter(isDueProgramme)
  const withBudget = all.filter(({ budgetSatang }) => budgetSatang !== null)
  const used = (use: ReturnType<typeof budgetUse>) => all.filter((one) => budgetUse(one) === use).length
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.overviewOf(fiscalYear)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{t.asOf(formatDate(today, language))}</Thai>
      </p>
      <YearChoices years={years} fiscalYear={fiscalYear} to={planWorkUrls.overview} />
      <Waiting tasks={waiting} />
      <WholeYear whole={whole} />
      <div class="ps-cols ps-cols--2">
        <Band title={t.byDimension} note={t.progressNote}>
          <DimensionProgress {...props} />
        </Band>
        <div>
          <Band title={words.indicators}>
            <IndicatorCounts fiscalYear={fiscalYear} indicators={indicators} />
          </Band>
          <Band title={words.figures}>
            <TargetStandings {...props} />
          </Band>
        </div>
      </div>
      <Band title={t.late} note={t.lateNote}>
        <Programmes {...props} programmes={late} show="late" nothing={t.nothingLate} />
      </Band>
      <Band title={t.due}>
        <Programmes {...props} programmes={due} show="due" nothing={t.nothingDue} />
      </Band>
      <Band title={t.spending} note={t.budgetUses(used('over'), used('nearly'))}>
        <Budgets programmes={withBudget} fiscalYear={fiscalYear} />
      </Band>
    </>
  )
}

/** What only he can bring on its way, before anything else. */
function Waiting({ tasks }: { tasks: readonly Task[] }): VNode | null {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  if (tasks.length === 0) return null
  return (
    <section class="ps-waiting">
      <h2 class="govuk-heading-m">
        <Thai>{t.waitsForYou(tasks.length)}</Thai>
      </h2>
      <ul class="ps-rows">
        {tasks.map(({ title, address, deadline }) => (
          <li>
            <Link to={address}>
              <Thai>{title[language]}</Thai>
            </Link>
            {deadline && (
              <span class="ps-rows__meta">
                <Thai>{t.plannedTo}</Thai> {formatDate(deadline, language)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Band({
  title,
  note,
  children,
}: {
  title: string
  note?: string
  children: ComponentChildren
}): VNode {
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      {note && (
        <p class="ps-rows__meta">
          <Thai>{note}</Thai>
        </p>
      )}
      {children}
    </section>
  )
}

function WholeYear({ whole }: { whole: WorkSummary }): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <Figures
      figures={[
        {
          label: t.stepsDone,
          value: String(whole.progress.done),
          unit: t.outOf(whole.progress.of),
        },
        {
          label: t.lateProgrammes,
          value: String(whole.lateProgrammes),
          unit: t.outOf(whole.programmes),
          note: t.lateStepCount(whole.lateSteps),
        },
        { label: t.due, value: String(whole.dueProgrammes), unit: t.outOf(whole.programmes) },
        {
          label: t.spent,
          value: formatBaht(whole.spentSatang),
          unit: t.baht,
          note: t.ofBudget(formatBaht(whole.budgetSatang)),
        },
      ]}
    />
  )
}

/** As many of a list as fit on a screen or two of a phone; the rest is in the list of the year. */
const mostProgrammes = 10

function Programmes({
  programmes,
  show,
  fiscalYear,
  divisions,
  nothing,
}: {
  programmes: readonly ProgrammeAtWork[]
  show: 'late' | 'due'
  fiscalYear: number
  divisions: readonly Division[]
  nothing: string
}): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  if (programmes.length === 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{nothing}</Thai>
      </p>
    )
  }
  return (
    <>
      <ul class="ps-rows">
        {programmes.slice(0, mostProgrammes).map((one) => {
          const division = divisions.find(({ divisionId }) => divisionId === one.divisionId)
          const quarters = one.quarters.flatMap((state, index) => (state === 'late' ? [index + 1] : []))
          return (
            <li>
              <Link to={planWorkUrls.workProgramme({ fiscalYear, number: one.number })}>
                <Thai>{t.inProgramme(one.number, nameIn(language, one))}</Thai>
              </Link>
              <span class="ps-rows__meta">
                {quarters.length > 0 && (
                  <span class="ps-ink--late">
                    <Thai>{t.lateQuarters(quarters.join(', '))}</Thai>
                    {' · '}
                  </span>
                )}
                {one.lateSteps > 0 && (
                  <span class="ps-ink--late">
                    <Thai>{t.lateStepCount(one.lateSteps)}</Thai>
                    {' · '}
                  </span>
                )}
                <Thai>{t.stepCount(one.progress.done, one.progress.of)}</Thai>
                {' · '}
                <Thai>{division ? nameIn(language, division) : t.noDivision}</Thai>
              </span>
            </li>
          )
        })}
      </ul>
      {programmes.length > mostProgrammes && (
        <p>
          <Link to={planWorkUrls.workYear({ fiscalYear }, { show })}>
            <Thai>{t.allOfThem(programmes.length)}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

function Budgets({
  programmes,
  fiscalYear,
}: {
  programmes: readonly ProgrammeAtWork[]
  fiscalYear: number
}): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const money = (satang: number) => <td class="n">{formatBaht(satang)}</td>
  return (
    <div class="ps-scroll" role="region" aria-label={t.spending} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{t.programme}</th>
            {[t.budget, t.spent, t.waiting, t.left].map((label) => (
              <th scope="col" class="n">
                <Thai>{label}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {programmes.map((one) => {
            const { number, spentSatang, waitingSatang } = one
            const budgetSatang = one.budgetSatang ?? 0
            return (
              <tr>
                <th scope="row">
                  <Link to={planWorkUrls.spending({ fiscalYear, number })}>
                    <Thai>{t.inProgramme(number, nameIn(language, one))}</Thai>
                  </Link>
                  <BudgetTag use={budgetUse(one)} />
                </th>
                {money(budgetSatang)}
                {money(spentSatang)}
                {money(waitingSatang)}
                {money(budgetSatang - spentSatang - waitingSatang)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Whether money is short; nothing where it is not. */
function BudgetTag({ use }: { use: ReturnType<typeof budgetUse> }): VNode | null {
  const t = useMessages(planWorkMessages)
  if (use !== 'over' && use !== 'nearly') return null
  return (
    <span class={`ps-state ps-state--${use === 'over' ? 'late' : 'due'}`}>
      {use === 'over' ? <WarningIcon /> : <ClockIcon />}
      <span>
        <Thai>{use === 'over' ? t.budgetOver : t.budgetNearly}</Thai>
      </span>
    </span>
  )
}
