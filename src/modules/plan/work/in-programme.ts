import { z } from 'zod'
import type { Act, Answer } from '../../../platform/web/route.ts'
import { numberInAddress } from '../selection.ts'
import { programmeAtWork, type ProgrammeFacts } from './at-work.ts'
import type { ProgrammeYear } from './steps.ts'

export const ofProgramme = z.object({ fiscalYear: numberInAddress, number: numberInAddress })
export type ProgrammeAct = Act<z.output<typeof ofProgramme>>

/** Finds the programme that the address names first; what the year does not have is an unknown address. */
export function inProgramme<Parameters extends z.output<typeof ofProgramme>, Query>(
  answer: (programme: ProgrammeFacts, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const programme = await programmeAtWork(act.tx, act.parameters)
    return programme ? answer(programme, act) : { kind: 'absent' }
  }
}

export function yearOf({ programmeId, fiscalYear }: ProgrammeFacts): ProgrammeYear {
  return { programmeId, fiscalYear }
}
