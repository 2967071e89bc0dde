import { z } from 'zod'

/**
 * The smallest count of people, or of their matters, that is published. The rule of agencies of statistics:
 * a cell of fewer than a few respondents is sensitive, "some agencies require at least five, others three"
 * (UNECE/Eurostat, Glossary of Statistical Disclosure Control, 2005, threshold rule). In a subdistrict where
 * everybody knows everybody the stricter of the two. Nothing is a small count too: where 0 were shown, its
 * end would tell the day on which the first person came.
 */
export const smallestCount = 5

/** What stands where a count is not told. It is a word so that no program takes it for 0 or for no value. */
export const suppressed = 'suppressed'

/** A count, or that it is not told. */
export type SafeCount = number | typeof suppressed

/** The type of a column of a dataset whose counts came out of the functions below. */
export const safeCount = z.union([z.int().min(smallestCount), z.literal(suppressed)])

/** Counts by two groupings, with their sums, of which nobody can be told. */
export interface SafeTable {
  readonly cells: readonly (readonly SafeCount[])[]
  readonly rowTotals: readonly SafeCount[]
  readonly columnTotals: readonly SafeCount[]
  readonly total: SafeCount
}

/** Counts of one grouping and their sum, made safe as {@link suppressTable} does it. */
export function suppressCounts(counts: readonly number[]): {
  readonly counts: readonly SafeCount[]
  readonly total: SafeCount
} {
  const { cells, total } = suppressTable([counts])
  return { counts: cells[0]!, total }
}

/**
 * Makes a table of counts (rows of equal length) safe to publish together with its sums. Every count and sum
 * below {@link smallestCount} is suppressed; and then further ones, small before large, until of whatever is
 * suppressed at least two values fit to what is published, and of each small count also one that would not
 * have been small. So no addition or subtraction gives any of them away, nor a small group as the
 * difference of two large ones. (It may suppress more than the best choice would, which takes too long to find.)
 *
 * What it cannot know: another table about the same people, an earlier state of this one, or what a reader
 * knows of his own. Publish one table of a thing, and seldom. Cells that cannot hold anything are best left
 * out by the caller. Refuses counts that are no whole numbers from 0, and rows of different lengths.
 */
export function suppressTable(rows: readonly (readonly number[])[]): SafeTable {
  const network = networkOf(rows)
  const { arcs, cells, rowTotals, columnTotals, total } = network
  const small = arcs.filter((arc) => arc.count < smallestCount)
  for (const arc of small) arc.isHidden = true
  // A table without a cell is all hidden by now, and has nothing that could grow.
  if (width(rows) > 0) for (const arc of small) protect(arc, network)
  const safe = ({ count, isHidden }: Arc): SafeCount => (isHidden ? suppressed : count)
  return {
    cells: cells.map((row) => row.map(safe)),
    rowTotals: rowTotals.map(safe),
    columnTotals: columnTotals.map(safe),
    total: safe(total),
  }
}

/**
 * A table with its sums is a circulation: what comes out of the total flows through the rows, from each row
 * through its cells into the columns, and from the columns back into the total. That what flows into a point
 * flows out of it is exactly that the sums are right, so that every other circulation which leaves the
 * published arcs as they are is a table that a reader cannot tell from the true one.
 */
interface Arc {
  readonly from: number
  readonly to: number
  readonly count: number
  isHidden: boolean
  /** The most that it was in a table that a reader cannot tell from the true one. */
  mayBe: number
}

interface Network {
  readonly arcs: readonly Arc[]
  /** Those that begin or end at each point. */
  readonly at: readonly (readonly Arc[])[]
  readonly cells: readonly (readonly Arc[])[]
  readonly rowTotals: readonly Arc[]
  readonly columnTotals: readonly Arc[]
  readonly total: Arc
}

function networkOf(rows: readonly (readonly number[])[]): Network {
  if (rows.some((row) => row.length !== width(rows)))
    throw new RangeError('the rows of a table are equally long')
  if (rows.flat().some((count) => !Number.isSafeInteger(count) || count < 0)) {
    throw new RangeError('a count is a whole number, zero or more')
  }
  const at: Arc[][] = Array.from({ length: 2 + rows.length + width(rows) }, () => [])
  const arc = (from: number, to: number, count: number): Arc => {
    const made: Arc = { from, to, count, isHidden: false, mayBe: count }
    at[from]!.push(made)
    at[to]!.push(made)
    return made
  }
  const [source, sink] = [0, 1]
  const rowPoint = (row: number): number => 2 + row
  const columnPoint = (column: number): number => 2 + rows.length + column
  const cells = rows.map((row, index) =>
    row.map((count, column) => arc(rowPoint(index), columnPoint(column), count)),
  )
  const rowTotals = rows.map((row, index) => arc(source, rowPoint(index), sum(row)))
  const columnTotals = Array.from({ length: width(rows) }, (_, column) =>
    arc(columnPoint(column), sink, sum(rows.map((row) => row[column]!))),
  )
  const total = arc(sink, source, sum(rows.flat()))
  const arcs = [...cells.flat(), ...rowTotals, ...columnTotals, total]
  return { arcs, at, cells, rowTotals, columnTotals, total }
}

function width(rows: readonly (readonly number[])[]): number {
  return rows[0]?.length ?? 0
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

/**
 * Finds a table in which a small count has grown to one that is not small, and hides the published counts
 * that differ in it. The growth comes round in circles; each circle is the one that hides least. Every
 * count that is hidden on the way has another value in a table between the true one and the found one.
 */
function protect(small: Arc, { arcs, at }: Network): void {
  // Where a table that was found for another one shows it already, nothing more need be hidden.
  if (small.mayBe >= smallestCount) return
  const flow = new Map(arcs.map((arc) => [arc, arc.count]))
  let missing = smallestCount - small.count
  while (missing > 0) {
    const circle = cheapestWay(small, at, flow)
    const room = circle.map(({ arc, grows }) => (grows ? Infinity : flow.get(arc)!))
    const step = Math.min(missing, ...room)
    for (const { arc, grows } of circle) {
      const count = flow.get(arc)! + (grows ? step : -step)
      flow.set(arc, count)
      arc.isHidden = true
      arc.mayBe = Math.max(arc.mayBe, count)
    }
    missing -= step
  }
}

/** A count on the way round, and whether it grows there or shrinks, which it cannot below zero. */
interface Step {
  readonly arc: Arc
  readonly grows: boolean
}

/**
 * The way from the end of an arc back to its beginning on which the least is told that is published now
 * (Dijkstra). There always is one, because what grows has no end: through the total to every row and column.
 */
function cheapestWay(around: Arc, at: Network['at'], flow: ReadonlyMap<Arc, number>): Step[] {
  const costs = new Map([[around.to, 0]])
  const arrivals = new Map<number, Step>()
  const open = new Set([around.to])
  for (;;) {
    const here = [...open].reduce((best, point) => (costs.get(point)! < costs.get(best)! ? point : best))
    if (here === around.from) break
    open.delete(here)
    for (const arc of at[here]!) {
      const grows = arc.from === here
      if (arc === around || (!grows && flow.get(arc) === 0)) continue
      const there = grows ? arc.to : arc.from
      const cost = costs.get(here)! + (arc.isHidden ? 0 : arc.count)
      if (cost >= (costs.get(there) ?? Infinity)) continue
      costs.set(there, cost)
      arrivals.set(there, { arc, grows })
      open.add(there)
    }
  }
  const way: Step[] = []
  for (let point = around.from; point !== around.to;) {
    const step = arrivals.get(point)!
    way.push(step)
    point = step.grows ? step.arc.from : step.arc.to
  }
  return way
}
