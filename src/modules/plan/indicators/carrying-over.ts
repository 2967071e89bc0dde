import { and, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { programme } from '../schema.ts'
import { evidence } from '../work/schema.ts'
import type { Definition, Indicator } from './definition.ts'
import { indicator, indicatorResult } from './schema.ts'
import { definitionOf } from './setting.ts'

/** How an indicator is measured by what ships with the program. */
export interface ShippedDefinition extends Definition {
  readonly programme: number
  readonly kind: Indicator['kind']
}

/**
 * Lets the indicators that still stand as they were loaded read a metric that the program has got since, each plan
 * with an entry of the ledger. Leaves alone what somebody has set by hand, and what has evidence or a result: that
 * would no longer count. Their own page offers the metric.
 */
export async function carryIndicatorsOver(
  tx: TenantTransaction,
  { shipped, at }: { shipped: readonly ShippedDefinition[]; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const loaded = await db
    .select({ ...getTableColumns(indicator), number: programme.number, planId: programme.planId })
    .from(indicator)
    .innerJoin(
      programme,
      and(eq(programme.organizationId, organizationId), eq(programme.programmeId, indicator.programmeId)),
    )
    .where(and(eq(indicator.organizationId, organizationId), eq(indicator.revision, 1)))
    .orderBy(programme.number, indicator.indicatorId)
  const changes = loaded.flatMap(({ indicatorId, planId, number, kind, ...before }) => {
    const same = shipped.find(
      (one) => one.programme === number && one.kind === kind && one.text === before.text,
    )
    if (same?.source !== 'metric') return []
    const [old, after] = [definitionOf(before), definitionOf(same)]
    const isSame = canonicalJson(old) === canonicalJson(after)
    return isSame ? [] : [{ planId, change: { indicatorId, before: old, after } }]
  })
  const found = await withFindings(
    tx,
    changes.map(({ change }) => change.indicatorId),
  )
  const carried = changes.filter(({ change }) => !found.has(change.indicatorId))
  for (const { change } of carried) {
    await db
      .update(indicator)
      .set(change.after)
      .where(and(eq(indicator.organizationId, organizationId), eq(indicator.indicatorId, change.indicatorId)))
  }
  for (const [planId, ofPlan] of Map.groupBy(carried, (one) => one.planId)) {
    const payload = { indicators: ofPlan.map(({ change }) => change) }
    await append(tx, { kind: 'plan.indicators-carried', subject: planId, actor: systemActor, at, payload })
  }
}

/** Those for which something was brought or recorded, in any year; withdrawn evidence too. */
async function withFindings(
  { db, organizationId }: TenantTransaction,
  indicatorIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (indicatorIds.length === 0) return new Set()
  const shown = await db
    .selectDistinct({ indicatorId: evidence.indicatorId })
    .from(evidence)
    .where(and(eq(evidence.organizationId, organizationId), inArray(evidence.indicatorId, [...indicatorIds])))
  const recorded = await db
    .selectDistinct({ indicatorId: indicatorResult.indicatorId })
    .from(indicatorResult)
    .where(
      and(
        eq(indicatorResult.organizationId, organizationId),
        inArray(indicatorResult.indicatorId, [...indicatorIds]),
      ),
    )
  return new Set([...shown, ...recorded].flatMap(({ indicatorId }) => indicatorId ?? []))
}
