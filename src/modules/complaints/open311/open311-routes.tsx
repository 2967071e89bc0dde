import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { listCategories, openCategories, type Category } from '../categories.ts'
import { ruleOf } from '../clock/rule.ts'
import { speaksOfCorruption } from '../filing/corruption-words.ts'
import { fileComplaint } from '../filing/filing.ts'
import { complaintOpen311Messages } from '../open311-messages.ts'
import { Open311Page } from '../pages/open311-page.tsx'
import { findComplaint } from '../reading.ts'
import { complaintUrls, open311Urls, otherDoor } from '../urls.ts'
import { listVillages, villageName } from '../villages.ts'
import { countUse } from './api-keys.ts'
import { contentTypes, formats, georeport, readFileName, refusal } from './georeport.ts'
import { readRequest, villageAttribute } from './new-request.ts'
import { mostDays, notCarried, readRequestId, requestId, serviceRequests } from './service-requests.ts'

const ofFormat = z.object({ format: z.enum(formats) })
const ofFile = z.object({ file: z.string().max(80) })
const file = { permission: 'public', event: 'none', reuse: 'never', languages: 'one' } as const

type FormatAct<Query = unknown> = Act<z.output<typeof ofFormat>, Query>
type FileAct = Act<z.output<typeof ofFile>>

/** When this interface last changed. */
const changeset = '2026-11-27T00:00:00+07:00'

async function services(tx: TenantTransaction): Promise<Category[]> {
  return (await openCategories(tx)).filter(({ category }) => category !== notCarried)
}

function discovery({ parameters, view, services: { linkTo } }: FormatAct): Answer {
  const { organization } = view
  return georeport(parameters.format, 'discovery', {
    changeset,
    contact: `${organization.name} ${linkTo(organization, complaintUrls.door())}`,
    key_service: linkTo(organization, open311Urls.about()),
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        // What stands before the names of the resources.
        url: linkTo(organization, open311Urls.services({ format: 'xml' })).replace(/\/services\.xml$/, ''),
        changeset,
        type: 'production',
        formats: formats.map((format) => contentTypes[format].split(';')[0]!),
      },
    ],
  })
}

async function serviceList({ tx, parameters }: FormatAct): Promise<Answer> {
  const hasVillages = (await listVillages(tx)).length > 0
  return georeport(
    parameters.format,
    'services',
    (await services(tx)).map(({ category, name, nameEn }) => ({
      service_code: category,
      service_name: name,
      description: nameEn,
      metadata: hasVillages,
      type: 'realtime',
      keywords: null,
      group: null,
    })),
  )
}

async function serviceDefinition({ tx, parameters }: FileAct): Promise<Answer> {
  const { name, format } = readFileName(parameters.file)
  const service = (await services(tx)).find(({ category }) => category === name)
  if (!service) return refusal(format, 404, `service_code ${name} was not found`)
  const villages = await listVillages(tx)
  const village = {
    variable: true,
    code: villageAttribute,
    datatype: 'singlevaluelist',
    required: false,
    datatype_description: null,
    order: 1,
    description: 'หมู่บ้าน (village)',
    values: villages.map((one) => ({ key: String(one.number), name: villageName(one, 'th') })),
  }
  return georeport(format, 'service_definition', {
    service_code: service.category,
    attributes: villages.length > 0 ? [village] : [],
  })
}

/** Everything as a text: what is wrong is told as the standard has it, not as a page. */
const asked = z.object({
  service_request_id: z.string().default(''),
  service_code: z.string().default(''),
  start_date: z.string().default(''),
  end_date: z.string().default(''),
  status: z.string().default(''),
})

const listIn = (text: string): string[] | undefined => {
  const list = text.split(',').flatMap((one) => one.trim() || [])
  return list.length > 0 ? list : undefined
}

/** A day in Thailand; null where none was given, undefined for what is no instant with its zone. */
function dayIn(text: string): Temporal.PlainDate | null | undefined {
  if (text === '') return null
  try {
    // A plus sign that was not encoded arrives as a space.
    return todayInBangkok(Temporal.Instant.from(text.replace(' ', '+')))
  } catch {
    return undefined
  }
}

async function requestList(act: FormatAct<z.output<typeof asked>>): Promise<Answer> {
  const { tx, query, view, parameters } = act
  const { format } = parameters
  const { today } = view
  const categories = await listCategories(tx)
  const answer = async (what: Parameters<typeof serviceRequests>[1]) =>
    georeport(format, 'service_requests', await serviceRequests(tx, what, { categories, today }))
  const ids = listIn(query.service_request_id)
  if (ids) {
    const numbers = ids.slice(0, 100).map(readRequestId)
    if (numbers.includes(undefined)) return refusal(format, 400, 'service_request_id is not such as 12-2569')
    return answer({ numbers: numbers.filter((number) => number !== undefined) })
  }
  const [start, end] = [dayIn(query.start_date), dayIn(query.end_date)]
  if (start === undefined || end === undefined) {
    return refusal(format, 400, 'start_date and end_date must be such as 2026-01-01T00:00:00Z')
  }
  const status = listIn(query.status) ?? ['open', 'closed']
  if (status.some((one) => one !== 'open' && one !== 'closed')) {
    return refusal(format, 400, 'status must be open, closed or both')
  }
  const to = end ?? start?.add({ days: mostDays }) ?? today
  const from = start ?? to.subtract({ days: mostDays })
  if (from.until(to).total('days') > mostDays) {
    return refusal(format, 400, `start_date and end_date may not span more than ${mostDays} days`)
  }
  const single = status.length === 1 ? (status[0] as 'open' | 'closed') : undefined
  return answer({ categories: listIn(query.service_code), from, to, status: single })
}

async function oneRequest({ tx, view, parameters }: FileAct): Promise<Answer> {
  const { name, format } = readFileName(parameters.file)
  const number = readRequestId(name)
  const categories = await listCategories(tx)
  const found =
    number && (await serviceRequests(tx, { numbers: [number] }, { categories, today: view.today }))
  return found && found.length > 0
    ? georeport(format, 'service_requests', found)
    : refusal(format, 404, `service_request_id ${name} was not found`)
}

async function newRequest(act: FormatAct): Promise<Answer> {
  const { tx, view, body, actor, now, parameters, services: program } = act
  const { format } = parameters
  const used = await countUse(tx, textIn(body, 'api_key'), now)
  if (!used.ok) {
    return used.reason === 'unknown'
      ? refusal(format, 403, 'api_key is missing or invalid')
      : refusal(format, 400, 'too many requests with this api_key, try again in an hour', 429)
  }
  const { area } = await ruleOf(tx)
  const known = { services: await services(tx), villages: await listVillages(tx), area }
  const read = readRequest(act, known)
  if (!read.ok) return refusal(format, read.status, read.description)
  const { secrets } = program
  const filed = { ...read.told, channel: 'open311', receivedOn: view.today, at: now, secrets } as const
  const { complaintId, code } = await fileComplaint(tx, actor, { ...filed, apiKeyId: used.keyId })
  const complaint = (await findComplaint(tx, complaintId))!
  const link = (path: string) => program.linkTo(view.organization, path)
  const t = complaintOpen311Messages.th
  const notice = [t.followWith(code, link(complaintUrls.track()))]
  // It is too late to ask first: the words have passed through other hands already.
  if (speaksOfCorruption(read.told.story ?? '', read.told.category))
    notice.push(t.otherDoor(link(otherDoor())))
  return georeport(format, 'service_requests', [
    { service_request_id: requestId(complaint), service_notice: notice.join(' '), account_id: null },
  ])
}

export const complaintOpen311Routes = [
  route(open311Urls.about, { ...file, languages: 'both' }, async ({ view }) => ({
    kind: 'page',
    title: complaintOpen311Messages[view.language].open311,
    description: complaintOpen311Messages[view.language].lead,
    content: <Open311Page />,
  })),
  route(open311Urls.discovery, { ...file, parameters: ofFormat }, async (act) => discovery(act)),
  route(open311Urls.services, { ...file, parameters: ofFormat }, serviceList),
  route(open311Urls.service, { ...file, parameters: ofFile }, serviceDefinition),
  route(open311Urls.requests, { ...file, parameters: ofFormat, query: asked }, requestList),
  route(open311Urls.request, { ...file, parameters: ofFile }, oneRequest),
  route(
    open311Urls.requests,
    { ...file, method: 'POST', takes: 'fields', event: 'complaints.received', parameters: ofFormat },
    newRequest,
  ),
]
