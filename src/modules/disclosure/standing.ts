import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { DisclosureStanding, LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import type { PublishedThing } from '../../platform/publishing/published.ts'
import {
  failingTargets,
  findThings,
  lastNight,
  linkKey,
  matchesOf,
  pointsOf,
  probeKey,
  thingKey,
  type MatchRow,
  type Night,
  type Point,
} from './facts.ts'
import { findState, type PointResult, type StateFound } from './item-state.ts'
import { itemsOfYear, type Item } from './items.ts'
import { liveFor, type Sources } from './sources.ts'
import type { Words } from './state-words.ts'

/** Something that is matched to an item, or counts for it by itself, as it stands now. */
export interface Matched {
  /** Null for a live disclosure that counts by itself. */
  readonly matchId: string | null
  readonly kind: 'thing' | 'live' | 'link'
  readonly title: Words
  /** An address of the house, without the language's prefix, or one outside. */
  readonly at: { readonly address: string } | { readonly url: string }
  readonly on: Temporal.PlainDate | undefined
  /** The address of what took its place. */
  readonly replacedBy: string | null
  readonly lacks: readonly Words[]
  readonly fileIds: readonly string[]
  readonly links: readonly string[]
}

/** What came of a check that the program makes of every item; `waiting` for the next night. */
export type CheckResult = 'met' | 'failed' | 'waiting' | 'none'

export interface ItemStanding extends StateFound {
  readonly item: Item
  readonly matched: readonly Matched[]
  /** Matches whose thing is not public any more. */
  readonly gone: readonly string[]
  readonly points: readonly { readonly point: Point; readonly result: PointResult }[]
  readonly deadLinks: readonly string[]
  readonly missingFiles: readonly string[]
  readonly links: CheckResult
  readonly files: CheckResult
}

interface Asked {
  readonly itaYear: number
  readonly today: Temporal.PlainDate
}

/** How the items of a year stand, in their order; withdrawn ones are left out. */
export async function standingsOfYear(
  tx: TenantTransaction,
  sources: Sources,
  { itaYear, today }: Asked,
): Promise<ItemStanding[]> {
  const items = (await itemsOfYear(tx, itaYear)).filter(({ withdrawnAt }) => withdrawnAt === null)
  return standingsOf(tx, sources, items, today)
}

/** How items stand. */
export async function standingsOf(
  tx: TenantTransaction,
  sources: Sources,
  items: readonly Item[],
  today: Temporal.PlainDate,
): Promise<ItemStanding[]> {
  if (items.length === 0) return []
  const itemIds = items.map(({ itemId }) => itemId)
  const matches = Map.groupBy(await matchesOf(tx, itemIds), ({ itemId }) => itemId)
  const points = Map.groupBy(await pointsOf(tx, itemIds), ({ itemId }) => itemId)
  const things = await findThings(tx, sources, [...matches.values()].flat())
  const failing = await failingTargets(tx)
  const night = await lastNight(tx)
  const looks = new Map<string, Promise<DisclosureStanding>>()
  const look = (live: LiveDisclosure, fiscalYear: number): Promise<DisclosureStanding> => {
    const name = `${live.name} ${fiscalYear}`
    const known = looks.get(name) ?? live.look(tx, { fiscalYear, today })
    looks.set(name, known)
    return known
  }
  const standings: ItemStanding[] = []
  for (const item of items) {
    const own = matches.get(item.itemId) ?? []
    const byItself: Matched[] = []
    for (const live of liveFor(sources, item)) {
      byItself.push(asLive(null, live, await look(live, item.itaYear)))
    }
    const matched = [...byItself]
    const gone: string[] = []
    for (const match of own) {
      const live = match.kind === 'live' ? sources.live.get(match.source ?? '') : undefined
      const one = live
        ? asLive(match.matchId, live, await look(live, item.itaYear))
        : match.kind === 'link'
          ? asLink(match)
          : asThing(match, things.get(thingKey(match.source, match.thingId)))
      if (one) matched.push(one)
      else gone.push(match.matchId)
    }
    standings.push(
      standingOf({
        item,
        today,
        matched,
        gone,
        isVouched: byItself.some(isCounted),
        lastMatchedAt: own.at(-1)?.matchedAt,
        points: points.get(item.itemId) ?? [],
        failing,
        night,
      }),
    )
  }
  return standings
}

/** Whether something counts: a live disclosure as soon as it is complete, anything else by being there. */
function isCounted({ lacks, on }: Matched): boolean {
  return lacks.length === 0 && on !== undefined
}

function standingOf({
  item,
  today,
  matched,
  gone,
  isVouched,
  lastMatchedAt,
  points,
  failing,
  night,
}: {
  readonly item: Item
  readonly today: Temporal.PlainDate
  readonly matched: readonly Matched[]
  readonly gone: readonly string[]
  readonly isVouched: boolean
  readonly lastMatchedAt: Temporal.Instant | undefined
  readonly points: readonly Point[]
  readonly failing: ReadonlySet<string>
  readonly night: Night | undefined
}): ItemStanding {
  const links = [...new Set(matched.flatMap((one) => one.links))]
  const fileIds = [...new Set(matched.flatMap((one) => one.fileIds))]
  const deadLinks = links.filter((url) => failing.has(probeKey('link', linkKey(url))))
  const missingFiles = fileIds.filter((id) => failing.has(probeKey('file', id)))
  const isWaiting =
    lastMatchedAt !== undefined && (!night || Temporal.Instant.compare(night.begunAt, lastMatchedAt) < 0)
  const judged = points.map((point) => ({
    point,
    result: isVouched ? ('vouched' as const) : pointResult(point, matched, lastMatchedAt),
  }))
  const found = findState({
    itaYear: item.itaYear,
    period: item.period,
    today,
    counted: matched
      .filter(isCounted)
      .map(({ on, replacedBy }) => ({ on: on!, isReplaced: replacedBy !== null })),
    lacking: matched
      .filter((one) => one.kind === 'live' && !isCounted(one))
      .map(({ title, lacks, on }) => ({ title, lacks, hasBegun: on !== undefined })),
    gone: gone.length,
    deadLinks: deadLinks.length,
    missingFiles: missingFiles.length,
    points: judged.map(({ result }) => result),
  })
  return {
    ...found,
    item,
    matched,
    gone,
    points: judged,
    deadLinks,
    missingFiles,
    links: checkResult(links.length, deadLinks.length, isWaiting),
    files: checkResult(fileIds.length, missingFiles.length, isWaiting),
  }
}

function checkResult(all: number, failed: number, isWaiting: boolean): CheckResult {
  if (all === 0) return 'none'
  if (failed > 0) return 'failed'
  return isWaiting ? 'waiting' : 'met'
}

/** What a person found counts until something else is matched: that he has not seen. */
function pointResult(
  { words, isMet, checkedAt }: Point,
  matched: readonly Matched[],
  lastMatchedAt: Temporal.Instant | undefined,
): PointResult {
  if (words !== null) {
    const isFound = matched.some(({ title }) => title.th.includes(words) || title.en.includes(words))
    return isFound ? 'met' : 'failed'
  }
  if (isMet === null || checkedAt === null) return 'unchecked'
  if (lastMatchedAt && Temporal.Instant.compare(checkedAt, lastMatchedAt) < 0) return 'unchecked'
  return isMet ? 'met' : 'failed'
}

function asLive(matchId: string | null, { title }: LiveDisclosure, standing: DisclosureStanding): Matched {
  const { address, lacks, updatedOn } = standing
  return {
    matchId,
    kind: 'live',
    title,
    at: { address },
    on: updatedOn,
    replacedBy: null,
    lacks,
    fileIds: [],
    links: [],
  }
}

function asLink({ matchId, url, title, datedOn }: MatchRow): Matched {
  return {
    matchId,
    kind: 'link',
    title: { th: title!, en: title! },
    at: { url: url! },
    on: Temporal.PlainDate.from(datedOn!),
    replacedBy: null,
    lacks: [],
    fileIds: [],
    links: [url!],
  }
}

function asThing({ matchId }: MatchRow, thing: PublishedThing | undefined): Matched | undefined {
  return (
    thing && {
      matchId,
      kind: 'thing',
      title: thing.title,
      at: { address: thing.address },
      on: thing.publishedOn,
      replacedBy: thing.replacedBy,
      lacks: [],
      fileIds: thing.fileIds,
      links: thing.links,
    }
  )
}
