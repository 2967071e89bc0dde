import { concatBytes, randomBytes } from '@noble/hashes/utils.js'
import { b64, fromB64 } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { bytes, day as isDay, exactly, isObject, listOf, members } from './shape.ts'

/** What is published on every day, whether something happened or not. Under flood all of it doubles. */
export const boxesADay = 4
export const itemsADay = 16
const tagLength = 16
const commitmentLength = 32

/** A message as it waits to be published. */
export interface PendingItem {
  readonly tag: Uint8Array
  readonly commitment: Uint8Array
}

/** The entry of a day in the public ledger. Sorted, so that the order of arrival is not in it. */
export type LedgerBatch = CanonicalObject & {
  readonly v: 1
  readonly type: 'integrity-batch'
  readonly day: string
  readonly boxes: readonly string[]
  readonly items: readonly string[]
}

const isBatch = members({
  v: exactly(1),
  type: exactly('integrity-batch'),
  day: isDay,
  boxes: listOf(bytes(32)),
  items: listOf(bytes(tagLength + commitmentLength)),
})

/**
 * Makes the batch of a day. Missing items are filled with chance, which nobody without the tag key can tell
 * from true ones; missing keyboxes are decoys, which the caller has made, for they are served too.
 *
 * @throws RangeError for more items than the day holds, or another number of keyboxes.
 */
export function newBatch(
  day: string,
  { boxes, items }: { readonly boxes: readonly string[]; readonly items: readonly PendingItem[] },
  doublings = 0,
): LedgerBatch {
  const places = itemsADay * 2 ** doublings
  if (items.length > places || boxes.length !== boxesADay * 2 ** doublings) {
    throw new RangeError('a batch has places for another number')
  }
  const chance = Array.from({ length: places - items.length }, () =>
    randomBytes(tagLength + commitmentLength),
  )
  const all = [...items.map(({ tag, commitment }) => concatBytes(tag, commitment)), ...chance].map(b64)
  return { v: 1, type: 'integrity-batch', day, boxes: boxes.slice().sort(), items: all.sort() }
}

export interface ReadBatch {
  readonly day: string
  readonly boxes: readonly string[]
  /** Commitments by their tags, as the verification of a thread asks for them. */
  readonly ledger: ReadonlyMap<string, string>
}

/** Undefined for an entry that is no batch, or one whose lists are not sorted or do not double. */
export function readBatch(entry: Canonical): ReadBatch | undefined {
  if (!isObject(entry) || !isBatch(entry)) return undefined
  const { day, boxes, items } = entry as LedgerBatch
  const doublings = Math.log2(boxes.length / boxesADay)
  const isWhole = Number.isInteger(doublings) && doublings >= 0 && items.length === itemsADay * 2 ** doublings
  if (!isWhole || !isSorted(boxes) || !isSorted(items)) return undefined
  const ledger = new Map(
    items.map((item) => {
      const both = fromB64(item) ?? new Uint8Array()
      return [b64(both.subarray(0, tagLength)), b64(both.subarray(tagLength))]
    }),
  )
  return { day, boxes, ledger }
}

function isSorted(texts: readonly string[]): boolean {
  return texts.every((one, at) => at === 0 || (texts[at - 1] ?? '') <= one)
}
