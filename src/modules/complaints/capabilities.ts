import type { CapabilityTable } from '../../platform/identity/actor.ts'

/**
 * Who deals with complaints, who may read them, who sets categories, villages and the days of the
 * clock, and who sends the summaries of the rounds to the chief executive. Complaints
 * name people and tell where they live: an administrator of accounts reads none (`.case-`).
 */
export const complaintCapabilities = {
  'complaints.case-handling': ['officer', 'head-of-division', 'clerk', 'integrity-officer'],
  'complaints.case-reading': [
    'officer',
    'head-of-division',
    'clerk',
    'integrity-officer',
    'chief-executive',
    'internal-auditor',
    'overseer',
  ],
  'complaints.settings': ['clerk', 'integrity-officer'],
  'complaints.reporting': ['clerk', 'integrity-officer'],
  'complaints.report-acknowledging': ['chief-executive'],
  // Keys let programs in; whoever makes them reads no complaint for it.
  'complaints.api-keys': ['administrator'],
} as const satisfies CapabilityTable
