import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor, Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { matchesOf } from './facts.ts'
import { relatedItems, type Item } from './items.ts'
import { disclosureMatch } from './schema.ts'
import type { Sources } from './sources.ts'

/** What is to satisfy an item. */
export type ToMatch =
  | { readonly kind: 'thing'; readonly source: string; readonly thingId: string }
  | { readonly kind: 'live'; readonly source: string }
  | {
      readonly kind: 'link'
      /** As `readOutsideLink` let it through. */
      readonly url: string
      readonly title: string
      readonly datedOn: Temporal.PlainDate
    }

export type MatchOutcome = { ok: true } | { ok: false; reason: 'absent' | 'matched-already' }

/**
 * Matches something to an item: it is referred to, never copied. Refuses what is not public, a live disclosure
 * that no module declares, and what the item has already.
 */
export async function match(
  tx: TenantTransaction,
  actor: AccountActor,
  { item, sources, what, at }: { item: Item; sources: Sources; what: ToMatch; at: Temporal.Instant },
): Promise<MatchOutcome> {
  if (!(await isThere(tx, sources, what))) return { ok: false, reason: 'absent' }
  const isMatched = await write(tx, actor, { item, what, at })
  if (!isMatched) return { ok: false, reason: 'matched-already' }
  await append(tx, {
    kind: 'disclosure.matched',
    subject: item.itemId,
    actor,
    at,
    payload: { ...rowOf(what) },
  })
  return { ok: true }
}

/** Takes something from an item. False where it was taken already, or never matched to it. */
export async function unmatch(
  tx: TenantTransaction,
  actor: Actor,
  { item, matchId, at }: { item: Item; matchId: string; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const [taken] = await db
    .update(disclosureMatch)
    .set({ removedAt: at })
    .where(
      and(
        eq(disclosureMatch.organizationId, organizationId),
        eq(disclosureMatch.matchId, matchId),
        eq(disclosureMatch.itemId, item.itemId),
        isNull(disclosureMatch.removedAt),
      ),
    )
    .returning({
      kind: disclosureMatch.kind,
      source: disclosureMatch.source,
      thingId: disclosureMatch.thingId,
      url: disclosureMatch.url,
    })
  if (!taken) return false
  await append(tx, { kind: 'disclosure.unmatched', subject: item.itemId, actor, at, payload: taken })
  return true
}

/** An item of an earlier year, and what it has that this one may take over. */
export interface Offer {
  readonly itaYear: number
  readonly code: string
  readonly itemId: string
  readonly matches: Awaited<ReturnType<typeof matchesOf>>
}

/** What the nearest earlier year has matched to the same item; undefined where it has nothing. */
export async function earlierMatches(tx: TenantTransaction, item: Item): Promise<Offer | undefined> {
  for (const before of await relatedItems(tx, item)) {
    if (before.itaYear >= item.itaYear) continue
    const matches = await matchesOf(tx, [before.itemId])
    if (matches.length > 0) return { ...before, matches }
  }
  return undefined
}

/**
 * Takes over what the nearest earlier year has matched to the same item, as far as it is still public and not
 * matched here already. Returns how many that were.
 */
export async function takeOver(
  tx: TenantTransaction,
  actor: AccountActor,
  { item, sources, at }: { item: Item; sources: Sources; at: Temporal.Instant },
): Promise<number> {
  const offer = await earlierMatches(tx, item)
  const taken: ToMatch[] = []
  for (const row of offer?.matches ?? []) {
    const what = asToMatch(row)
    if (!(await isThere(tx, sources, what))) continue
    if (await write(tx, actor, { item, what, at })) taken.push(what)
  }
  if (!offer || taken.length === 0) return 0
  await append(tx, {
    kind: 'disclosure.taken-over',
    subject: item.itemId,
    actor,
    at,
    payload: { from: offer.itaYear, matches: taken.map(rowOf) },
  })
  return taken.length
}

async function isThere(tx: TenantTransaction, { published, live }: Sources, what: ToMatch): Promise<boolean> {
  if (what.kind === 'link') return true
  if (what.kind === 'live') return live.has(what.source)
  return ((await published.get(what.source)?.find(tx, [what.thingId])) ?? []).length > 0
}

/** False where the item has it. */
async function write(
  { db, organizationId }: TenantTransaction,
  { accountId }: AccountActor,
  { item, what, at }: { item: Item; what: ToMatch; at: Temporal.Instant },
): Promise<boolean> {
  const written = await db
    .insert(disclosureMatch)
    .values({
      organizationId,
      matchId: uuidv7(),
      itemId: item.itemId,
      ...rowOf(what),
      matchedBy: accountId,
      matchedAt: at,
    })
    .onConflictDoNothing()
    .returning({ matchId: disclosureMatch.matchId })
  return written.length > 0
}

function rowOf(what: ToMatch) {
  return what.kind === 'link' ? { ...what, datedOn: what.datedOn.toString() } : what
}

function asToMatch({ kind, source, thingId, url, title, datedOn }: Offer['matches'][number]): ToMatch {
  if (kind === 'link') return { kind, url: url!, title: title!, datedOn: Temporal.PlainDate.from(datedOn!) }
  return kind === 'live' ? { kind, source: source! } : { kind, source: source!, thingId: thingId! }
}
