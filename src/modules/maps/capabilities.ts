import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who enters the map: the officer of the public works division, who has the data, and those above him. */
export const mapCapabilities = {
  'maps.settings': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
} as const satisfies CapabilityTable
