import type { Role } from '../identity/actor.ts'

/** The offices whose opinion is asked, in the order of the official memorandum. */
export const offices = ['head-of-division', 'clerk', 'chief-executive'] as const satisfies readonly Role[]
export type Office = (typeof offices)[number]

/** Where something is: at an office, or at an end of its round. */
export const stages = [...offices, 'approved', 'sent-back'] as const
export type Stage = (typeof stages)[number]

/** Where it goes once an office has agreed. */
export function stageAfter(office: Office): Stage {
  return offices[offices.indexOf(office) + 1] ?? 'approved'
}

export function isOffice(stage: Stage): stage is Office {
  return offices.some((office) => office === stage)
}
