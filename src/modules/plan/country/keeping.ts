import { fiscalYearOf, todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { MetricTable } from '../../../platform/metrics/metric.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { countStandings } from '../indicators/standing.ts'
import { planOfYear } from '../reading.ts'
import { listReports } from '../reports/report.ts'
import { openYears } from '../work/opening.ts'
import { summariseWork } from '../work/overview.ts'
import { programmesAtWork } from '../work/year-work.ts'
import { planYearFigures } from './schema.ts'

/** Keeps the figures of the organisation's present year and of the one before, as its own overview has them. */
export async function keepFigures(
  tx: TenantTransaction,
  metrics: MetricTable,
  at: Temporal.Instant,
): Promise<void> {
  const present = fiscalYearOf(todayInBangkok(at))
  for (const fiscalYear of [present - 1, present]) {
    const plan = await planOfYear(tx, fiscalYear)
    if (plan && (await openYears(tx, plan.planId)).includes(fiscalYear)) {
      await keepYear(tx, metrics, { fiscalYear, at })
    }
  }
}

async function keepYear(
  tx: TenantTransaction,
  metrics: MetricTable,
  { fiscalYear, at }: { fiscalYear: number; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const asked = { fiscalYear, today: todayInBangkok(at) }
  const work = summariseWork(await programmesAtWork(tx, asked))
  const indicators = countStandings(await indicatorsInYear(tx, metrics, asked))
  const sealed = (await listReports(tx)).filter(
    (report) => report.fiscalYear === fiscalYear && report.state === 'sealed',
  )
  const figures = {
    asOf: at,
    programmes: work.programmes,
    steps: work.progress.of,
    stepsDone: work.progress.done,
    lateProgrammes: work.lateProgrammes,
    lateSteps: work.lateSteps,
    budgetSatang: work.budgetSatang,
    spentSatang: work.spentSatang,
    indicatorsReached: indicators.reached,
    indicatorsMissed: indicators['not-reached'],
    indicatorsUnmeasured: indicators['not-measured'],
    reportsSealed: new Set(sealed.map(({ months }) => months)).size,
  }
  await db
    .insert(planYearFigures)
    .values({ organizationId, fiscalYear, ...figures })
    .onConflictDoUpdate({
      target: [planYearFigures.organizationId, planYearFigures.fiscalYear],
      set: figures,
    })
}
