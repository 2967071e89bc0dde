import { z } from 'zod'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { Act, Answer } from '../../../platform/web/route.ts'
import { findService, type DraftService } from './reading-services.ts'

export const ofService = z.object({ serviceId: z.uuid() })
export type ServiceAct = Act<z.output<typeof ofService>>

/** Finds the service that the address names. */
export function inService<Parameters extends { serviceId: string }, Query>(
  answer: (service: DraftService, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const found = await findService(act.tx, { serviceId: act.parameters.serviceId })
    return found ? answer(found, act) : { kind: 'absent' }
  }
}

/** The revision that a form was made on; 0, which none is, for anything else. */
export function revisionIn({ body }: Pick<Act, 'body'>): number {
  return parseInteger(textIn(body, 'revision')) ?? 0
}
