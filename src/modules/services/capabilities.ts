import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who keeps the catalogue and its forms, who deals with requests, and who may read them: they hold what people told. */
export const serviceCapabilities = {
  'services.catalogue': ['officer', 'head-of-division', 'clerk'],
  'services.handle': ['officer', 'head-of-division', 'clerk'],
  'services.reading': ['officer', 'head-of-division', 'clerk', 'chief-executive', 'internal-auditor'],
} as const satisfies CapabilityTable
