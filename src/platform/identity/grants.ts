import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import { currentRoles } from './accounts.ts'
import type { Actor, Capability } from './actor.ts'
import { capabilityGrant } from './schema.ts'

interface Grant {
  readonly accountId: string
  readonly capability: Capability
  readonly at: Temporal.Instant
}

export type Granted = { ok: true } | { ok: false; reason: 'no-overseer' | 'already' }

/** Lets an overseer from outside read something. Refuses anybody else: theirs comes with their roles. */
export async function grantCapability(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, capability, at }: Grant,
): Promise<Granted> {
  const roles = await currentRoles(tx, accountId)
  if (!roles.some(({ role }) => role === 'overseer')) return { ok: false, reason: 'no-overseer' }
  const { db, organizationId } = tx
  const made = await db
    .insert(capabilityGrant)
    .values({ organizationId, accountId, capability, grantedBy: actor.accountId, at })
    .onConflictDoNothing()
    .returning({ capability: capabilityGrant.capability })
  if (made.length === 0) return { ok: false, reason: 'already' }
  await append(tx, { kind: 'accounts.granted', subject: accountId, actor, at, payload: { capability } })
  return { ok: true }
}

/** Takes back what an overseer was allowed to read; false where he was not. */
export async function withdrawCapability(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, capability, at }: Grant,
): Promise<boolean> {
  const { db, organizationId } = tx
  const gone = await db
    .delete(capabilityGrant)
    .where(
      and(
        eq(capabilityGrant.organizationId, organizationId),
        eq(capabilityGrant.accountId, accountId),
        eq(capabilityGrant.capability, capability),
      ),
    )
    .returning({ capability: capabilityGrant.capability })
  if (gone.length === 0) return false
  await append(tx, {
    kind: 'accounts.grant-withdrawn',
    subject: accountId,
    actor,
    at,
    payload: { capability },
  })
  return true
}

/** What was granted to an account, by name. */
export async function grantsOf(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<Capability[]> {
  const rows = await db
    .select({ capability: capabilityGrant.capability })
    .from(capabilityGrant)
    .where(and(eq(capabilityGrant.organizationId, organizationId), eq(capabilityGrant.accountId, accountId)))
    .orderBy(asc(capabilityGrant.capability))
  return rows.map(({ capability }) => capability as Capability)
}
