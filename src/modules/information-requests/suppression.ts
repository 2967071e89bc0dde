/** A count below this is not shown where it could tell of a person. */
const smallestShown = 5

const isSmall = (value: number) => value > 0 && value < smallestShown

/**
 * The counts of a breakdown without small ones (null); of a small total none is shown. Zero is shown, because it tells
 * of nobody. What is left out must not follow from the total: it is more than one count, and together not small, for
 * which the next larger ones are left out too.
 */
export function suppressed(counts: readonly number[]): (number | null)[] {
  const byName = counts.map((value, index) => ({ value, index }))
  const hidden = byName.filter(({ value }) => isSmall(value))
  const larger = byName.filter(({ value }) => value >= smallestShown).toSorted((a, b) => a.value - b.value)
  const isTooLittle = () => hidden.length === 1 || isSmall(hidden.reduce((sum, { value }) => sum + value, 0))
  while (isTooLittle() && larger.length > 0) hidden.push(larger.shift()!)
  const isTold = hidden.length > 0 && isTooLittle()
  const left = new Set(hidden.map(({ index }) => index))
  return counts.map((value, index) => (isTold || left.has(index) ? null : value))
}

/** The same for counts that add up to nothing, because one thing may be in several: of few things none is shown. */
export function suppressedOf(things: number, counts: readonly number[]): (number | null)[] {
  return counts.map((value) => (isSmall(things) || isSmall(value) ? null : value))
}
