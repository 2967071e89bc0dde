import { and, eq, isNull, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor, Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import type { Item } from './items.ts'
import { disclosurePoint } from './schema.ts'

/** Adds a point to the minimum content of an item; with words the program checks it, without them a person. */
export async function addPoint(
  tx: TenantTransaction,
  actor: Actor,
  {
    item: { itemId },
    at,
    ...point
  }: {
    readonly item: Item
    readonly text: string
    readonly textEn: string
    readonly words: string | null
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { db, organizationId } = tx
  const [last] = await db
    .select({ position: max(disclosurePoint.position) })
    .from(disclosurePoint)
    .where(and(eq(disclosurePoint.organizationId, organizationId), eq(disclosurePoint.itemId, itemId)))
  await db
    .insert(disclosurePoint)
    .values({ organizationId, pointId: uuidv7(), itemId, position: (last?.position ?? 0) + 1, ...point })
  await append(tx, { kind: 'disclosure.point-added', subject: itemId, actor, at, payload: point })
}

/** Takes a point from the minimum content; false where the item has none of that id. */
export async function removePoint(
  tx: TenantTransaction,
  actor: Actor,
  { item: { itemId }, pointId, at }: { item: Item; pointId: string; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const [removed] = await db
    .delete(disclosurePoint)
    .where(ofItem(organizationId, itemId, pointId))
    .returning({ text: disclosurePoint.text })
  if (!removed) return false
  await append(tx, { kind: 'disclosure.point-removed', subject: itemId, actor, at, payload: removed })
  return true
}

/** Records what a person found of a point; false where the item has none of that id, or the program checks it. */
export async function checkPoint(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    item: { itemId },
    pointId,
    isMet,
    note,
    at,
  }: {
    readonly item: Item
    readonly pointId: string
    readonly isMet: boolean
    readonly note: string
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const { db, organizationId } = tx
  const [checked] = await db
    .update(disclosurePoint)
    .set({ isMet, note, checkedBy: actor.accountId, checkedRole: actor.role, checkedAt: at })
    .where(and(ofItem(organizationId, itemId, pointId), isNull(disclosurePoint.words)))
    .returning({ text: disclosurePoint.text })
  if (!checked) return false
  const payload = { ...checked, isMet, note }
  await append(tx, { kind: 'disclosure.point-checked', subject: itemId, actor, at, payload })
  return true
}

function ofItem(organizationId: string, itemId: string, pointId: string) {
  return and(
    eq(disclosurePoint.organizationId, organizationId),
    eq(disclosurePoint.itemId, itemId),
    eq(disclosurePoint.pointId, pointId),
  )
}
