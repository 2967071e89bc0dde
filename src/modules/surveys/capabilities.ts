import type { CapabilityTable } from '../../platform/identity/actor.ts'

/**
 * Who makes surveys, who sees their figures before the night, and who reads what people wrote. Whoever is served at a
 * counter is not to fear that the officer there reads his words: those are for the heads and whoever answers for them.
 */
export const surveyCapabilities = {
  'surveys.make': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'surveys.reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
    'overseer',
  ],
  'surveys.case-texts': ['head-of-division', 'clerk', 'integrity-officer'],
  'surveys.report': ['clerk', 'integrity-officer'],
} as const satisfies CapabilityTable
