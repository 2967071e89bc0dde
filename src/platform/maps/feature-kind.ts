import type { FileHolds } from './geojson.ts'
import { textOf, type Properties } from './properties.ts'
import type { MapLayer } from './shape.ts'

export interface FeatureKind {
  readonly layer: MapLayer
  readonly shape: 'area' | 'line' | 'place'
  readonly isMajor?: boolean
}

/** Roads that lead to other places, by the value of `highway` (wiki.openstreetmap.org/wiki/Key:highway). */
const majorRoads = /^(?:motorway|trunk|primary|secondary|tertiary)(?:_link)?$/

/** What people find their way by; also where it stands as a building of many corners. */
const placeTags = [
  'amenity',
  'office',
  'place',
  'tourism',
  'leisure',
  'healthcare',
  'historic',
  'building',
] as const

/** What a thing of a file is on the map; undefined for what it has no use for. */
export function kindOf(
  {
    properties,
    dimension,
  }: { readonly properties: Properties; readonly dimension: 'point' | 'line' | 'polygon' },
  holds: FileHolds,
): FeatureKind | undefined {
  const layer = holds === 'tags' ? layerOf(properties, dimension) : holds
  switch (layer) {
    case 'boundary':
      return dimension === 'polygon' ? { layer, shape: 'area' } : undefined
    case 'water':
      if (dimension === 'point') return undefined
      return { layer, shape: dimension === 'polygon' ? 'area' : 'line' }
    case 'road':
      if (dimension !== 'line') return undefined
      return { layer, shape: 'line', isMajor: majorRoads.test(textOf(properties, 'highway') ?? '') }
    case 'place':
      return dimension === 'line' ? undefined : { layer, shape: 'place' }
    case undefined:
      return undefined
  }
}

/** By the tags of OpenStreetMap. */
function layerOf(properties: Properties, dimension: 'point' | 'line' | 'polygon'): MapLayer | undefined {
  const tag = (key: string) => textOf(properties, key)
  if (tag('boundary') === 'administrative' && dimension !== 'point') return 'boundary'
  if (tag('highway') && dimension === 'line') return 'road'
  const isWater =
    tag('natural') === 'water' || tag('waterway') || tag('water') || tag('landuse') === 'reservoir'
  if (isWater && dimension !== 'point') return 'water'
  return placeTags.some((key) => tag(key)) ? 'place' : undefined
}
