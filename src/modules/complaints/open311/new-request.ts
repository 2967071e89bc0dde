import type { Act } from '../../../platform/web/route.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { Category } from '../categories.ts'
import type { Area } from '../clock/rule.ts'
import { readCoordinates } from '../filing/coordinates.ts'
import type { NewComplaint } from '../filing/filing.ts'
import type { Village } from '../villages.ts'

/** The attribute of every service that has one: the village, from a list. */
export const villageAttribute = 'village'

export type ReadRequest =
  | { readonly ok: true; readonly told: Omit<NewComplaint, 'channel' | 'receivedOn' | 'at' | 'secrets'> }
  | { readonly ok: false; readonly status: 400 | 404; readonly description: string }

const bad = (description: string): ReadRequest => ({ ok: false, status: 400, description })

/** Longest as the standard has it, or as the form of this site. */
const most = { description: 4_000, address_string: 300, name: 200, contact: 300, media_url: 500 } as const

/**
 * Reads a request that a program sends. The address of a picture stays a text at the end of the story: nothing is
 * fetched from where a stranger says.
 */
export function readRequest(
  { body }: Pick<Act, 'body'>,
  {
    services,
    villages,
    area,
  }: {
    readonly services: readonly Category[]
    readonly villages: readonly Village[]
    readonly area: Area | undefined
  },
): ReadRequest {
  const code = textIn(body, 'service_code')
  if (code === '') return bad('service_code was not provided')
  const service = services.find(({ category }) => category === code)
  if (!service) return { ok: false, status: 404, description: `service_code ${code} was not found` }
  const [lat, long] = [textIn(body, 'lat'), textIn(body, 'long')]
  const address = textIn(body, 'address_string')
  if ((lat === '') !== (long === '')) return bad('lat and long must both be sent')
  if (lat === '' && address === '') return bad('send lat and long, or address_string')
  const coordinates = readCoordinates(lat === '' ? '' : `${lat}, ${long}`, area)
  if (!coordinates.ok) {
    return bad(
      coordinates.reason === 'unreadable'
        ? 'lat and long are not coordinates (WGS84)'
        : 'lat and long lie outside of the area of this organisation',
    )
  }
  const key = textIn(body, `attribute[${villageAttribute}]`)
  const village = villages.find(({ number }) => String(number) === key)
  if (key !== '' && !village) return bad(`attribute[${villageAttribute}] is none of its values`)
  const description = textIn(body, 'description')
  if (description === '') return bad('description was not provided')
  const mediaUrl = textIn(body, 'media_url')
  if (mediaUrl !== '' && !URL.canParse(mediaUrl)) return bad('media_url is not a URL')
  const complainant = [textIn(body, 'first_name'), textIn(body, 'last_name')].filter(Boolean).join(' ')
  const contact = [textIn(body, 'phone'), textIn(body, 'email')].filter(Boolean).join(' ')
  const lengths = [
    ['description', description, most.description],
    ['address_string', address, most.address_string],
    ['first_name and last_name', complainant, most.name],
    ['phone and email', contact, most.contact],
    ['media_url', mediaUrl, most.media_url],
  ] as const
  for (const [name, text, longest] of lengths) {
    if (text.length > longest) return bad(`${name} is longer than ${longest} characters`)
  }
  return {
    ok: true,
    told: {
      category: service.category,
      villageId: village?.villageId ?? null,
      place: address || null,
      coordinates: coordinates.at,
      happenedOn: null,
      isDangerous: false,
      story: mediaUrl === '' ? description : `${description}\n\n${mediaUrl}`,
      complainant: complainant || null,
      contact: contact || null,
      notices: null,
      photos: [],
      joins: null,
    },
  }
}
