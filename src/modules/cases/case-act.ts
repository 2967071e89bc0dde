import { z } from 'zod'
import type { Act, Answer } from '../../platform/web/route.ts'
import { findCase, holdCase, type Asking, type Case } from './reading.ts'

export const ofCase = z.object({ caseId: z.uuid() })
export type CaseAct = Act<z.output<typeof ofCase>>

/**
 * Conditions of every route of a case: who is in its team is found out by each. Fields of its forms that hold something of
 * the case are called `secret…`: a form whose session had ended is kept for a day, but not what so says that it is secret.
 */
export const reading = {
  permission: 'cases.case-reading',
  event: 'none',
  reuse: 'never',
  parameters: ofCase,
} as const
export const posting = { ...reading, method: 'POST' } as const

export function askingOf({ visitor, services }: Pick<Act, 'visitor' | 'services'>): Asking {
  return { person: visitor.person!, secrets: services.secrets }
}

/** Finds the case that the address names, for one of its team; to everybody else there is none. */
export function inCase<A extends CaseAct>(
  answer: (found: Case, act: A) => Promise<Answer>,
): (act: A) => Promise<Answer> {
  return async (act) => {
    const found = await findCase(act.tx, act.parameters.caseId, askingOf(act))
    return found ? answer(found, act) : { kind: 'absent' }
  }
}

/** As {@link inCase}, for what changes the case. */
export function inHeldCase<A extends CaseAct>(
  answer: (held: Case, act: A) => Promise<Answer>,
): (act: A) => Promise<Answer> {
  return async (act) => {
    const held = await holdCase(act.tx, act.parameters.caseId, askingOf(act))
    return held ? answer(held, act) : { kind: 'absent' }
  }
}
