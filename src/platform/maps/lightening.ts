import { metresOfLatitude, metresOfLongitude } from './area.ts'
import { roundedDegrees } from './point.ts'
import { pointsOf, type Position, type Shape } from './shape.ts'
import { simplified } from './simplifying.ts'

/** So much of one layer is kept and read for each picture; a subdistrict with every path of it has less. */
const mostPoints = 12_000
const mostShapes = 3_000

/** From what is not seen at all to what is seen only from very near. */
const tolerances = [2, 4, 8, 16, 32, 64] as const

/** Shapes with no more points than drawing needs; undefined where that is still too many. */
export function lightened(shapes: readonly Shape[]): Shape[] | undefined {
  if (shapes.length > mostShapes) return undefined
  for (const tolerance of tolerances) {
    const light = shapes.flatMap((shape) => lighter(shape, tolerance))
    if (light.reduce((sum, shape) => sum + pointsOf(shape), 0) <= mostPoints) return light
  }
  return undefined
}

function lighter(shape: Shape, tolerance: number): Shape[] {
  if (shape.kind === 'place') return [shape]
  if (shape.kind === 'line') return [{ ...shape, line: thinned(shape.line, tolerance) }]
  // A ring that falls together is a speck.
  const rings = shape.rings.map((ring) => thinned(ring, tolerance)).filter((ring) => ring.length >= 4)
  return rings.length === 0 ? [] : [{ ...shape, rings }]
}

function thinned(line: readonly Position[], tolerance: number): Position[] {
  const [, latitude] = line[0]!
  const perLongitude = metresOfLongitude * Math.cos((latitude * Math.PI) / 180)
  const plane = line.map(([x, y]) => [x * perLongitude, y * metresOfLatitude] as const)
  return simplified(plane, tolerance).map((index) => {
    const [x, y] = line[index]!
    return [roundedDegrees(x), roundedDegrees(y)]
  })
}
