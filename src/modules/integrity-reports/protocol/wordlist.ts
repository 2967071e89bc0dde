import { listLength } from './receipt.ts'
import type { Skeleton } from './skeleton.ts'
import { slips } from './skeleton.ts'

/** One of the frozen lists. The number of a word, never the word, is part of a receipt. */
export interface Wordlist {
  readonly words: readonly string[]
  readonly skeleton: Skeleton
  /** The number of the word that has this skeleton. */
  readonly bySkeleton: ReadonlyMap<string, number>
  /** The longest run of characters that may still be one word, with room for marks too many. */
  readonly longest: number
}

/** @throws Error for a list that is not 2,048 words with as many skeletons. */
export function wordlistOf(words: readonly string[], skeleton: Skeleton): Wordlist {
  const bySkeleton = new Map(words.map((word, index) => [skeleton(word), index]))
  if (words.length !== listLength || bySkeleton.size !== listLength) {
    throw new Error('a word list has 2,048 words that differ in their skeletons')
  }
  return { words, skeleton, bySkeleton, longest: Math.max(...words.map(({ length }) => length)) + 3 }
}

/** The only word that one slip leads to; undefined when there is none, or more than one. */
export function meantWord(list: Wordlist, typed: string): number | undefined {
  const skeleton = list.skeleton(typed)
  const near = Array.from(list.bySkeleton).filter(
    ([other]) => Math.abs(other.length - skeleton.length) <= 1 && slips(skeleton, other) === 1,
  )
  return near.length === 1 ? near[0]?.[1] : undefined
}

/**
 * The words of a text without spaces, in every way in which it can be cut; nearly always in one, because no
 * skeleton begins with another. At most {@link mostCuts} are looked for.
 */
export function cutIntoWords(list: Wordlist, typed: string): readonly (readonly number[])[] {
  const letters = Array.from(typed)
  const cuts = new Map<string, readonly number[]>()
  const deadEnds = new Set<number>()
  const cutFrom = (start: number, words: readonly number[]): boolean => {
    if (start === letters.length) {
      cuts.set(words.join(), words)
      return true
    }
    if (deadEnds.has(start) || cuts.size >= mostCuts) return false
    let led = false
    for (let end = start + 1; end <= Math.min(letters.length, start + list.longest); end += 1) {
      const word = list.bySkeleton.get(list.skeleton(letters.slice(start, end).join('')))
      if (word !== undefined && cutFrom(end, [...words, word])) led = true
    }
    if (!led) deadEnds.add(start)
    return led
  }
  cutFrom(0, [])
  return Array.from(cuts.values())
}

const mostCuts = 64

/** A text without spaces in which something is no word: the shortest such piece, and the words around it. */
export interface Slip {
  readonly before: readonly number[]
  readonly slip: string
  readonly after: readonly number[]
}

/** Undefined when no word at all is found on either side. */
export function aroundSlip(list: Wordlist, typed: string): Slip | undefined {
  const letters = Array.from(typed)
  const wordAt = (start: number, end: number): number | undefined =>
    list.bySkeleton.get(list.skeleton(letters.slice(start, end).join('')))
  const before = new Map<number, readonly number[]>([[0, []]])
  const after = new Map<number, readonly number[]>([[letters.length, []]])
  for (const position of letters.keys()) {
    const from = before.get(position)
    const opposite = letters.length - position
    const to = after.get(opposite)
    for (let length = 1; length <= list.longest; length += 1) {
      const end = position + length
      const next = from && end <= letters.length && !before.has(end) ? wordAt(position, end) : undefined
      if (from && next !== undefined) before.set(end, [...from, next])
      const start = opposite - length
      const last = to && start >= 0 && !after.has(start) ? wordAt(start, opposite) : undefined
      if (to && last !== undefined) after.set(start, [last, ...to])
    }
  }
  const found = Array.from(before).flatMap(([start, first]) =>
    Array.from(after)
      .filter(([end]) => start < end)
      .map(([end, rest]) => ({ before: first, slip: letters.slice(start, end).join(''), after: rest })),
  )
  const [shortest] = found.sort((one, other) => one.slip.length - other.slip.length)
  return shortest && shortest.slip !== typed ? shortest : undefined
}
