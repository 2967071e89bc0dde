import type { VNode } from 'preact'
import type { AreaMap } from '../../../platform/maps/area-map.ts'
import { drawMap } from '../../../platform/maps/drawing.ts'
import { toPixels, wholeArea } from '../../../platform/maps/view.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { mapWords } from '../../../ui/map-messages.ts'
import { MapSource } from '../../../ui/map-picker.tsx'
import { MapMark, MapPicture } from '../../../ui/map-picture.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintMapMessages } from '../map-messages.ts'
import type { SafeRow } from '../statistics/safe-rows.ts'
import { placesOf, pointOf, type Village } from '../villages.ts'

/**
 * How many complaints came from each village, for everybody: the very numbers of the table by village, small ones left
 * out, at the points of the villages. Where a complaint is stands nowhere in public.
 */
export function VillageMap({
  map,
  villages,
  rows,
}: {
  map: AreaMap
  villages: readonly Village[]
  rows: readonly SafeRow[]
}): VNode | null {
  const { language } = useView()
  const t = useMessages(complaintMapMessages)
  const words = useMessages(mapWords)
  const counted = villages.flatMap((village) => {
    const point = pointOf(village)
    const received = rows.find(({ key }) => key === village.villageId)?.received
    return point && received !== undefined && received !== suppressed ? [{ point, received }] : []
  })
  if (counted.length === 0) return null
  const view = wholeArea(map, { width: 400, height: 340 })
  const pixels = toPixels(view)
  const marks = counted.map(({ point, received }) => ({
    at: pixels([point.longitude, point.latitude]),
    count: received,
  }))
  return (
    <figure class="ps-block ps-figure">
      <figcaption>
        <b>
          <Thai>{t.byVillage}</Thai>
        </b>
      </figcaption>
      <MapPicture
        class="ps-map"
        view={view}
        drawing={drawMap(map, view, {
          places: placesOf(villages),
          language,
          marks: marks.map(({ at }) => at),
        })}
        unit={words}
        label={t.byVillageLabel}
      >
        {marks.map((mark) => (
          <MapMark {...mark} kind="village" />
        ))}
      </MapPicture>
      <MapSource attributions={map.attributions} />
      <p class="ps-small">
        <Thai>{t.byVillageNote}</Thai>
      </p>
    </figure>
  )
}
