import type { Plane } from './simplifying.ts'

/** What is drawn: the picture and a little around it, so that no edge is seen. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The parts of a line that may be seen in the frame: the stretches between them lie outside. */
export function clippedLine(line: readonly Plane[], frame: Frame): Plane[][] {
  const runs: Plane[][] = []
  let run: Plane[] = []
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1]!, line[index]!]
    if (mayMeet(from, to, frame)) {
      if (run.length === 0) run.push(from)
      run.push(to)
    } else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return run.length > 0 ? [...runs, run] : runs
}

function mayMeet([x, y]: Plane, [otherX, otherY]: Plane, { left, top, right, bottom }: Frame): boolean {
  return (
    Math.max(x, otherX) >= left &&
    Math.min(x, otherX) <= right &&
    Math.max(y, otherY) >= top &&
    Math.min(y, otherY) <= bottom
  )
}

/** A ring cut at the four sides of the frame, one after the other (Sutherland and Hodgman, 1974). */
export function clippedRing(ring: readonly Plane[], { left, top, right, bottom }: Frame): Plane[] {
  const sides = [
    { isIn: ([x]: Plane) => x >= left, part: 0, at: left },
    { isIn: ([x]: Plane) => x <= right, part: 0, at: right },
    { isIn: ([, y]: Plane) => y >= top, part: 1, at: top },
    { isIn: ([, y]: Plane) => y <= bottom, part: 1, at: bottom },
  ] as const
  let rest = [...ring]
  for (const { isIn, part, at } of sides) {
    const before = rest
    rest = before.flatMap((point, index) => {
      const previous = before.at(index - 1)!
      if (isIn(point)) return isIn(previous) ? [point] : [meeting(previous, point, part, at), point]
      return isIn(previous) ? [meeting(previous, point, part, at)] : []
    })
  }
  return rest
}

function meeting(from: Plane, to: Plane, part: 0 | 1, at: number): Plane {
  const share = (at - from[part]) / (to[part] - from[part])
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}
