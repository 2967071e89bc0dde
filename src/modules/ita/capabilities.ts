import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who enters results and carries measures out, and who may see how that goes. */
export const itaCapabilities = {
  'ita.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'ita.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'overseer',
  ],
} as const satisfies CapabilityTable
