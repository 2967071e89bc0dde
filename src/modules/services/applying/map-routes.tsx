import { z } from 'zod'
import { pointText } from '../../../platform/maps/point.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { choosePoint } from '../../complaints/module.ts'
import { fieldsOf } from '../forms/form.ts'
import { inputName } from '../forms/input-names.ts'
import { serviceUrls } from '../urls.ts'
import {
  answersPage,
  draftIn,
  inOpen,
  ofKey,
  typedAgain,
  type KeyAct,
  type OpenService,
} from './apply-routes.tsx'

const ofField = ofKey.extend({ field: z.string().max(40) })

/** The map for a point of a form, where no script shows it beside the field: all that was typed comes back with it. */
async function chooseOnMap(
  open: OpenService,
  act: KeyAct & { readonly parameters: z.output<typeof ofField> },
): Promise<Answer> {
  const { body, parameters } = act
  const field = fieldsOf(open.form).find(({ key, kind }) => kind === 'point' && key === parameters.field)
  if (!field) return { kind: 'absent' }
  const typed = typedAgain(body, open.form)
  const draft = draftIn(act)
  const back = (given: Readonly<Record<string, string>>) =>
    answersPage(open, act, { state: { typed: given, errors: {} }, draft })
  if (body['use'] === 'keep') return back(typed)
  const name = inputName(field)
  const found = await choosePoint(act, {
    fields: body,
    field: name,
    method: 'post',
    action: serviceUrls.map(parameters),
    carried: { ...typed, ...(draft === '' ? {} : { draft }) },
    back: undefined,
  })
  if (!found) return back(typed)
  if ('page' in found) return found.page
  return back({ ...typed, [name]: pointText(found.chosen).replace(',', ', ') })
}

export const serviceMapRoutes = [
  // Nothing is changed by it, and each answer is the page of the next step.
  route(
    serviceUrls.map,
    {
      permission: 'public',
      event: 'none',
      reuse: 'never',
      method: 'POST',
      parameters: ofField,
      writes: false,
      once: false,
    },
    inOpen(chooseOnMap),
  ),
]
