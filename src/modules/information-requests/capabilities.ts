import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who deals with requests for information, and who may read them: they hold names and what people want to know. */
export const informationRequestCapabilities = {
  'information-requests.handle': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'information-requests.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
    'overseer',
  ],
} as const satisfies CapabilityTable
