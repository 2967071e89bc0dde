import type { CapabilityTable } from '../../../platform/identity/actor.ts'

/** Who may see how the plan is carried out, and who carries it out. */
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
} as const satisfies CapabilityTable
