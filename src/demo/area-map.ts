import { enterMapLayer } from '../platform/maps/area-map.ts'
import type { Point } from '../platform/maps/point.ts'
import type { MapLayer, Position, Shape } from '../platform/maps/shape.ts'
import type { Office } from './office.ts'

/** The middle of the made-up area, in the sea west of Phuket, where nobody lives: it can be taken for no real place. */
const middle: Point = { latitude: 8, longitude: 97.6 }

/** A point so many hundreds of metres to the east and north of the middle; about. */
function at(east: number, north: number): Position {
  return [round(middle.longitude + east * 0.0009), round(middle.latitude + north * 0.0009)]
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** Where the three sample villages lie. */
export const sampleVillagePoints = [at(-18, 10), at(14, 14), at(6, -16)].map(
  ([longitude, latitude]): Point => ({ latitude, longitude }),
)

const ring = [
  [-36, 4], [-30, 22], [-12, 30], [10, 27], [32, 24], [37, 4], [29, -16], [12, -31], [-10, -27], [-29, -19], [-36, 4],
] as const // prettier-ignore

const line = (...points: readonly (readonly [number, number])[]): Position[] =>
  points.map(([x, y]) => at(x, y))
const road = (isMajor: boolean, ...points: readonly (readonly [number, number])[]): Shape => ({
  kind: 'line',
  line: line(...points),
  isMajor,
})
const place = (east: number, north: number, name: string, nameEn: string): Shape => ({
  kind: 'place',
  at: at(east, north),
  name,
  nameEn,
})

const layers: Readonly<Record<MapLayer, readonly Shape[]>> = {
  boundary: [{ kind: 'area', rings: [line(...ring)] }],
  water: [
    {
      kind: 'area',
      rings: [line([-8, -6], [-3, -3], [2, -5], [3, -10], [-2, -13], [-7, -11], [-8, -6])],
      name: 'หนองตัวอย่าง',
      nameEn: 'Sample pond',
    },
    { kind: 'line', line: line([-40, -8], [-28, -4], [-16, -7], [-8, -8]) },
    { kind: 'line', line: line([3, -8], [14, -6], [26, -9], [40, -4]) },
  ],
  road: [
    road(true, [-42, 12], [-18, 9], [0, 4], [14, 12], [42, 18]),
    road(true, [0, 4], [4, -8], [6, -18], [2, -38]),
    road(false, [-18, 9], [-20, 18], [-14, 24]),
    road(false, [-18, 9], [-24, 2], [-22, -10]),
    road(false, [14, 12], [10, 20], [16, 25]),
    road(false, [14, 12], [22, 6], [24, -4]),
    road(false, [6, -18], [16, -20], [20, -14]),
    road(false, [6, -18], [-4, -22], [-14, -18]),
  ],
  place: [
    place(0, 5, 'ที่ทำการตัวอย่าง', 'Sample office'),
    place(-16, 13, 'วัดตัวอย่าง', 'Sample temple'),
    place(16, 10, 'โรงเรียนตัวอย่าง', 'Sample school'),
    place(8, -13, 'ศาลาตัวอย่าง', 'Sample pavilion'),
  ],
}

/** A map of an area that does not exist, with the sample villages on it. */
export async function addAreaMap(office: Office): Promise<void> {
  const { at: enteredAt } = office.daysAgo(121)
  for (const [layer, shapes] of Object.entries(layers) as [MapLayer, readonly Shape[]][]) {
    await enterMapLayer(office.tx, office.actor('officer'), {
      layer,
      shapes,
      source: 'แผนที่ตัวอย่าง วาดขึ้นเพื่อการสาธิต ไม่ใช่พื้นที่จริง',
      attribution: 'แผนที่ตัวอย่าง ไม่ใช่พื้นที่จริง',
      sha256: null,
      at: enteredAt,
    })
  }
}

/** A point near a sample village, for a sample complaint. */
export function nearVillage(number: number, step: number): Point {
  const village = sampleVillagePoints[number - 1]!
  return {
    latitude: round(village.latitude + ((step % 3) - 1) * 0.0021),
    longitude: round(village.longitude + ((step % 5) - 2) * 0.0019),
  }
}
