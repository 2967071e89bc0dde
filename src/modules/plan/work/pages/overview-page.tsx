import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { DimensionName, Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planIndicatorMessages } from '../../indicators/messages.ts'
import { IndicatorCounts } from '../../indicators/pages/indicator-counts.tsx'
import type { IndicatorInYear } from '../../indicators/reading.ts'
import { nameIn } from '../../naming.ts'
import type { Dimension, Mission } from '../../reading.ts'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../messages.ts'
import { summariseWork, type WorkSummary } from '../overview.ts'
import type { ProgrammeAtWork } from '../year-work.ts'
import { ProgressBar, YearChoices } from './work-parts.tsx'

export interface OverviewProps {
  readonly fiscalYear: number
  readonly years: readonly number[]
  readonly all: readonly ProgrammeAtWork[]
  readonly dimensions: readonly Dimension[]
  readonly missions: readonly Mission[]
  readonly divisions: readonly Division[]
  readonly indicators: readonly IndicatorInYear[]
}

/** A year at a glance for whoever decides: what is late, what is due, the money; each line leads to its evidence. */
export function OverviewPage(props: OverviewProps): VNode {
  const { fiscalYear, years, all, divisions, indicators } = props
  const { language, today } = useView()
  const t = useMessages(planWorkMessages)
  const words = useMessages(planIndicatorMessages)
  const whole = summariseWork(all)
  const late = all.filter(({ quarters, lateSteps }) => quarters.includes('late') || lateSteps > 0)
  const due = all.filter((one) => !late.includes(one) && one.quarters.includes('due'))
  const overspent = all.filter(
    ({ budgetSatang, spentSatang, waitingSatang }) =>
      budgetSatang !== null && spentSatang + waitingSatang > budgetSatang,
  )
  const withBudget = all.filter(({ budgetSatang }) => budgetSatang !== null)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.overviewOf(fiscalYear)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{t.asOf(formatDate(today, language))}</Thai>
      </p>
      <YearChoices years={years} fiscalYear={fiscalYear} to={planWorkUrls.overview} />
      <WholeYear whole={whole} />
      <Band title={t.late} note={t.lateNote}>
        <Programmes programmes={late} fiscalYear={fiscalYear} divisions={divisions} nothing={t.nothingLate} />
      </Band>
      <Band title={t.byDimension} note={t.progressNote}>
        <ByDimension {...props} />
      </Band>
      <Band title={words.indicators}>
        <IndicatorCounts fiscalYear={fiscalYear} indicators={indicators} />
      </Band>
      <Band title={t.spending} note={t.overspent(overspent.length)}>
        <Budgets programmes={withBudget} fiscalYear={fiscalYear} />
      </Band>
      <Band title={t.due}>
        <Programmes programmes={due} fiscalYear={fiscalYear} divisions={divisions} nothing={t.nothingDue} />
      </Band>
    </>
  )
}

/** How far each dimension is, and each of its missions that has programmes this year. */
function ByDimension({ all, dimensions, missions }: OverviewProps): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const cells = (programmes: readonly ProgrammeAtWork[]) => {
    const { progress, lateProgrammes } = summariseWork(programmes)
    return (
      <>
        <td>
          <ProgressBar progress={progress} />
        </td>
        <td class="ps-table__number">{t.countOf(lateProgrammes, programmes.length)}</td>
      </>
    )
  }
  return (
    <div class="ps-scroll" role="region" aria-label={t.byDimension} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{t.dimension}</th>
            <th scope="col">{t.progress}</th>
            <th scope="col" class="ps-table__number">
              <Thai>{t.lateProgrammes}</Thai>
            </th>
          </tr>
        </thead>
        {dimensions.map((dimension) => {
          const own = all.filter((one) => one.dimension === dimension.number)
          return (
            <tbody>
              <tr>
                <th scope="rowgroup">
                  <DimensionName number={dimension.number} name={nameIn(language, dimension)} />
                </th>
                {cells(own)}
              </tr>
              {missions
                .filter((mission) => mission.dimension === dimension.number)
                .map((mission) => ({ mission, of: own.filter((one) => one.mission === mission.number) }))
                .filter(({ of }) => of.length > 0)
                .map(({ mission, of }) => (
                  <tr>
                    <th scope="row" class="ps-table__under">
                      {mission.dimension}.{mission.number} <Thai>{nameIn(language, mission)}</Thai>
                    </th>
                    {cells(of)}
                  </tr>
                ))}
            </tbody>
          )
        })}
      </table>
    </div>
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
        },
        { label: t.lateSteps, value: String(whole.lateSteps), unit: t.stepsUnit },
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

function Programmes({
  programmes,
  fiscalYear,
  divisions,
  nothing,
}: {
  programmes: readonly ProgrammeAtWork[]
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
    <ul class="ps-rows">
      {programmes.map((one) => {
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
                  <Thai>{t.lateQuarters(quarters.join(', '))}</Thai>{' '}
                </span>
              )}
              {one.lateSteps > 0 && (
                <span class="ps-ink--late">
                  <Thai>{t.lateStepCount(one.lateSteps)}</Thai>{' '}
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
  const money = (satang: number) => <td class="ps-table__number">{formatBaht(satang)}</td>
  return (
    <div class="ps-scroll" role="region" aria-label={t.spending} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{t.programme}</th>
            {[t.budget, t.spent, t.waiting, t.left].map((label) => (
              <th scope="col" class="ps-table__number">
                <Thai>{label}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {programmes.map(({ number, name, nameEn, budgetSatang, spentSatang, waitingSatang }) => (
            <tr>
              <th scope="row">
                <Link to={planWorkUrls.spending({ fiscalYear, number })}>
                  <Thai>{t.inProgramme(number, nameIn(language, { name, nameEn }))}</Thai>
                </Link>
              </th>
              {money(budgetSatang ?? 0)}
              {money(spentSatang)}
              {money(waitingSatang)}
              {money((budgetSatang ?? 0) - spentSatang - waitingSatang)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
