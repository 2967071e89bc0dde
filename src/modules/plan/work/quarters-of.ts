import type { ProgrammeFacts } from './at-work.ts'
import type { EvidencePiece } from './evidence.ts'
import { quarterStates, type QuarterState } from './progress.ts'
import type { WorkStep } from './steps.ts'

/** How the quarters of a programme stand, from its rows as they were read; withdrawn evidence shows nothing. */
export function quartersOf(
  { fiscalYear, quarters }: ProgrammeFacts,
  steps: readonly WorkStep[],
  evidence: readonly EvidencePiece[],
  today: Temporal.PlainDate,
): QuarterState[] {
  return quarterStates({
    fiscalYear,
    planned: quarters,
    steps: steps.map(({ state, plannedTo }) => ({ state, plannedTo: Temporal.PlainDate.from(plannedTo) })),
    evidenceDays: evidence
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ datedOn }) => Temporal.PlainDate.from(datedOn)),
    today,
  })
}
