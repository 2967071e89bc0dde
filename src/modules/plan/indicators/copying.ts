import { and, eq, getTableColumns } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { programme } from '../schema.ts'
import { indicator } from './schema.ts'

/** Gives the programmes of another plan the indicators that those of the same number and name have in one. */
export async function copyIndicators(
  tx: TenantTransaction,
  actor: Actor,
  { from, to, at }: { from: string; to: string; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const programmesOf = (planId: string) =>
    db
      .select({ programmeId: programme.programmeId, number: programme.number, name: programme.name })
      .from(programme)
      .where(and(eq(programme.organizationId, organizationId), eq(programme.planId, planId)))
  const theirs = await programmesOf(from)
  const known = await db
    .select(getTableColumns(indicator))
    .from(indicator)
    .where(eq(indicator.organizationId, organizationId))
  const rows = (await programmesOf(to)).flatMap(({ programmeId, number, name }) => {
    const same = theirs.find((one) => one.number === number && one.name === name)
    return (
      known
        .filter((one) => one.programmeId === same?.programmeId)
        // With its revision: one that was set by hand stays told apart from one that stands as it was loaded.
        .map((one) => ({ ...one, indicatorId: uuidv7(), programmeId }))
    )
  })
  if (rows.length === 0) return
  await db.insert(indicator).values(rows)
  const payload = { indicators: rows.length, from }
  await append(tx, { kind: 'plan.indicators-loaded', subject: to, actor, at, payload })
}
