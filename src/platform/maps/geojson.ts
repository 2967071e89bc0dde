import { kindOf } from './feature-kind.ts'
import { isInCountry, roundedDegrees } from './point.ts'
import { lightened } from './lightening.ts'
import { readName, type Properties } from './properties.ts'
import type { MapLayer, Position, Shape } from './shape.ts'

/** What a file is to be: one layer whatever its tags say, or as OpenStreetMap tags each thing. */
export type FileHolds = MapLayer | 'tags'

export type ReadMapFile =
  | {
      readonly ok: true
      readonly layers: readonly { readonly layer: MapLayer; readonly shapes: readonly Shape[] }[]
      /** What the map has no use for, such as a building without a name. */
      readonly skipped: number
    }
  | {
      readonly ok: false
      /**
       * `swapped`: read as latitude before longitude all of it lies in the country, and only so. `projected`: in metres
       * or in another system than WGS 84.
       */
      readonly reason: 'unreadable' | 'projected' | 'swapped' | 'outside-country' | 'nothing' | 'too-many'
    }

class Unreadable extends Error {}

/**
 * Reads GeoJSON (RFC 7946), as QGIS, overpass turbo and the geoportals of the state write it. Refuses what is none, is
 * not in degrees of WGS 84, lies outside the country, has latitude before longitude without its being said
 * (`isSwapped`), or holds more than a map of one area can.
 */
export function readMapFile(
  text: string,
  { holds, isSwapped }: { readonly holds: FileHolds; readonly isSwapped: boolean },
): ReadMapFile {
  try {
    const root = parsed(text)
    if (!isWgs84(root)) return { ok: false, reason: 'projected' }
    const features = featuresOf(root)
    const fault = faultOfPlace(features, isSwapped)
    if (fault) return { ok: false, reason: fault }
    return sorted(isSwapped ? features.map(turned) : features, holds)
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: 'unreadable' }
    throw error
  }
}

interface Feature {
  readonly properties: Properties
  /** Lines and rings; a point is a line of one position. */
  readonly parts: readonly (readonly (readonly Position[])[])[]
  readonly dimension: 'point' | 'line' | 'polygon'
}

function parsed(text: string): Properties {
  try {
    return object(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    throw new Unreadable('no JSON')
  }
}

function object(value: unknown): Properties {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable('no object')
  return value as Properties
}

function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable('no array')
  return value
}

/** Older programs name the system; the standard knows only this one. */
function isWgs84({ crs }: Properties): boolean {
  return crs === undefined || crs === null || /CRS84|EPSG:+(?:\d*:)?4326\b/i.test(JSON.stringify(crs))
}

function featuresOf(root: Properties): Feature[] {
  if (root['type'] === 'FeatureCollection') {
    return array(root['features']).flatMap((one) => featuresOf(object(one)))
  }
  if (root['type'] !== 'Feature') return geometryOf(root, {})
  if (root['geometry'] === null || root['geometry'] === undefined) return []
  return geometryOf(object(root['geometry']), object(root['properties'] ?? {}))
}

function geometryOf(geometry: Properties, properties: Properties): Feature[] {
  const { type } = geometry
  const held = () => array(geometry['coordinates'])
  const made = (dimension: Feature['dimension'], parts: Feature['parts']) => [
    { properties, dimension, parts },
  ]
  switch (type) {
    case 'Point':
      return made('point', [[[position(held())]]])
    case 'MultiPoint':
      return held().map((one) => ({ properties, dimension: 'point', parts: [[[position(one)]]] }))
    case 'LineString':
      return made('line', [[line(held())]])
    case 'MultiLineString':
      return made(
        'line',
        held().map((one) => [line(one)]),
      )
    case 'Polygon':
      return made('polygon', [held().map(line)])
    case 'MultiPolygon':
      return made(
        'polygon',
        held().map((one) => array(one).map(line)),
      )
    case 'GeometryCollection':
      return array(geometry['geometries']).flatMap((one) => {
        const part = object(one)
        // The standard advises against one within another; a file that nests them without end is none.
        if (part['type'] === 'GeometryCollection') throw new Unreadable('nested')
        return geometryOf(part, properties)
      })
    default:
      throw new Unreadable('no geometry')
  }
}

function line(value: unknown): Position[] {
  return array(value).map(position)
}

/** A height after the two is left out. */
function position(value: unknown): Position {
  const [longitude, latitude] = array(value)
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) throw new Unreadable('no position')
  return [longitude as number, latitude as number]
}

function faultOfPlace(
  features: readonly Feature[],
  isSwapped: boolean,
): 'nothing' | 'projected' | 'swapped' | 'outside-country' | undefined {
  let [any, right, turnedRight, degrees] = [false, true, true, true]
  for (const [x, y] of features.flatMap(({ parts }) => parts.flat(2))) {
    any = true
    right &&= isInCountry({ longitude: x, latitude: y })
    turnedRight &&= isInCountry({ longitude: y, latitude: x })
    degrees &&= Math.abs(x) <= 180 && Math.abs(y) <= 180
  }
  if (!any) return 'nothing'
  if (isSwapped ? turnedRight : right) return undefined
  if (!isSwapped && turnedRight) return 'swapped'
  return degrees ? 'outside-country' : 'projected'
}

function turned({ parts, ...feature }: Feature): Feature {
  return { ...feature, parts: parts.map((part) => part.map((ring) => ring.map(([x, y]) => [y, x]))) }
}

function sorted(features: readonly Feature[], holds: FileHolds): ReadMapFile {
  const found: Record<MapLayer, Shape[]> = { boundary: [], water: [], road: [], place: [] }
  let skipped = 0
  for (const feature of features) {
    const kind = kindOf(feature, holds)
    const shapes = kind ? shapesOf(feature, kind) : []
    if (!kind || shapes.length === 0) skipped += 1
    else for (const shape of shapes) found[kind.layer].push(shape)
  }
  const layers = []
  for (const [layer, shapes] of Object.entries(found) as [MapLayer, Shape[]][]) {
    if (shapes.length === 0) continue
    const light = lightened(shapes)
    if (!light) return { ok: false, reason: 'too-many' }
    layers.push({ layer, shapes: light })
  }
  return layers.length === 0 ? { ok: false, reason: 'nothing' } : { ok: true, layers, skipped }
}

function shapesOf(
  { properties, parts }: Feature,
  { shape, isMajor }: NonNullable<ReturnType<typeof kindOf>>,
): Shape[] {
  const names = readName(properties)
  if (shape === 'place') {
    const at = middleOf(parts.flat(2))
    return names.name === undefined && names.nameEn === undefined ? [] : [{ kind: 'place', at, ...names }]
  }
  if (shape === 'line') {
    return parts
      .flat()
      .filter((one) => one.length >= 2)
      .map((one) => ({ kind: 'line', line: one, ...(isMajor ? { isMajor } : {}), ...names }))
  }
  return parts
    .map((rings) => rings.filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0)
    .map((rings) => ({ kind: 'area', rings, ...names }))
}

/** The middle of what a thing is drawn by; near enough for a dot. */
function middleOf(positions: readonly Position[]): Position {
  const sum = (part: 0 | 1) => positions.reduce((all, one) => all + one[part], 0) / positions.length
  return [roundedDegrees(sum(0)), roundedDegrees(sum(1))]
}
