import type { Language } from '../language/messages.ts'
import type { AreaMap } from './area-map.ts'
import { clippedLine, clippedRing, type Frame } from './clipping.ts'
import { placeLabels, type Label, type Wish } from './labels.ts'
import type { AreaShape, LineShape, MapPlace, PlaceShape, Shape } from './shape.ts'
import { simplified, type Plane } from './simplifying.ts'
import { scaleOf, toPixels, type MapView } from './view.ts'

/** The data of the paths of a picture by what they are, its dots and its names. */
export interface Drawing {
  /** Whether there is an edge to be outside of, also where none of it is seen. */
  readonly hasBoundary: boolean
  readonly area: string
  readonly water: string
  readonly streams: string
  readonly minorRoads: string
  readonly majorRoads: string
  readonly dots: readonly { readonly at: Plane; readonly isStrong: boolean }[]
  readonly labels: readonly Label[]
  readonly scale: { readonly pixels: number; readonly metres: number }
}

/** From further away than this the small roads of a district are one grey. */
const farthestMinorRoads = 32

/** A picture that takes a second on a weak line is light; the small roads are the first to go. */
const longestPaths = 22_000

const mostLabels = 40

/** What a picture of the map shows, without what lies outside it and what would be smaller than a pixel. */
export function drawMap(
  { layers }: AreaMap,
  view: MapView,
  {
    places,
    language,
    marks = [],
  }: {
    readonly places: readonly MapPlace[]
    readonly language: Language
    /** What is drawn on top of it, which no name may cover. */
    readonly marks?: readonly Plane[]
  },
): Drawing {
  const { width, height, zoom } = view
  const pixels = toPixels(view)
  const frame: Frame = { left: -20, top: -20, right: width + 20, bottom: height + 20 }
  const project = (positions: Parameters<typeof pixels>[0][]) => positions.map(pixels)
  const areaPath = ({ rings }: AreaShape) =>
    rings.map((ring) => path(clippedRing(project([...ring]), frame), 'Z')).join('')
  const linePath = ({ line }: LineShape) =>
    clippedLine(project([...line]), frame)
      .map((run) => path(run, ''))
      .join('')
  const areas = (shapes: readonly Shape[] = []) =>
    shapes.filter((one): one is AreaShape => one.kind === 'area')
  const lines = (shapes: readonly Shape[] = []) =>
    shapes.filter((one): one is LineShape => one.kind === 'line')
  const joined = (paths: readonly string[]) => withinLimit(paths, longestPaths / 4)
  const roads = lines(layers.road)
  const major = roads.filter(({ isMajor }) => isMajor)
  // A file without kinds of roads has none that are major.
  const isFar = scaleOf(zoom) > farthestMinorRoads && major.length > 0
  const dots = dotsOf(layers.place ?? [], places, { pixels, view, language })
  return {
    hasBoundary: areas(layers.boundary).length > 0,
    area: areas(layers.boundary).map(areaPath).join(''),
    water: joined(areas(layers.water).map(areaPath)),
    streams: joined(lines(layers.water).map(linePath)),
    majorRoads: joined(major.map(linePath)),
    minorRoads: isFar ? '' : joined(roads.filter(({ isMajor }) => !isMajor).map(linePath)),
    dots: dots.map(({ at, isStrong }) => ({ at, isStrong })),
    labels: placeLabels(dots, { width, height, taken: dots.map(({ at }) => at), marks }).slice(0, mostLabels),
    scale: scaleBar(zoom),
  }
}

/** Lines in the units of the picture with one decimal, without points that would not be seen. */
function path(points: readonly Plane[], end: '' | 'Z'): string {
  const seen = simplified(points, 0.7).map((index) => points[index]!)
  if (seen.length < 2) return ''
  const tenth = (value: number) => Math.round(value * 10) / 10
  return `M${seen.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}${end}`
}

function withinLimit(paths: readonly string[], most: number): string {
  let all = ''
  for (const one of paths) {
    if (all.length + one.length > most) break
    all += one
  }
  return all
}

/** What has a name, what modules name first: villages are what people look for. */
function dotsOf(
  shapes: readonly Shape[],
  places: readonly MapPlace[],
  { pixels, view, language }: { pixels: ReturnType<typeof toPixels>; view: MapView; language: Language },
): Wish[] {
  const named = (name: string | undefined, nameEn: string | undefined) =>
    (language === 'th' ? (name ?? nameEn) : (nameEn ?? name)) ?? ''
  const own = shapes.filter((shape): shape is PlaceShape => shape.kind === 'place')
  const wishes = [
    ...places.map(({ latitude, longitude, name, nameEn }) => ({
      at: pixels([longitude, latitude]),
      text: named(name, nameEn),
      isStrong: true,
    })),
    ...own.map(({ at, name, nameEn }) => ({
      at: pixels(at),
      text: named(name, nameEn),
      isStrong: false,
    })),
  ]
  return wishes
    .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height)
    .slice(0, mostLabels)
    .map(({ at: [x, y], ...wish }) => ({ ...wish, at: [Math.round(x), Math.round(y)] }))
}

/** A round length of at most so many pixels, to tell distances by. */
function scaleBar(zoom: number): { pixels: number; metres: number } {
  const longest = 90 * scaleOf(zoom)
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = [5, 2, 1].map((digit) => digit * power).find((length) => length <= longest) ?? power
  return { pixels: Math.round(metres / scaleOf(zoom)), metres }
}
