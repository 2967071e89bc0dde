import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { PublishedThing } from '../../platform/publishing/published.ts'
import { disclosureMatch, disclosureNight, disclosurePoint, disclosureProbe } from './schema.ts'
import type { Sources } from './sources.ts'

export type MatchRow = typeof disclosureMatch.$inferSelect
export type Point = Omit<typeof disclosurePoint.$inferSelect, 'organizationId'>
export type Night = typeof disclosureNight.$inferSelect

/** A link is dead after it failed on two nights in a row: a server may be down for one. */
export const nightsToBeDead = 2

/** What is matched to items and was not taken away, in the order in which it was. */
export async function matchesOf(
  { db, organizationId }: TenantTransaction,
  itemIds: readonly string[],
): Promise<MatchRow[]> {
  if (itemIds.length === 0) return []
  return db
    .select()
    .from(disclosureMatch)
    .where(
      and(
        eq(disclosureMatch.organizationId, organizationId),
        inArray(disclosureMatch.itemId, [...itemIds]),
        isNull(disclosureMatch.removedAt),
      ),
    )
    .orderBy(asc(disclosureMatch.matchedAt), asc(disclosureMatch.matchId))
}

/** The minimum content of items, in its order. */
export async function pointsOf(
  { db, organizationId }: TenantTransaction,
  itemIds: readonly string[],
): Promise<Point[]> {
  return db
    .select()
    .from(disclosurePoint)
    .where(
      and(eq(disclosurePoint.organizationId, organizationId), inArray(disclosurePoint.itemId, [...itemIds])),
    )
    .orderBy(asc(disclosurePoint.position), asc(disclosurePoint.pointId))
}

/** The published things of matches that are public now, by the kind of their source and their id. */
export async function findThings(
  tx: TenantTransaction,
  { published }: Sources,
  matches: readonly Pick<MatchRow, 'kind' | 'source' | 'thingId'>[],
): Promise<Map<string, PublishedThing>> {
  const found = new Map<string, PublishedThing>()
  const things = matches.filter(({ kind }) => kind === 'thing')
  for (const [kind, ofSource] of Map.groupBy(things, ({ source }) => source ?? '')) {
    const ids = [...new Set(ofSource.map(({ thingId }) => thingId ?? ''))]
    for (const thing of (await published.get(kind)?.find(tx, ids)) ?? []) {
      found.set(thingKey(kind, thing.id), thing)
    }
  }
  return found
}

export function thingKey(kind: string | null, id: string | null): string {
  return `${kind} ${id}`
}

/** By which a link is found among those that were looked at: an address may be too long for a key. */
export function linkKey(url: string): string {
  return createHash('sha256').update(url).digest('hex')
}

export function probeKey(kind: 'link' | 'file', key: string): string {
  return `${kind} ${key}`
}

/** Links that are dead and files that are missing. */
export async function failingTargets({ db, organizationId }: TenantTransaction): Promise<Set<string>> {
  const rows = await db
    .select({
      kind: disclosureProbe.kind,
      key: disclosureProbe.key,
      failedNights: disclosureProbe.failedNights,
    })
    .from(disclosureProbe)
    .where(and(eq(disclosureProbe.organizationId, organizationId), gt(disclosureProbe.failedNights, 0)))
  const isDead = ({ kind, failedNights }: (typeof rows)[number]) =>
    kind === 'file' || failedNights >= nightsToBeDead
  return new Set(rows.filter(isDead).map(({ kind, key }) => probeKey(kind, key)))
}

/** The last night whose check was finished. */
export async function lastNight({ db, organizationId }: TenantTransaction): Promise<Night | undefined> {
  const [night] = await db
    .select()
    .from(disclosureNight)
    .where(and(eq(disclosureNight.organizationId, organizationId), isNotNull(disclosureNight.finishedAt)))
    .orderBy(desc(disclosureNight.night))
    .limit(1)
  return night
}
