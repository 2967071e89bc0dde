import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who may read drafts, who writes them, and who publishes what another has written. */
export const manualCapabilities = {
  'manuals.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'integrity-officer',
    'internal-auditor',
    'overseer',
  ],
  'manuals.write': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'manuals.approve': ['head-of-division', 'clerk', 'chief-executive'],
} as const satisfies CapabilityTable
