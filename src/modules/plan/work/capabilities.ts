import type { CapabilityTable } from '../../../platform/identity/actor.ts'

/** Who may see how the plan is carried out, who carries it out, and whose opinion is asked. */
export const planWorkCapabilities = {
  'plan.work-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
    'overseer',
  ],
  'plan.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'plan.approve': ['head-of-division', 'clerk', 'chief-executive'],
} as const satisfies CapabilityTable
