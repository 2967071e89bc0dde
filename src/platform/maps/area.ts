import type { Point } from './point.ts'
import type { AreaShape, Position, Shape } from './shape.ts'
import { distanceTo, type Plane } from './simplifying.ts'

/** Metres of a degree of latitude, and of one of longitude at the equator. */
export const metresOfLatitude = 110_574
export const metresOfLongitude = 111_320

/** A road along the boundary, a telephone that is some metres off and a simplified line are no other area. */
const slackMetres = 50

/**
 * Whether a point lies outside the area, by more than {@link slackMetres}. Where nobody has entered a boundary nothing
 * does.
 */
export function isOutside(boundary: readonly Shape[], point: Point): boolean {
  const areas = boundary.filter((shape): shape is AreaShape => shape.kind === 'area')
  if (areas.length === 0) return false
  return !areas.some(({ rings }) => isWithin(rings, point) || isNear(rings, point))
}

/** Counts how often a line from the point to the east crosses the rings (even–odd rule). */
function isWithin(rings: AreaShape['rings'], { latitude, longitude }: Point): boolean {
  let crossings = 0
  for (const ring of rings) {
    eachStretch(ring, ([x, y], [otherX, otherY]) => {
      if (y > latitude === otherY > latitude) return
      if (longitude < ((otherX - x) * (latitude - y)) / (otherY - y) + x) crossings += 1
    })
  }
  return crossings % 2 === 1
}

function isNear(rings: AreaShape['rings'], point: Point): boolean {
  const plane = ([longitude, latitude]: Position): Plane => [
    (longitude - point.longitude) * metresOfLongitude * Math.cos((point.latitude * Math.PI) / 180),
    (latitude - point.latitude) * metresOfLatitude,
  ]
  let isClose = false
  for (const ring of rings) {
    eachStretch(ring, (from, to) => {
      isClose ||= distanceTo([0, 0], plane(from), plane(to)) <= slackMetres
    })
  }
  return isClose
}

function eachStretch(ring: readonly Position[], look: (from: Position, to: Position) => void): void {
  for (let index = 0; index < ring.length; index += 1) {
    look(ring[index]!, ring[(index + 1) % ring.length]!)
  }
}

export interface Box {
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** What all of these fit in; undefined where there is nothing. */
export function boxOf(shapes: readonly Shape[]): Box | undefined {
  let box: Box | undefined
  const grow = ([longitude, latitude]: Position) => {
    box = {
      south: Math.min(box?.south ?? latitude, latitude),
      north: Math.max(box?.north ?? latitude, latitude),
      west: Math.min(box?.west ?? longitude, longitude),
      east: Math.max(box?.east ?? longitude, longitude),
    }
  }
  for (const shape of shapes) {
    if (shape.kind === 'place') grow(shape.at)
    else if (shape.kind === 'line') shape.line.forEach(grow)
    else shape.rings.flat().forEach(grow)
  }
  return box
}
