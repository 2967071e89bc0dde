import type { Skeleton } from './skeleton.ts'
import { slips } from './skeleton.ts'

/**
 * Takes words in the order in which they are offered, each unless it could be taken for one that was taken
 * before: no skeleton begins with another, so that words typed without spaces come apart in one way, and
 * two slips at least lead from one to another, so that one slip is recognised.
 */
export function selectWords(
  offered: Iterable<string>,
  skeleton: Skeleton,
  wanted: number,
): readonly string[] {
  const taken = new Map<string, string>()
  for (const word of offered) {
    if (taken.size === wanted) break
    const own = skeleton(word)
    const clashes = Array.from(taken.keys()).some((other) => isTooClose(own, other))
    if (!clashes) taken.set(own, word)
  }
  return Array.from(taken.values())
}

export function isTooClose(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true
  return Math.abs(one.length - other.length) <= 1 && slips(one, other) < 2
}
