import { z } from 'zod'
import type { Act, Answer } from '../../platform/web/route.ts'
import { draftOf, type Draft } from './draft.ts'
import { findManual, type Manual } from './manual.ts'

export const ofManual = z.object({ manualId: z.uuid() })
export type ManualAct = Act<z.output<typeof ofManual>>

/** Finds the manual that the address names first; an unknown one is an unknown address. */
export function inManual<Parameters extends z.output<typeof ofManual>, Query>(
  answer: (manual: Manual, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const manual = await findManual(act.tx, act.parameters.manualId)
    return manual ? answer(manual, act) : { kind: 'absent' }
  }
}

export interface WithDraft {
  readonly manual: Manual
  readonly draft: Draft
}

/** As {@link inManual}, for what is done with its draft that is under way; absent where there is none. */
export function inDraft<Parameters extends z.output<typeof ofManual>, Query>(
  answer: (found: WithDraft, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return inManual(async (manual, act) => {
    const draft = await draftOf(act.tx, manual.manualId)
    return draft ? answer({ manual, draft }, act) : { kind: 'absent' }
  })
}
