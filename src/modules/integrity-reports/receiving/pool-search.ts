import { call } from '../client/calling.ts'
import { fetchMonth } from '../client/ledger-batches.ts'
import { boxHash, keyboxLength, openKeybox, type Keybox } from '../protocol/keybox.ts'
import { daysAfter, daysBetween, monthsBetween } from './days.ts'
import type { PoolCache } from './kept-on-device.ts'
import type { Paths } from './paths.ts'
import type { Remembered } from './remembered.ts'

/** A keybox that opened, and the day on which it came into the pool. */
export interface FoundKeybox {
  readonly day: string
  readonly keybox: Keybox
}

/** All that the ledger proves of the months that were asked for. */
export interface Ledger {
  readonly items: ReadonlyMap<string, string>
  readonly dayOf: ReadonlyMap<string, string>
}

export interface Searched {
  readonly found: readonly FoundKeybox[]
  readonly ledger: Ledger
  /** Keyboxes that the ledger names and the server did not serve, by day. */
  readonly withheld: ReadonlyMap<string, number>
  /** Days between the first batch and the last without one, and the last of all. */
  readonly gaps: readonly string[]
  readonly lastDay: string | undefined
  readonly remembered: Remembered
}

export interface Search {
  readonly paths: Pick<Paths, 'batches' | 'pool'>
  readonly ledgerKeys: readonly string[]
  readonly since: string
  readonly today: string
  /** Before this day keyboxes of closed reports may be gone, and decoys with them. */
  readonly keptSince: string
  readonly ageSeed: Uint8Array
  readonly cache: PoolCache
  /** Of searches before this one. */
  readonly remembered: Remembered
  /** Waits until the page could draw it. */
  readonly progress: (done: number, all: number) => Promise<void>
}

/** A month whose batches the ledger does not prove: nothing after it is to be believed. */
export class MonthUnproven extends Error {
  override readonly name = 'MonthUnproven'
  readonly month: string

  constructor(month: string) {
    super(`the batches of ${month} are not those of the ledger`)
    this.month = month
  }
}

/**
 * Tries every keybox of the pool since a day with a key: the server learns that somebody looks, and neither who nor
 * whether anything was found.
 *
 * @throws MonthUnproven
 */
export async function searchPool(search: Search): Promise<Searched> {
  const { ledger, boxes } = await ledgerOf(search)
  const days = Array.from(boxes.keys()).sort()
  // The newest first: those are waited for.
  const newestFirst = Array.from(boxes.keys()).sort((one, other) => (one > other ? -1 : 1))
  const found: FoundKeybox[] = []
  const withheld = new Map<string, number>()
  const triedDays = new Set(search.remembered.days)
  const foundHashes = new Set(search.remembered.found)
  for (const [index, day] of newestFirst.entries()) {
    await search.progress(index, days.length)
    const named = boxes.get(day) ?? []
    const served = await keyboxesOf(search, day, named)
    for (const box of served) {
      const hash = boxHash(box)
      if (triedDays.has(day) && !foundHashes.has(hash)) continue
      const keybox = await openKeybox(search.ageSeed, box)
      if (!keybox) continue
      found.push({ day, keybox })
      foundHashes.add(hash)
    }
    if (served.length < named.length && day >= search.keptSince)
      withheld.set(day, named.length - served.length)
    else triedDays.add(day)
  }
  await search.progress(days.length, days.length)
  return {
    found,
    ledger,
    withheld,
    gaps: gapsIn(days),
    lastDay: days[days.length - 1],
    remembered: { days: triedDays, found: foundHashes },
  }
}

async function ledgerOf({ paths, ledgerKeys, since, today }: Search) {
  const items = new Map<string, string>()
  const dayOf = new Map<string, string>()
  const boxes = new Map<string, readonly string[]>()
  for (const month of monthsBetween(since, today)) {
    const proven = await fetchMonth(paths.batches, month, ledgerKeys)
    if (!proven) throw new MonthUnproven(month)
    for (const [tag, commitment] of proven.items) items.set(tag, commitment)
    for (const [tag, day] of proven.dayOf) dayOf.set(tag, day)
    for (const [day, hashes] of proven.boxes) if (day >= since) boxes.set(day, hashes)
  }
  return { ledger: { items, dayOf }, boxes }
}

/** Those of a day that the ledger names, and no others: what it does not name was never published. */
async function keyboxesOf(
  { paths, cache }: Search,
  day: string,
  named: readonly string[],
): Promise<readonly Uint8Array[]> {
  const ofDay = (boxes: readonly Uint8Array[]) => {
    const byHash = new Map(boxes.map((box) => [boxHash(box), box]))
    return named.flatMap((hash) => byHash.get(hash) ?? [])
  }
  const kept = ofDay((await cache.get(day)) ?? [])
  if (kept.length === named.length) return kept
  const { payload } = await call(paths.pool, { day })
  const count = Math.floor(payload.length / keyboxLength)
  const served = Array.from({ length: count }, (_, index) =>
    payload.slice(index * keyboxLength, (index + 1) * keyboxLength),
  )
  const all = ofDay([...served, ...kept])
  if (all.length === named.length) await cache.put(day, all)
  return all
}

function gapsIn(days: readonly string[]): readonly string[] {
  return days.flatMap((day, index) => {
    const next = days[index + 1]
    const missing = next === undefined ? 0 : daysBetween(day, next) - 1
    return Array.from({ length: missing }, (_, at) => daysAfter(day, at + 1))
  })
}
