import type { FormFields } from '../web/route.ts'
import type { AreaMap } from './area-map.ts'
import { isInCountry, readPointText, type Point } from './point.ts'
import { atPixel, farthestZoom, nearestZoom, wholeArea, type MapView } from './view.ts'

/**
 * The size of the picture where no script says how wide the screen is: a tap comes as pixels of what is shown, so that
 * it must be shown as large as it was drawn, also on the narrowest telephone (320 pixels).
 */
const pickedSize = { width: 288, height: 288 } as const

/** What a form with a map sends, beside the tap itself (`spot.x`, `spot.y`). */
export const pickFields = ['middle', 'zoom', 'picked', 'move', 'use', 'spot.x', 'spot.y'] as const

export const moves = ['in', 'out', 'north', 'west', 'east', 'south'] as const
export type Move = (typeof moves)[number]

/** Where somebody is in choosing a point: what is shown, whether its middle is a choice, and whether it is to be used. */
export interface Pick {
  readonly view: MapView
  readonly isPicked: boolean
  /** `anyway`: though he was told that it lies outside the area. */
  readonly use: 'yes' | 'anyway' | undefined
}

/** Begins with a point that was chosen before, or with the whole area. */
export function beginPick(map: AreaMap, point: Point | undefined): Pick {
  const whole = wholeArea(map, pickedSize)
  if (!point) return { view: whole, isPicked: false, use: undefined }
  const zoom = Math.max(whole.zoom, nearestZoom - 2)
  return { view: { ...whole, middle: point, zoom }, isPicked: true, use: undefined }
}

/**
 * Reads what a form with a map sent. The chosen point is always the middle of the picture: a tap and an arrow move the
 * map under the pin, and nearer and further keep it. What cannot be read begins anew.
 */
export function readPick(fields: FormFields, map: AreaMap): Pick {
  const text = (name: (typeof pickFields)[number]) => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  const begun = beginPick(map, undefined)
  const middle = readPointText(text('middle'))
  if (!middle) return begun
  const zoom = readZoom(text('zoom')) ?? begun.view.zoom
  const shown = { view: { ...begun.view, middle, zoom }, isPicked: text('picked') === 'yes', use: undefined }
  const use = text('use')
  if (use === 'yes' || use === 'anyway') return { ...shown, use }
  const move = moves.find((one) => one === text('move'))
  if (move) return moved(shown, move)
  const spot = [text('spot.x'), text('spot.y')].map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN))
  const [x, y] = spot as [number, number]
  if (Number.isNaN(x) || Number.isNaN(y)) return shown
  // A picture that is pressed by a key says that it was tapped in its corner: the middle is meant.
  const isKey = x === 0 && y === 0
  return kept(shown, isKey ? middle : atPixel(shown.view, [x, y]))
}

export function readZoom(text: string): number | undefined {
  const zoom = /^\d$/.test(text) ? Number(text) : NaN
  return zoom >= farthestZoom && zoom <= nearestZoom ? zoom : undefined
}

function moved(shown: Pick, move: Move): Pick {
  const { view } = shown
  const { zoom, width, height } = view
  if (move === 'in') return { ...shown, view: { ...view, zoom: Math.min(nearestZoom, zoom + 1) } }
  if (move === 'out') return { ...shown, view: { ...view, zoom: Math.max(farthestZoom, zoom - 1) } }
  const [right, down] = { north: [0, -1], south: [0, 1], west: [-1, 0], east: [1, 0] }[move] as [
    number,
    number,
  ]
  const step = width / 4
  return kept(shown, atPixel(view, [width / 2 + right * step, height / 2 + down * step]))
}

/** A point outside the country is none, and the map stays where it was. */
function kept(shown: Pick, middle: Point): Pick {
  return isInCountry(middle) ? { ...shown, view: { ...shown.view, middle }, isPicked: true } : shown
}
