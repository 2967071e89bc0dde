import type { CapabilityTable } from '../../platform/identity/actor.ts'

/**
 * Nobody opens a case by his role: these only let somebody in as far as the list of those cases in whose team he is.
 * Whoever administers accounts is never among them.
 */
export const caseCapabilities = {
  'cases.case-opening': ['integrity-officer', 'internal-auditor'],
  'cases.case-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
    'integrity-officer',
  ],
  'cases.read-counts': ['internal-auditor'],
  'cases.settings': ['integrity-officer'],
} as const satisfies CapabilityTable
