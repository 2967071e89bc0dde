import { boxOf, metresOfLatitude, metresOfLongitude, type Box } from './area.ts'
import type { AreaMap } from './area-map.ts'
import { roundedDegrees, type Point } from './point.ts'
import type { Position } from './shape.ts'
import type { Plane } from './simplifying.ts'

/** How many metres a pixel is at each step of the zoom, from a whole district to one house. */
const metresPerPixel = [128, 64, 32, 16, 8, 4, 2, 1, 0.5] as const

export const farthestZoom = 0
export const nearestZoom = metresPerPixel.length - 1

/** What a picture shows: its middle, how near, and how large it is in pixels. */
export interface MapView {
  readonly middle: Point
  readonly zoom: number
  readonly width: number
  readonly height: number
}

export function scaleOf(zoom: number): number {
  return metresPerPixel[Math.max(farthestZoom, Math.min(nearestZoom, zoom))]!
}

/** Pixels to the right of and below the upper left corner. Flat, which over some tens of kilometres is right to a pixel. */
export function toPixels({ middle, zoom, width, height }: MapView): (position: Position) => Plane {
  const scale = scaleOf(zoom)
  const perLongitude = (metresOfLongitude * Math.cos((middle.latitude * Math.PI) / 180)) / scale
  const perLatitude = metresOfLatitude / scale
  return ([longitude, latitude]) => [
    (longitude - middle.longitude) * perLongitude + width / 2,
    (middle.latitude - latitude) * perLatitude + height / 2,
  ]
}

/** The place under a pixel of the picture. */
export function atPixel({ middle, zoom, width, height }: MapView, [x, y]: Plane): Point {
  const scale = scaleOf(zoom)
  const perLongitude = (metresOfLongitude * Math.cos((middle.latitude * Math.PI) / 180)) / scale
  return {
    latitude: roundedDegrees(middle.latitude - ((y - height / 2) * scale) / metresOfLatitude),
    longitude: roundedDegrees(middle.longitude + (x - width / 2) / perLongitude),
  }
}

/** The view in which the whole area is seen: its boundary, or what else there is. */
export function wholeArea({ layers }: AreaMap, size: { width: number; height: number }): MapView {
  const box = boxOf(layers.boundary ?? []) ?? boxOf(Object.values(layers).flat())
  return { ...size, ...(box ? fitting(box, size) : { middle: { latitude: 13, longitude: 101 }, zoom: 0 }) }
}

function fitting(
  { south, north, west, east }: Box,
  { width, height }: { width: number; height: number },
): Pick<MapView, 'middle' | 'zoom'> {
  const middle = {
    latitude: roundedDegrees((south + north) / 2),
    longitude: roundedDegrees((west + east) / 2),
  }
  const across = (east - west) * metresOfLongitude * Math.cos((middle.latitude * Math.PI) / 180)
  const down = (north - south) * metresOfLatitude
  const needed = Math.max(across / (width * 0.96), down / (height * 0.96))
  // The nearest step at which all of it is seen.
  const zoom = metresPerPixel.findLastIndex((scale) => scale >= needed)
  return { middle, zoom: Math.max(farthestZoom, zoom) }
}
