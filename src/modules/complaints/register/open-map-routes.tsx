import { z } from 'zod'
import { areaMapOf } from '../../../platform/maps/area-map.ts'
import { readZoom } from '../../../platform/maps/picking.ts'
import { readPointText } from '../../../platform/maps/point.ts'
import { wholeArea } from '../../../platform/maps/view.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { listCategories } from '../categories.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { OpenMapPage } from '../pages/open-map-page.tsx'
import { complaintRegisterUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'
import { openPlaces } from './open-places.ts'

const ofMap = z.object({
  category: z.string().max(40).default(''),
  at: z.string().max(40).default(''),
  zoom: z.string().max(2).default(''),
})

const size = { width: 400, height: 340 }

async function openMap(act: Act<unknown, z.output<typeof ofMap>>): Promise<Answer> {
  const { tx, view, query } = act
  const map = await areaMapOf(act)
  const whole = map && wholeArea(map, size)
  const shown = whole && {
    ...whole,
    middle: readPointText(query.at) ?? whole.middle,
    zoom: readZoom(query.zoom) ?? whole.zoom,
  }
  return {
    kind: 'page',
    title: complaintMapMessages[view.language].openMap,
    content: (
      <OpenMapPage
        drawn={map && shown ? { map, view: shown } : undefined}
        category={query.category}
        categories={await listCategories(tx)}
        villages={await listVillages(tx)}
        places={await openPlaces(tx, { category: query.category || undefined })}
      />
    ),
  }
}

export const openMapRoutes = [
  route(
    complaintRegisterUrls.map,
    { permission: 'complaints.case-reading', event: 'none', reuse: 'never', query: ofMap },
    openMap,
  ),
]
