import { textIn, typedIn, wholeIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { listCategories, setCategory } from '../categories.ts'
import { ruleOf, setRule } from '../clock/rule.ts'
import { readCoordinates } from '../filing/coordinates.ts'
import { mapOffer } from '../filing/details.tsx'
import { complaintMapMessages } from '../map-messages.ts'
import { SettingsPage } from '../pages/settings-page.tsx'
import { carriedIn, choosePoint, withPoint } from '../pointing/choose-point.tsx'
import { complaintSettingsMessages } from '../settings-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { listVillages, setVillage } from '../villages.ts'

const settings = { permission: 'complaints.settings', event: 'none', reuse: 'never' } as const
const posted = { ...settings, method: 'POST' } as const

type Errors = Record<string, string>
const isFaulty = (errors: Errors): boolean => Object.keys(errors).length > 0

async function settingsPage(act: Act, form: FormState, status = 422): Promise<Answer> {
  const { tx, view } = act
  const { typed } = form
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : status,
    title: complaintSettingsMessages[view.language].settings,
    scripts: ['map-picker.js'],
    content: (
      <SettingsPage
        rule={await ruleOf(tx)}
        categories={await listCategories(tx)}
        villages={await listVillages(tx)}
        form={form}
        map={await mapOffer(act, { typed, action: complaintRegisterUrls.villageMap(), field: 'point' })}
      />
    ),
  }
}

const done: Answer = { kind: 'redirect', to: complaintRegisterUrls.settings() }
const again = (act: Act, errors: Errors) => settingsPage(act, { typed: typedIn(act.body), errors })

/** Two names of up to 100 letters; what is wrong goes to the errors under the name of the field. */
function namesIn(act: Act, prefix: string, errors: Errors): { name: string; nameEn: string } {
  const t = complaintSettingsMessages[act.view.language]
  const [name, nameEn] = [textIn(act.body, `${prefix}Name`), textIn(act.body, `${prefix}NameEn`)]
  if (name === '' || name.length > 100) errors[`${prefix}Name`] = t.nameMissing
  if (nameEn === '' || nameEn.length > 100) errors[`${prefix}NameEn`] = t.nameMissing
  return { name, nameEn }
}

async function category(act: Act): Promise<Answer> {
  const { tx, actor, body, now, view } = act
  const errors: Errors = {}
  const key = textIn(body, 'category')
  if (!/^[a-z][a-z-]{1,39}$/.test(key))
    errors['category'] = complaintSettingsMessages[view.language].codeWrong
  const names = namesIn(act, 'category', errors)
  if (isFaulty(errors)) return again(act, errors)
  const isClosed = body['isClosed'] === 'yes'
  await setCategory(tx, actor, { category: key, ...names, isClosed, at: now })
  return done
}

async function village(act: Act): Promise<Answer> {
  const { tx, actor, body, now, view } = act
  const errors: Errors = {}
  const number = wholeIn(body, 'number', { least: 1, most: 99 })
  if (number === undefined) errors['number'] = complaintSettingsMessages[view.language].numberWrong
  const names = namesIn(act, 'village', errors)
  const where = readCoordinates(textIn(body, 'point'), undefined)
  if (!where.ok) errors['point'] = complaintMapMessages[view.language].pointWrong
  if (number === undefined || isFaulty(errors)) return again(act, errors)
  const known = (await listVillages(tx)).find((one) => one.number === number)
  const point = where.ok && where.at !== null ? { point: where.at } : {}
  await setVillage(tx, actor, { villageId: known?.villageId, number, ...names, ...point, at: now })
  return done
}

/** The map on which the point of a village is chosen, with what was typed of it. */
async function villageMap(act: Act): Promise<Answer> {
  const { body } = act
  const carried = carriedIn(body)
  const step = {
    fields: body,
    field: 'point',
    method: 'post',
    action: complaintRegisterUrls.villageMap(),
    carried,
    back: undefined,
  } as const
  const found = body['use'] === 'keep' ? undefined : await choosePoint(act, step)
  if (found && 'page' in found) return found.page
  const chosen = found ? { point: withPoint({}, found)['coordinates']! } : {}
  return settingsPage(act, { ...emptyForm, typed: { ...carried, ...chosen } }, 200)
}

async function rule(act: Act): Promise<Answer> {
  const { tx, actor, body, now, view } = act
  const t = complaintSettingsMessages[view.language]
  const errors: Errors = {}
  const days = wholeIn(body, 'days', { least: 1, most: 90 })
  if (days === undefined) errors['days'] = t.daysWrong
  const source = textIn(body, 'source')
  if (source === '' || source.length > 300) errors['source'] = t.sourceMissing
  const middle = readCoordinates(textIn(body, 'middle'), undefined)
  if (!middle.ok) errors['middle'] = t.middleWrong
  const at = middle.ok ? middle.at : null
  const radiusKm = wholeIn(body, 'radius', { least: 1, most: 300 })
  const isRadiusEmpty = textIn(body, 'radius') === ''
  if (middle.ok && (at === null ? !isRadiusEmpty : radiusKm === undefined)) errors['radius'] = t.radiusWrong
  if (days === undefined || isFaulty(errors)) return again(act, errors)
  const area = at !== null && radiusKm !== undefined ? { ...at, radiusKm } : undefined
  await setRule(tx, actor, { days, source, area, at: now })
  return done
}

export const complaintSettingsRoutes = [
  route(complaintRegisterUrls.settings, settings, (act) => settingsPage(act, emptyForm)),
  route(complaintRegisterUrls.setCategory, { ...posted, event: 'complaints.category-set' }, category),
  route(complaintRegisterUrls.setVillage, { ...posted, event: 'complaints.village-set' }, village),
  route(complaintRegisterUrls.villageMap, settings, async () => done),
  route(complaintRegisterUrls.villageMap, { ...posted, writes: false, once: false }, villageMap),
  route(complaintRegisterUrls.setRule, { ...posted, event: 'complaints.rule-set' }, rule),
]
