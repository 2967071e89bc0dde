/** What a map of an area consists of; each layer has a source and a licence of its own. */
export const mapLayers = ['boundary', 'water', 'road', 'place'] as const
export type MapLayer = (typeof mapLayers)[number]

/** Longitude before latitude, as GeoJSON has it (RFC 7946, section 3.1.1). */
export type Position = readonly [longitude: number, latitude: number]

interface Named {
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
}

/** An outer ring and its holes. */
export type AreaShape = Named & { readonly kind: 'area'; readonly rings: readonly (readonly Position[])[] }
export type LineShape = Named & {
  readonly kind: 'line'
  readonly line: readonly Position[]
  /** A road that leads to other places; drawn wider, and from further away. */
  readonly isMajor?: boolean | undefined
}
export type PlaceShape = Named & { readonly kind: 'place'; readonly at: Position }
export type Shape = AreaShape | LineShape | PlaceShape

/** How many points a shape is drawn by. */
export function pointsOf(shape: Shape): number {
  if (shape.kind === 'place') return 1
  return shape.kind === 'line' ? shape.line.length : shape.rings.reduce((sum, ring) => sum + ring.length, 0)
}

/** What of a map something in it may be: a name on it that a module adds, such as a village. */
export interface MapPlace {
  readonly latitude: number
  readonly longitude: number
  readonly name: string
  readonly nameEn: string
}
