import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { readNoticeAddress } from '../../../ui/notice-address.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { areaMapOf, isOutsideArea } from '../../../platform/maps/area-map.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { Act } from '../../../platform/web/route.ts'
import { ruleOf } from '../clock/rule.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { listVillages } from '../villages.ts'
import { readCoordinates, type Coordinates } from './coordinates.ts'
import { speaksOfCorruption } from './corruption-words.ts'
import type { NewComplaint } from './filing.ts'

const most = { story: 10_000, place: 300, complainant: 200, contact: 300 } as const

/** Nothing of it was done this long ago that could still be put right. */
const longestAgo = Temporal.Duration.from({ years: 10 })

type Told = Omit<NewComplaint, 'channel' | 'receivedOn' | 'at' | 'secrets'>
export type ReadComplaint =
  | { readonly ok: true; readonly told: Told }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads what somebody complains of, from himself or from whoever enters it for him; the faults are by field, in words.
 * From himself, words of corruption ask first whether the other door is not the better one.
 */
export async function readComplaintForm(
  act: Act,
  { category, isStaff }: { readonly category: string | undefined; readonly isStaff: boolean },
): Promise<ReadComplaint> {
  const { tx, view, body, uploads, now, services } = act
  const { language } = view
  const t = complaintDoorMessages[language]
  const errors: Record<string, string> = {}
  const text = {
    story: textIn(body, 'story'),
    place: textIn(body, 'place'),
    complainant: textIn(body, 'complainant'),
    contact: textIn(body, 'contact'),
  }
  if (category === undefined) errors['category'] = t.categoryMissing
  const village = textIn(body, 'village')
  const villages = village === '' ? [] : await listVillages(tx)
  const villageId = villages.find((one) => one.villageId === village)?.villageId ?? null
  if (village !== '' && villageId === null && villages.length > 0) errors['village'] = t.villageWrong
  const joined = textIn(body, 'joins')
  const joins = uuid.test(joined) ? joined : null
  // Whoever joins a matter need not tell it again.
  if (text.story === '' && joins === null) errors['story'] = t.storyMissing
  for (const [name, words] of Object.entries(text) as [keyof typeof most, string][]) {
    if (words.length > most[name]) errors[name] = t.tooLong(most[name].toLocaleString('en'))
  }
  const place = await readPlace(act)
  Object.assign(errors, place.errors)
  const today = todayInBangkok(now)
  const typedDay = textIn(body, 'happenedOn')
  const day =
    typedDay === ''
      ? undefined
      : readTypedDay(typedDay, { language, from: today.subtract(longestAgo), to: today })
  if (day && !day.ok) errors['happenedOn'] = day.fault
  const photos = readArrivedFiles(uploads['photos'], language)
  if (!photos.ok) errors['photos'] = photos.fault
  const left = readNoticeAddress(body, { language, sendsMail: services.messenger.reaches('mail') })
  if (!left.ok) Object.assign(errors, left.errors)
  const asks = !isStaff && textIn(body, 'stays') !== 'yes'
  if (asks && speaksOfCorruption(`${text.story}\n${text.place}`, category ?? '')) {
    errors['stays'] = t.corruptionChoose
  }
  if (Object.keys(errors).length > 0 || category === undefined || !photos.ok || !left.ok) {
    return { ok: false, errors }
  }
  return {
    ok: true,
    told: {
      category,
      villageId,
      coordinates: place.at,
      happenedOn: day?.ok ? day.date : null,
      isDangerous: body['danger'] === 'yes',
      story: text.story || null,
      place: text.place || null,
      complainant: text.complainant || null,
      contact: text.contact || null,
      notices: left.email === null ? null : { email: left.email, language },
      photos: photos.files,
      joins,
    },
  }
}

/**
 * Where it is, by its coordinates. What lies outside the boundary, or far away where there is none, is neither taken nor
 * refused without a word: whoever means it says so (`outside`), for the matter may be ours all the same or be passed on.
 */
async function readPlace(
  act: Pick<Act, 'tx' | 'view' | 'body' | 'kept'>,
): Promise<{ at: Coordinates | null; errors: Readonly<Record<string, string>> }> {
  const { tx, view, body } = act
  const typed = textIn(body, 'coordinates')
  if (typed === '') return { at: null, errors: {} }
  const t = complaintDoorMessages[view.language]
  const asked = complaintMapMessages[view.language]
  const map = await areaMapOf(act)
  const { area } = map?.layers.boundary ? { area: undefined } : await ruleOf(tx)
  const read = readCoordinates(typed, area)
  const isMeant = body['outside'] === 'yes'
  if (read.ok) {
    const isOutside = read.at !== null && isOutsideArea(map, read.at)
    return { at: read.at, errors: isOutside && !isMeant ? { outside: asked.outsideChoose } : {} }
  }
  switch (read.reason) {
    case 'unreadable':
      return { at: null, errors: { coordinates: t.coordinatesUnreadable } }
    case 'outside-country':
      return { at: null, errors: { coordinates: t.outsideCountry } }
    case 'far':
      return { at: read.at, errors: isMeant ? {} : { outside: t.far(read.km) } }
  }
}
