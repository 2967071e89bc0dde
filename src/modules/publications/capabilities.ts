import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who sees what is not public yet, who writes it, and who may approve one kind or another. */
export const publicationCapabilities = {
  'publications.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'integrity-officer',
    'overseer',
  ],
  'publications.write': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'publications.approve': ['head-of-division', 'clerk', 'chief-executive'],
} as const satisfies CapabilityTable
