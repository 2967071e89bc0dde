import { z } from 'zod'
import { pickFields } from '../../../platform/maps/picking.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm } from '../../../ui/form-fields.tsx'
import type { Category } from '../categories.ts'
import { carriedIn, choosePoint, withPoint } from '../pointing/choose-point.tsx'
import { complaintUrls } from '../urls.ts'
import { filePage, ofCategory, ofOneCategory } from './details.tsx'

const inPublic = { permission: 'public', event: 'none', reuse: 'never', parameters: ofCategory } as const

const short = z.string().max(60).optional()
const ofPick = z.object(
  Object.fromEntries(pickFields.map((name) => [name, short])) as Record<
    (typeof pickFields)[number],
    typeof short
  >,
)

/** Between the second step and the third: nothing is typed yet, and the choice goes on in the address. */
async function onTheWay({ category }: Category, act: Act<unknown, z.output<typeof ofPick>>): Promise<Answer> {
  const fields = Object.fromEntries(
    Object.entries(act.query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const step = {
    fields,
    field: 'coordinates',
    method: 'get',
    action: complaintUrls.map({ category }),
    carried: {},
    back: complaintUrls.where({ category }),
    isStep: true,
  } as const
  const found = await choosePoint(act, step)
  if (!found) return { kind: 'redirect', to: complaintUrls.where({ category }) }
  if ('page' in found) return found.page
  const at = pointText(found.chosen)
  const outside = found.isOutside ? 'yes' : undefined
  return { kind: 'redirect', to: complaintUrls.file({ category }, { at, outside }) }
}

/** From the third step and back to it: all that was typed goes along. */
async function fromDetails(category: Category, act: Act): Promise<Answer> {
  const { body } = act
  const carried = carriedIn(body)
  if (body['use'] === 'keep') return filePage(category, act, { ...emptyForm, typed: carried })
  const step = {
    fields: body,
    field: 'coordinates',
    method: 'post',
    action: complaintUrls.map(category),
    carried,
    back: undefined,
    isStep: true,
  } as const
  const found = await choosePoint(act, step)
  if (!found) return filePage(category, act, { ...emptyForm, typed: carried })
  if ('page' in found) return found.page
  return filePage(category, act, { ...emptyForm, typed: withPoint(carried, found) })
}

export const complaintMapRoutes = [
  route(complaintUrls.map, { ...inPublic, query: ofPick }, ofOneCategory(onTheWay)),
  // Nothing is changed by it, and each answer is the page of the next step.
  route(
    complaintUrls.map,
    { ...inPublic, method: 'POST', writes: false, once: false },
    ofOneCategory(fromDetails),
  ),
]
