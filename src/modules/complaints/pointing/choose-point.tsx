import { areaMapOf, isOutsideArea } from '../../../platform/maps/area-map.ts'
import { beginPick, pickFields, readPick } from '../../../platform/maps/picking.ts'
import { pointText, type Point } from '../../../platform/maps/point.ts'
import { typedIn } from '../../../platform/web/form-input.ts'
import type { Act, Answer, FormFields } from '../../../platform/web/route.ts'
import { readCoordinates } from '../filing/coordinates.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { PointPage } from '../pages/point-page.tsx'

/** A map on which a point is chosen, between two pages of a form. */
export interface PointStep {
  /** What the form sent, or the query of its address. */
  readonly fields: FormFields
  /** The field that holds the point, if one was typed before. */
  readonly field: string
  readonly method: 'get' | 'post'
  readonly action: string
  /** What else was typed: sent on with each step, and back to the form in the end. */
  readonly carried: Readonly<Record<string, string>>
  /** Where whoever does not want the map goes; with a form that is carried, back to it. */
  readonly back: string | undefined
  /** In the filing, above the title. */
  readonly isStep?: boolean
}

/**
 * Shows the map until a point is used: `chosen` then. A point outside the boundary is asked about once more. Undefined
 * where there is no map.
 */
export async function choosePoint(
  act: Act,
  step: PointStep,
): Promise<{ chosen: Point; isOutside: boolean } | { page: Answer } | undefined> {
  const map = await areaMapOf(act)
  if (!map) return undefined
  const { fields, field } = step
  const sent = readPick(fields, map)
  const typed = fields[field]
  const read = readCoordinates(typeof typed === 'string' ? typed : '', undefined)
  const hasBegun = typeof fields['middle'] === 'string' && fields['middle'] !== ''
  const pick = hasBegun ? sent : beginPick(map, read.ok ? (read.at ?? undefined) : undefined)
  const { middle } = pick.view
  const isOutside = pick.isPicked && isOutsideArea(map, middle)
  if (pick.use && pick.isPicked && (!isOutside || pick.use === 'anyway')) return { chosen: middle, isOutside }
  return {
    page: {
      kind: 'page',
      title: complaintMapMessages[act.view.language].chooseTitle,
      scripts: ['map-picker.js'],
      content: <PointPage map={map} pick={pick} isOutside={pick.use === 'yes' && isOutside} step={step} />,
    },
  }
}

/** What a form typed that is carried over the map: without the fields of the map, the form's own, and files. */
export function carriedIn(body: FormFields): Record<string, string> {
  const own = new Set<string>([...pickFields, 'photos'])
  return Object.fromEntries(
    Object.entries(typedIn(body)).filter(([name]) => !own.has(name) && !name.startsWith('_')),
  )
}

/** What was typed, with the point that was chosen for it. */
export function withPoint(
  { outside: _before, ...typed }: Readonly<Record<string, string>>,
  { chosen, isOutside }: { readonly chosen: Point; readonly isOutside: boolean },
): Record<string, string> {
  const coordinates = pointText(chosen).replace(',', ', ')
  return { ...typed, coordinates, ...(isOutside ? { outside: 'yes' } : {}) }
}
