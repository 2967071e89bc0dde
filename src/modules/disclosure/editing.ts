import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { itemsOfYear, type Item } from './items.ts'
import type { Period } from './period.ts'
import { disclosureItem, disclosureYear } from './schema.ts'

/** What is said of an item itself; its place among the others is counted from 1. */
export interface ItemWords {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly topic: number
  readonly place: number
}

export type ItemWritten =
  | { ok: true; itemId: string }
  | { ok: false; reason: 'code-taken' | 'changed-meanwhile' }

/** Adds an item to the list of a year. Refuses a code that the year has, withdrawn ones included. */
export async function addItem(
  tx: TenantTransaction,
  actor: Actor,
  { itaYear, words: { place, ...words }, at }: { itaYear: number; words: ItemWords; at: Temporal.Instant },
): Promise<ItemWritten> {
  const { db, organizationId } = tx
  const others = await itemsOfYear(tx, itaYear)
  if (others.some(({ code }) => code === words.code)) return { ok: false, reason: 'code-taken' }
  const itemId = uuidv7()
  await db.insert(disclosureItem).values({
    organizationId,
    itemId,
    itaYear,
    position: others.length + 1,
    period: 'always',
    revision: 1,
    ...words,
  })
  await moveTo(tx, { itaYear, itemId, place })
  await append(tx, {
    kind: 'disclosure.item-added',
    subject: itemId,
    actor,
    at,
    payload: { itaYear, place, ...words },
  })
  return { ok: true, itemId }
}

/**
 * Changes what is said of an item. Refuses a code that another one of the year has, and where somebody else has
 * changed the item since it was seen.
 */
export async function changeItem(
  tx: TenantTransaction,
  actor: Actor,
  {
    item: { itemId, itaYear },
    revision,
    words: { place, ...words },
    at,
  }: {
    readonly item: Item
    /** Of the item as the officer saw it. */
    readonly revision: number
    readonly words: ItemWords
    readonly at: Temporal.Instant
  },
): Promise<ItemWritten> {
  const others = (await itemsOfYear(tx, itaYear)).filter((one) => one.itemId !== itemId)
  if (others.some(({ code }) => code === words.code)) return { ok: false, reason: 'code-taken' }
  const { db, organizationId } = tx
  const changed = await db
    .update(disclosureItem)
    .set({ ...words, revision: revision + 1 })
    .where(and(ofItem(organizationId, itemId), eq(disclosureItem.revision, revision)))
    .returning({ itemId: disclosureItem.itemId })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  await moveTo(tx, { itaYear, itemId, place })
  await append(tx, {
    kind: 'disclosure.item-changed',
    subject: itemId,
    actor,
    at,
    payload: { itaYear, place, ...words },
  })
  return { ok: true, itemId }
}

/** Puts an item at a place among the others of its year that are not withdrawn; beyond the last it is the last. */
async function moveTo(
  tx: TenantTransaction,
  { itaYear, itemId, place }: { itaYear: number; itemId: string; place: number },
): Promise<void> {
  const { db, organizationId } = tx
  const items = await itemsOfYear(tx, itaYear)
  const others = items.filter((one) => one.itemId !== itemId && one.withdrawnAt === null)
  const own = items.filter((one) => one.itemId === itemId)
  const withdrawn = items.filter((one) => one.itemId !== itemId && one.withdrawnAt !== null)
  const inOrder = [...others.slice(0, place - 1), ...own, ...others.slice(place - 1), ...withdrawn]
  for (const [index, one] of inOrder.entries()) {
    if (one.position === index + 1) continue
    await db
      .update(disclosureItem)
      .set({ position: index + 1 })
      .where(ofItem(organizationId, one.itemId))
  }
}

/**
 * Takes an item out of the list of its year, or puts it back; its address stays, and so does what is matched to
 * it. False where that was done already.
 */
export async function withdrawItem(
  tx: TenantTransaction,
  actor: Actor,
  { itemId, isWithdrawn, at }: { itemId: string; isWithdrawn: boolean; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const changed = await db
    .update(disclosureItem)
    .set({ withdrawnAt: isWithdrawn ? at : null })
    .where(
      and(
        ofItem(organizationId, itemId),
        isWithdrawn ? isNull(disclosureItem.withdrawnAt) : isNotNull(disclosureItem.withdrawnAt),
      ),
    )
    .returning({ itemId: disclosureItem.itemId })
  if (changed.length === 0) return false
  const kind = isWithdrawn ? 'disclosure.item-withdrawn' : 'disclosure.item-restored'
  await append(tx, { kind, subject: itemId, actor, at, payload: {} })
  return true
}

/** What may be set for many items at once; what is undefined stays as it is. */
export interface Assignment {
  readonly divisionId?: string | undefined
  readonly deadline?: Temporal.PlainDate | undefined
  readonly period?: Period | undefined
}

/** Says of items of a year who answers for them, until when, and how often they must be new. Returns how many. */
export async function assignItems(
  tx: TenantTransaction,
  actor: Actor,
  {
    itaYear,
    itemIds,
    assignment: { divisionId, deadline, period },
    at,
  }: {
    readonly itaYear: number
    readonly itemIds: readonly string[]
    readonly assignment: Assignment
    readonly at: Temporal.Instant
  },
): Promise<number> {
  const { db, organizationId } = tx
  const values = {
    ...(divisionId !== undefined && { divisionId }),
    ...(deadline !== undefined && { deadline: deadline.toString() }),
    ...(period !== undefined && { period }),
  }
  if (Object.keys(values).length === 0) return 0
  const changed = await db
    .update(disclosureItem)
    .set(values)
    .where(
      and(
        eq(disclosureItem.organizationId, organizationId),
        eq(disclosureItem.itaYear, itaYear),
        inArray(disclosureItem.itemId, [...itemIds]),
      ),
    )
    .returning({ code: disclosureItem.code })
  if (changed.length === 0) return 0
  await append(tx, {
    kind: 'disclosure.items-assigned',
    subject: organizationId,
    actor,
    at,
    payload: { itaYear, items: changed.map(({ code }) => code), ...values },
  })
  return changed.length
}

/** Records that the list of a year was compared with the manual of that year. False where there is no list. */
export async function confirmYear(
  tx: TenantTransaction,
  actor: Actor,
  { itaYear, on, at }: { itaYear: number; on: Temporal.PlainDate; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const confirmed = await db
    .update(disclosureYear)
    .set({ checkedOn: on.toString() })
    .where(and(eq(disclosureYear.organizationId, organizationId), eq(disclosureYear.itaYear, itaYear)))
    .returning({ itaYear: disclosureYear.itaYear })
  if (confirmed.length === 0) return false
  await append(tx, {
    kind: 'disclosure.year-checked',
    subject: organizationId,
    actor,
    at,
    payload: { itaYear, on: on.toString() },
  })
  return true
}

function ofItem(organizationId: string, itemId: string) {
  return and(eq(disclosureItem.organizationId, organizationId), eq(disclosureItem.itemId, itemId))
}
