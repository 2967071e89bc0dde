/** A point of a plane, in whatever unit the caller measures. */
export type Plane = readonly [x: number, y: number]

/**
 * Leaves out the points of a line that lie closer than `tolerance` to what remains (Douglas and Peucker, 1973). Points
 * that hardly leave their predecessor go first, so that a line of very many points stays quick. Without recursion: a
 * long line would exhaust the stack.
 */
export function simplified(line: readonly Plane[], tolerance: number): number[] {
  const near = spread(line, tolerance / 2)
  if (near.length <= 2) return near
  const kept = new Set([0, near.length - 1])
  const open: [number, number][] = [[0, near.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span
    let [farthest, most] = [-1, tolerance]
    for (let index = first + 1; index < last; index += 1) {
      const distance = distanceTo(line[near[index]!]!, line[near[first]!]!, line[near[last]!]!)
      if (distance > most) [farthest, most] = [index, distance]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    open.push([first, farthest], [farthest, last])
  }
  return near.filter((_, index) => kept.has(index))
}

/** The places in the line of points that lie so far from the one before; the first and the last always. */
function spread(line: readonly Plane[], least: number): number[] {
  const kept: number[] = []
  for (let index = 0; index < line.length; index += 1) {
    const before = kept.at(-1)
    const isEnd = index === line.length - 1
    if (before !== undefined && !isEnd && Math.hypot(...minus(line[index]!, line[before]!)) < least) continue
    kept.push(index)
  }
  return kept
}

const minus = (one: Plane, other: Plane): [number, number] => [one[0] - other[0], one[1] - other[1]]

/** How far a point lies from a stretch between two others. */
export function distanceTo(point: Plane, from: Plane, to: Plane): number {
  const [x, y] = minus(to, from)
  const [px, py] = minus(point, from)
  const square = x * x + y * y
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, (px * x + py * y) / square))
  return Math.hypot(px - along * x, py - along * y)
}
