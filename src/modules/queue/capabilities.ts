import type { CapabilityTable } from '../../platform/identity/actor.ts'

/** Who calls visitors, and who sets services, counters and the rule. What comes of it everybody sees. */
export const queueCapabilities = {
  'queue.serve': ['officer', 'head-of-division', 'clerk'],
  'queue.manage': ['head-of-division', 'clerk'],
} as const satisfies CapabilityTable
