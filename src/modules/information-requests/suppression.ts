/** A count below this is not shown where it could tell of a person. */
const smallestShown = 5

/**
 * The counts of a breakdown without small ones (null). Where only one would be left out, its neighbour in size is
 * too: else it follows from the total. Zero is shown, because it tells of nobody, unless it must hide that one.
 */
export function suppressed(counts: readonly number[]): (number | null)[] {
  const isSmall = (value: number) => value > 0 && value < smallestShown
  const hidden = new Set(counts.flatMap((value, index) => (isSmall(value) ? [index] : [])))
  if (hidden.size === 1) {
    const [next] = counts
      .map((value, index) => ({ value, index }))
      .filter(({ index }) => !hidden.has(index))
      .toSorted((a, b) => Number(a.value === 0) - Number(b.value === 0) || a.value - b.value)
    if (next) hidden.add(next.index)
  }
  return counts.map((value, index) => (hidden.has(index) ? null : value))
}
