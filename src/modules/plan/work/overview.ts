import type { Progress } from './progress.ts'
import type { ProgrammeAtWork } from './year-work.ts'

/** How several programmes stand together. Money in satang. */
export interface WorkSummary {
  readonly programmes: number
  readonly progress: Progress
  readonly lateProgrammes: number
  readonly lateSteps: number
  readonly budgetSatang: number
  readonly spentSatang: number
}

/** Sums programmes up; one is late where a quarter of it is, or a step. */
export function summariseWork(all: readonly ProgrammeAtWork[]): WorkSummary {
  const sum = (value: (one: ProgrammeAtWork) => number) => all.reduce((total, one) => total + value(one), 0)
  return {
    programmes: all.length,
    progress: { done: sum(({ progress }) => progress.done), of: sum(({ progress }) => progress.of) },
    lateProgrammes: all.filter(({ quarters, lateSteps }) => quarters.includes('late') || lateSteps > 0)
      .length,
    lateSteps: sum(({ lateSteps }) => lateSteps),
    budgetSatang: sum(({ budgetSatang }) => budgetSatang ?? 0),
    spentSatang: sum(({ spentSatang }) => spentSatang),
  }
}
