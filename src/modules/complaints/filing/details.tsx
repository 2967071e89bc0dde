import { z } from 'zod'
import { areaMapOf, isOutsideArea } from '../../../platform/maps/area-map.ts'
import { beginPick } from '../../../platform/maps/picking.ts'
import type { Act, Answer } from '../../../platform/web/route.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { openCategories, type Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import type { MapOffer } from '../pages/complaint-fields.tsx'
import { FilePage } from '../pages/file-page.tsx'
import { complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'
import { readCoordinates } from './coordinates.ts'
import { similarComplaints } from './similar.ts'

export const ofCategory = z.object({ category: z.string().max(40) })

/** The steps after the first are of one category; another address is of none. */
export function ofOneCategory<Query>(
  answer: (category: Category, act: Act<z.output<typeof ofCategory>, Query>) => Promise<Answer>,
) {
  return async (act: Act<z.output<typeof ofCategory>, Query>): Promise<Answer> => {
    const { category } = act.parameters
    const found = (await openCategories(act.tx)).find((one) => one.category === category)
    return found ? answer(found, act) : { kind: 'absent' }
  }
}

/** The map beside the field of the point, where the organisation has one. */
export async function mapOffer(
  act: Pick<Act, 'kept'>,
  { typed, action, field = 'coordinates' }: { typed: FormState['typed']; action: string; field?: string },
): Promise<MapOffer | undefined> {
  const map = await areaMapOf(act)
  if (!map) return undefined
  const read = readCoordinates(typed[field] ?? '', undefined)
  const point = read.ok ? (read.at ?? undefined) : undefined
  return {
    pick: beginPick(map, point),
    action,
    attributions: map.attributions,
    isOutside: point !== undefined && isOutsideArea(map, point),
  }
}

/** The third step: what happened, with what others told of the same place. */
export async function filePage(category: Category, act: Act, form: FormState, status = 200): Promise<Answer> {
  const { tx, services, view } = act
  const villages = await listVillages(tx)
  const { typed } = form
  const village = villages.find(({ villageId }) => villageId === typed['village'])?.villageId ?? null
  const read = readCoordinates(typed['coordinates'] ?? '', undefined)
  return {
    kind: 'page',
    status,
    title: complaintDoorMessages[view.language].details,
    scripts: ['own-place.js', 'map-picker.js', 'chosen-files.js'],
    content: (
      <FilePage
        category={category}
        villages={villages}
        similar={await similarComplaints(tx, {
          category: category.category,
          villageId: village,
          place: typed['place'] ?? '',
          point: read.ok ? (read.at ?? undefined) : undefined,
        })}
        form={form}
        sendsMail={services.messenger.reaches('mail')}
        map={await mapOffer(act, { typed, action: complaintUrls.map({ category: category.category }) })}
      />
    ),
  }
}
