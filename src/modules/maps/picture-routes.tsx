import { z } from 'zod'
import { areaMapOf, type MapPlaceSource } from '../../platform/maps/area-map.ts'
import { drawMap } from '../../platform/maps/drawing.ts'
import { readZoom } from '../../platform/maps/picking.ts'
import { readPointText } from '../../platform/maps/point.ts'
import type { MapPlace } from '../../platform/maps/shape.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { mapWords } from '../../ui/map-messages.ts'
import { MapPicture } from '../../ui/map-picture.tsx'
import { writeXml } from '../../ui/xml.ts'
import { mapUrls } from './urls.ts'

/** As large as a page is wide; a larger one would only be work. */
const pixels = z
  .string()
  .regex(/^\d{3,4}$/)
  .transform(Number)
  .pipe(z.number().min(200).max(1_000))

const ofView = z.object({
  at: z.string().transform((text, context) => {
    const point = readPointText(text)
    if (!point) context.addIssue({ code: 'custom', message: 'no point of the country' })
    return point!
  }),
  zoom: z.string().transform((text, context) => {
    const zoom = readZoom(text)
    if (zoom === undefined) context.addIssue({ code: 'custom', message: 'no step of the zoom' })
    return zoom!
  }),
  width: pixels,
  height: pixels,
  pin: z.enum(['1']).optional(),
})

async function picture(
  act: Act<unknown, z.output<typeof ofView>>,
  sources: readonly MapPlaceSource[],
): Promise<Answer> {
  const { tx, view, query } = act
  const map = await areaMapOf(act)
  if (!map) return { kind: 'absent' }
  const places: MapPlace[] = []
  for (const source of sources) places.push(...(await source(tx)))
  const { at: middle, zoom, width, height, pin } = query
  const shown = { middle, zoom, width, height }
  const { language } = view
  return {
    kind: 'data',
    type: 'image/svg+xml',
    body: writeXml(
      <MapPicture
        view={shown}
        drawing={drawMap(map, shown, { places, language })}
        unit={mapWords[language]}
        hasPin={pin !== undefined}
      />,
    ),
  }
}

/** The same for everybody until the map changes: a view that many look at is drawn once. */
export function pictureRoutes(sources: readonly MapPlaceSource[]) {
  return [
    route(mapUrls.picture, { permission: 'public', event: 'none', reuse: 'revision', query: ofView }, (act) =>
      picture(act, sources),
    ),
  ]
}
