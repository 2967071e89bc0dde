import type { VNode } from 'preact'
import { moves, type Pick } from '../platform/maps/picking.ts'
import { pointText } from '../platform/maps/point.ts'
import { useMessages } from '../platform/web/view.ts'
import { Button } from './govuk/button.tsx'
import { mapWords } from './map-messages.ts'
import { Thai } from './thai.tsx'

/** Where the picture of a view is, with or without a pin in its middle. */
export type PictureAddress = (view: Pick['view'], options: { readonly hasPin: boolean }) => string

/** What the script of a map is told; without it nothing of this is needed. */
function mapScriptData(
  { view: { middle, zoom } }: Pick,
  { picture, words, field }: { picture: string; words: (typeof mapWords)['th']; field?: string },
): string {
  const { map, scripted, pinAt, in: nearer, out, ownPlace, ownPlaceWaiting, ownPlaceFailed } = words
  return JSON.stringify({
    ...middle,
    zoom,
    picture,
    field,
    words: { map, scripted, pinAt, in: nearer, out, ownPlace, ownPlaceWaiting, ownPlaceFailed },
  })
}

/**
 * The map of a form on which a point is chosen, with what it needs to be sent: a picture that is tapped, buttons that
 * move it, and one that takes the middle. A script makes of it a map that is dragged.
 */
export function MapPicker({
  pick,
  isOutside,
  addressOf,
  picture,
}: {
  pick: Pick
  /** Whether the point was to be used, and lies outside the area. */
  isOutside: boolean
  addressOf: PictureAddress
  /** Where pictures are, without what they show. */
  picture: string
}): VNode {
  const t = useMessages(mapWords)
  const { view, isPicked } = pick
  const point = pointText(view.middle).replace(',', ', ')
  return (
    <>
      <input type="hidden" name="middle" value={pointText(view.middle)} />
      <input type="hidden" name="zoom" value={view.zoom} />
      <input type="hidden" name="picked" value={isPicked ? 'yes' : ''} />
      <div class="ps-pick" data-map-picker={mapScriptData(pick, { picture, words: t })}>
        <p>
          <Thai>{isPicked ? t.picked : t.tap}</Thai>
        </p>
        <input
          type="image"
          name="spot"
          class="ps-pick__picture"
          src={addressOf(view, { hasPin: isPicked })}
          width={view.width}
          height={view.height}
          alt={isPicked ? t.pickedAt(point) : t.picture}
        />
        <div class="ps-pick__moves" role="group" aria-label={t.move}>
          {moves.map((move) => (
            <button class="ps-pick__move" name="move" value={move} title={t[move]}>
              <MoveIcon move={move} />
              <span class="govuk-visually-hidden">{t[move]}</span>
            </button>
          ))}
        </div>
      </div>
      <div hidden={!isPicked} data-map-use>
        <Button name="use" value={isOutside ? 'anyway' : 'yes'}>
          <Thai>{isOutside ? t.useAnyway : t.use}</Thai>
        </Button>
      </div>
    </>
  )
}

const arrows = {
  in: 'M12 5v14M5 12h14',
  out: 'M5 12h14',
  north: 'M12 19V5M6 11l6-6 6 6',
  south: 'M12 5v14M6 13l6 6 6-6',
  west: 'M19 12H5M11 6l-6 6 6 6',
  east: 'M5 12h14M13 6l6 6-6 6',
} as const

export function MoveIcon({ move }: { move: (typeof moves)[number] }): VNode {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={arrows[move]} fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    </svg>
  )
}

/** What must stand under a map. */
export function MapSource({ attributions }: { attributions: readonly string[] }): VNode {
  const t = useMessages(mapWords)
  return (
    <p class="ps-small">
      <Thai>{t.source(attributions.join(' · '))}</Thai>
    </p>
  )
}

/**
 * Beside a field that takes a point: opens the map. Where no script runs the form goes to the page of the map and comes
 * back with all that was typed.
 */
export function MapButton({
  field,
  action,
  pick,
  addressOf,
  picture,
}: {
  field: string
  action: string
  pick: Pick
  addressOf: PictureAddress
  picture: string
}): VNode {
  const t = useMessages(mapWords)
  const { view, isPicked } = pick
  const { middle } = view
  const still = { ...view, height: 200 }
  return (
    <div class="ps-pick" data-map-picker={mapScriptData(pick, { picture, words: t, field })}>
      {isPicked && (
        <img
          class="ps-map ps-pick__still"
          src={addressOf(still, { hasPin: true })}
          width={still.width}
          height={still.height}
          alt={t.at(pointText(middle).replace(',', ', '))}
        />
      )}
      <button
        class="govuk-button govuk-button--secondary"
        formaction={action}
        formmethod="post"
        formenctype="application/x-www-form-urlencoded"
      >
        <Thai>{isPicked ? t.again : t.choose}</Thai>
      </button>
    </div>
  )
}

/**
 * Pressed by Enter in a field, where a form has a button of a map before its own: the first one counts, and would open
 * the map.
 */
export function EnterSends(): VNode {
  return <button class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
}
