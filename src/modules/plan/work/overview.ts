import type { Progress } from './progress.ts'
import type { ProgrammeAtWork } from './year-work.ts'

/** How several programmes stand together. Money in satang. */
export interface WorkSummary {
  readonly programmes: number
  readonly progress: Progress
  /** Begun, and not late. */
  readonly startedSteps: number
  readonly lateProgrammes: number
  readonly lateSteps: number
  /** A quarter of theirs ends with the present one, and they are not late. */
  readonly dueProgrammes: number
  readonly budgetSatang: number
  readonly spentSatang: number
}

/** A programme is late where a quarter of it is, or a step. */
export function isLateProgramme({ quarters, lateSteps }: Pick<ProgrammeAtWork, 'quarters' | 'lateSteps'>) {
  return quarters.includes('late') || lateSteps > 0
}

/** A programme that is not late owes something in the present quarter. */
export function isDueProgramme(one: Pick<ProgrammeAtWork, 'quarters' | 'lateSteps'>): boolean {
  return !isLateProgramme(one) && one.quarters.includes('due')
}

/** Sums programmes up. */
export function summariseWork(all: readonly ProgrammeAtWork[]): WorkSummary {
  const sum = (value: (one: ProgrammeAtWork) => number) => all.reduce((total, one) => total + value(one), 0)
  return {
    programmes: all.length,
    progress: { done: sum(({ progress }) => progress.done), of: sum(({ progress }) => progress.of) },
    startedSteps: sum(({ startedSteps }) => startedSteps),
    lateProgrammes: all.filter(isLateProgramme).length,
    lateSteps: sum(({ lateSteps }) => lateSteps),
    dueProgrammes: all.filter(isDueProgramme).length,
    budgetSatang: sum(({ budgetSatang }) => budgetSatang ?? 0),
    spentSatang: sum(({ spentSatang }) => spentSatang),
  }
}

/** From this share of a budget on, what is spent or waits leaves little of it. */
const nearlySpentShare = 0.9

/** How far a budget is used, by what is spent and what waits to be confirmed; nothing without a budget. */
export function budgetUse({
  budgetSatang,
  spentSatang,
  waitingSatang,
}: Pick<ProgrammeAtWork, 'budgetSatang' | 'spentSatang' | 'waitingSatang'>):
  | 'over'
  | 'nearly'
  | 'within'
  | undefined {
  if (budgetSatang === null) return undefined
  const used = spentSatang + waitingSatang
  if (used > budgetSatang) return 'over'
  return used > 0 && used >= nearlySpentShare * budgetSatang ? 'nearly' : 'within'
}
