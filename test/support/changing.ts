import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'
import { append } from '../../src/platform/ledger/append.ts'

/** When what tests stand on was loaded: before the time at which they act. */
export const loadedAt = Temporal.Instant.from('2026-11-22T03:00:00Z')

/** An act of no importance. Any will do where a test wants the organisation changed: the ledger grows. */
export async function recordChange(tx: TenantTransaction): Promise<void> {
  const { organizationId: subject } = tx
  await append(tx, { kind: 'test.changed', subject, actor: systemActor, at: loadedAt, payload: {} })
}
