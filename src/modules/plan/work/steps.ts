import { and, asc, count, eq, isNull, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { evidence, workStep } from './schema.ts'
import type { StepState } from './step-state.ts'

export type WorkStep = Omit<typeof workStep.$inferSelect, 'organizationId'>

/** A programme in a fiscal year. */
export interface ProgrammeYear {
  readonly programmeId: string
  readonly fiscalYear: number
}

/** What an officer sets of a step; what is left out stays. */
export interface StepChange {
  readonly stepId: string
  /** Of the step as the officer saw it. */
  readonly revision: number
  readonly ownerId?: string | null
  readonly plannedFrom?: string
  readonly plannedTo?: string
  readonly state?: StepState
  /** Why it is not carried out; with that state only. */
  readonly droppedReason?: string | null
  /** The day on which it was done; with that state only. */
  readonly doneOn?: string | null
  /** What was done so far. */
  readonly report?: string
}

/** Why a step was not changed; `step` is as it stands now. */
export interface StepRefusal {
  readonly step: WorkStep
  readonly reason: 'changed-meanwhile' | 'no-evidence'
}

/** The steps of a programme in a year, in their order. */
export async function stepsOf(tx: TenantTransaction, year: ProgrammeYear): Promise<WorkStep[]> {
  return selectSteps(tx, year)
}

/**
 * Changes steps of a programme, all of those named or, where one is refused, none: the caller undoes the
 * transaction. Refuses a step that somebody else has changed since it was seen, and one that is to be done
 * without evidence. What is unchanged leaves no entry. Returns how many were changed.
 */
export async function changeSteps(
  tx: TenantTransaction,
  actor: Actor,
  {
    year,
    changes,
    at,
  }: {
    readonly year: ProgrammeYear
    readonly changes: readonly StepChange[]
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true; changed: number } | { ok: false; refusals: StepRefusal[] }> {
  const { db, organizationId } = tx
  const refusals: StepRefusal[] = []
  let changed = 0
  // Held, so that nobody withdraws the evidence of a step while it becomes done.
  for (const step of await selectSteps(tx, year).for('update')) {
    const change = changes.find(({ stepId }) => stepId === step.stepId)
    if (!change) continue
    const values = alterations(step, change)
    if (Object.keys(values).length === 0) continue
    if (values.state === 'done' && !(await hasEvidence(tx, step.stepId))) {
      refusals.push({ step, reason: 'no-evidence' })
      continue
    }
    const written = await db
      .update(workStep)
      .set({ ...values, revision: change.revision + 1 })
      .where(
        and(
          eq(workStep.organizationId, organizationId),
          eq(workStep.stepId, step.stepId),
          eq(workStep.revision, change.revision),
        ),
      )
      .returning({ stepId: workStep.stepId })
    if (written.length === 0) {
      refusals.push({ step, reason: 'changed-meanwhile' })
      continue
    }
    changed += 1
    const { programmeId, fiscalYear } = year
    await append(tx, {
      kind: 'plan.step-changed',
      subject: step.stepId,
      actor,
      at,
      payload: { programmeId, fiscalYear, position: step.position, ...values },
    })
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, changed }
}

/** Adds a step to a programme of a year, after the others, for what the form of the plan left out. */
export async function addStep(
  tx: TenantTransaction,
  actor: Actor,
  {
    year,
    text,
    plannedFrom,
    plannedTo,
    at,
  }: {
    readonly year: ProgrammeYear
    readonly text: string
    readonly plannedFrom: string
    readonly plannedTo: string
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const { programmeId, fiscalYear } = year
  const [last] = await db
    .select({ position: max(workStep.position) })
    .from(workStep)
    .where(
      and(
        eq(workStep.organizationId, organizationId),
        eq(workStep.programmeId, programmeId),
        eq(workStep.fiscalYear, fiscalYear),
      ),
    )
  const position = (last?.position ?? 0) + 1
  const step = { programmeId, fiscalYear, position, text, plannedFrom, plannedTo }
  const stepId = uuidv7()
  await db
    .insert(workStep)
    .values({ organizationId, stepId, ...step, items: [], state: 'not-started', report: '', revision: 1 })
  await append(tx, { kind: 'plan.step-added', subject: stepId, actor, at, payload: step })
  return stepId
}

/** Whether a step has evidence in force. */
async function hasEvidence({ db, organizationId }: TenantTransaction, stepId: string): Promise<boolean> {
  const [found] = await db
    .select({ pieces: count() })
    .from(evidence)
    .where(
      and(
        eq(evidence.organizationId, organizationId),
        eq(evidence.stepId, stepId),
        isNull(evidence.withdrawnAt),
      ),
    )
  return (found?.pieces ?? 0) > 0
}

function selectSteps({ db, organizationId }: TenantTransaction, { programmeId, fiscalYear }: ProgrammeYear) {
  return db
    .select()
    .from(workStep)
    .where(
      and(
        eq(workStep.organizationId, organizationId),
        eq(workStep.programmeId, programmeId),
        eq(workStep.fiscalYear, fiscalYear),
      ),
    )
    .orderBy(asc(workStep.position))
}

type Settable = Omit<StepChange, 'stepId' | 'revision'>

/** What a change would alter; nothing where the step is so already. */
function alterations(step: WorkStep, change: StepChange): Settable {
  const settable: (keyof Settable)[] = [
    'ownerId',
    'plannedFrom',
    'plannedTo',
    'state',
    'droppedReason',
    'doneOn',
    'report',
  ]
  return Object.fromEntries(
    settable
      .filter((name) => change[name] !== undefined && change[name] !== step[name])
      .map((name) => [name, change[name]]),
  )
}
