import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who may see how the disclosures stand, and who sees to them. */
export const disclosureCapabilities = {
  'disclosure.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
    'overseer',
  ],
  'disclosure.work': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
} as const satisfies CapabilityTable
