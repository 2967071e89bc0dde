import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { programme, programmeYear } from '../schema.ts'
import { isLate, progressOf, quarterStates, type Progress, type QuarterState } from './progress.ts'
import { evidence, programmeWork, spending, workStep } from './schema.ts'
import type { StepState } from './step-state.ts'

/** A programme in a year that is open for work, and how it stands today. */
export interface ProgrammeAtWork {
  readonly programmeId: string
  readonly number: number
  readonly name: string
  readonly nameEn: string
  readonly dimension: number
  readonly mission: number
  readonly divisionId: string | null
  /** In satang; null where no budget is used. */
  readonly budgetSatang: number | null
  readonly spentSatang: number
  /** Entered, and not yet confirmed. */
  readonly waitingSatang: number
  readonly steps: readonly StepInYear[]
  readonly lateSteps: number
  /** Begun, and not late. */
  readonly startedSteps: number
  /** Pieces in force. */
  readonly evidence: number
  readonly quarters: readonly QuarterState[]
  readonly progress: Progress
}

export interface StepInYear {
  readonly stepId: string
  readonly position: number
  readonly text: string
  readonly ownerId: string | null
  readonly state: StepState
  readonly plannedTo: Temporal.PlainDate
}

export interface YearAsked {
  readonly fiscalYear: number
  readonly today: Temporal.PlainDate
  /** Money that was spent after this day is left out, for the report of a round. */
  readonly spentUntil?: Temporal.PlainDate
}

/**
 * All programmes that are at work in a fiscal year, in the order of the plan's table. Four queries, however
 * many programmes there are.
 */
export async function programmesAtWork(
  tx: TenantTransaction,
  { fiscalYear, today, spentUntil }: YearAsked,
): Promise<ProgrammeAtWork[]> {
  const rows = await rowsAtWork(tx, fiscalYear)
  const steps = await stepsByProgramme(tx, fiscalYear)
  const days = await evidenceDays(tx, fiscalYear)
  const money = await moneyByProgramme(tx, fiscalYear, spentUntil)
  return rows.map(({ quarters: planned, ...row }) => {
    const own = steps.get(row.programmeId) ?? []
    const shown = days.get(row.programmeId) ?? []
    return {
      ...row,
      ...(money.get(row.programmeId) ?? { spentSatang: 0, waitingSatang: 0 }),
      steps: own,
      lateSteps: own.filter((step) => isLate(step, today)).length,
      startedSteps: own.filter((step) => step.state === 'started' && !isLate(step, today)).length,
      evidence: shown.length,
      quarters: quarterStates({ fiscalYear, planned, steps: own, evidenceDays: shown, today }),
      progress: progressOf(own),
    }
  })
}

function rowsAtWork({ db, organizationId }: TenantTransaction, fiscalYear: number) {
  return db
    .select({
      programmeId: programme.programmeId,
      number: programme.number,
      name: programme.name,
      nameEn: programme.nameEn,
      dimension: programme.dimension,
      mission: programme.mission,
      quarters: programmeYear.quarters,
      budgetSatang: programmeYear.budgetSatang,
      divisionId: programmeWork.divisionId,
    })
    .from(programmeWork)
    .innerJoin(
      programmeYear,
      and(
        eq(programmeYear.organizationId, organizationId),
        eq(programmeYear.programmeId, programmeWork.programmeId),
        eq(programmeYear.fiscalYear, fiscalYear),
      ),
    )
    .innerJoin(
      programme,
      and(eq(programme.organizationId, organizationId), eq(programme.programmeId, programmeWork.programmeId)),
    )
    .where(and(eq(programmeWork.organizationId, organizationId), eq(programmeWork.fiscalYear, fiscalYear)))
    .orderBy(asc(programmeYear.position))
}

async function stepsByProgramme(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
): Promise<Map<string, StepInYear[]>> {
  const rows = await db
    .select({
      programmeId: workStep.programmeId,
      stepId: workStep.stepId,
      position: workStep.position,
      text: workStep.text,
      ownerId: workStep.ownerId,
      state: workStep.state,
      plannedTo: workStep.plannedTo,
    })
    .from(workStep)
    .where(and(eq(workStep.organizationId, organizationId), eq(workStep.fiscalYear, fiscalYear)))
    .orderBy(asc(workStep.position))
  return gathered(rows, ({ plannedTo, ...step }) => ({
    ...step,
    plannedTo: Temporal.PlainDate.from(plannedTo),
  }))
}

async function evidenceDays(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
): Promise<Map<string, Temporal.PlainDate[]>> {
  const rows = await db
    .select({ programmeId: evidence.programmeId, datedOn: evidence.datedOn })
    .from(evidence)
    .where(
      and(
        eq(evidence.organizationId, organizationId),
        eq(evidence.fiscalYear, fiscalYear),
        isNull(evidence.withdrawnAt),
      ),
    )
  return gathered(rows, ({ datedOn }) => Temporal.PlainDate.from(datedOn))
}

async function moneyByProgramme(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
  spentUntil: Temporal.PlainDate | undefined,
): Promise<Map<string, { spentSatang: number; waitingSatang: number }>> {
  const sumOf = (state: (typeof spending.$inferSelect)['state']) =>
    sql`coalesce(sum(${spending.amountSatang}) filter (where ${spending.state} = ${state}), 0)`.mapWith(
      Number,
    )
  const rows = await db
    .select({
      programmeId: spending.programmeId,
      spentSatang: sumOf('confirmed'),
      waitingSatang: sumOf('entered'),
    })
    .from(spending)
    .where(
      and(
        eq(spending.organizationId, organizationId),
        eq(spending.fiscalYear, fiscalYear),
        spentUntil && lte(spending.spentOn, spentUntil.toString()),
      ),
    )
    .groupBy(spending.programmeId)
  return new Map(rows.map(({ programmeId, ...sums }) => [programmeId, sums]))
}

function gathered<Row extends { programmeId: string }, Value>(
  rows: readonly Row[],
  value: (row: Row) => Value,
): Map<string, Value[]> {
  return new Map(
    [...Map.groupBy(rows, ({ programmeId }) => programmeId)].map(([programmeId, own]) => [
      programmeId,
      own.map(value),
    ]),
  )
}
