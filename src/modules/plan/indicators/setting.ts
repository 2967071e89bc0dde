import { and, eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import type { Definition, Indicator } from './definition.ts'
import { indicator } from './schema.ts'

/**
 * Changes how an indicator is measured, or when it is reached, and says why in the ledger. What was found
 * before stays. Refuses where somebody else has changed it since it was seen.
 */
export async function changeIndicator(
  tx: TenantTransaction,
  actor: Actor,
  {
    before: { indicatorId, ...before },
    revision,
    definition,
    reason,
    at,
  }: {
    readonly before: Indicator
    /** Of the indicator as the officer saw it. */
    readonly revision: number
    readonly definition: Definition
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' | 'unchanged' }> {
  const old = definitionOf(before)
  if (revision === before.revision && canonicalJson(old) === canonicalJson(definition)) {
    return { ok: false, reason: 'unchanged' }
  }
  const { db, organizationId } = tx
  const written = await db
    .update(indicator)
    .set({ ...definition, revision: revision + 1 })
    .where(
      and(
        eq(indicator.organizationId, organizationId),
        eq(indicator.indicatorId, indicatorId),
        eq(indicator.revision, revision),
      ),
    )
    .returning({ indicatorId: indicator.indicatorId })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  const payload = { before: old, after: { ...definition }, reason }
  await append(tx, { kind: 'plan.indicator-set', subject: indicatorId, actor, at, payload })
  return { ok: true }
}

/** Adds an indicator to a programme, after the others of its kind. */
export async function addIndicator(
  tx: TenantTransaction,
  actor: Actor,
  {
    programmeId,
    kind,
    definition,
    reason,
    at,
  }: {
    readonly programmeId: string
    readonly kind: Indicator['kind']
    readonly definition: Definition
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const [last] = await db
    .select({ position: max(indicator.position) })
    .from(indicator)
    .where(
      and(
        eq(indicator.organizationId, organizationId),
        eq(indicator.programmeId, programmeId),
        eq(indicator.kind, kind),
      ),
    )
  const indicatorId = uuidv7()
  const position = (last?.position ?? 0) + 1
  await db
    .insert(indicator)
    .values({ organizationId, indicatorId, programmeId, kind, position, ...definition, revision: 1 })
  const payload = { programmeId, kind, after: { ...definition }, reason }
  await append(tx, { kind: 'plan.indicator-set', subject: indicatorId, actor, at, payload })
  return indicatorId
}

/** Only how it is measured and when it is reached, of something that is known by more. */
export function definitionOf(one: Definition): Definition {
  const { text, source, metric, parameters, unit, direction, target } = one
  return { text, source, metric, parameters, unit, direction, target }
}
