import { z } from 'zod'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { makePass } from '../../../platform/tracking/pass.ts'
import { readRegisterNumber } from '../../../platform/tracking/register-number.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { complaintCapabilities } from '../capabilities.ts'
import { listCategories, openCategories } from '../categories.ts'
import { enteredChannels } from '../complaint-facts.ts'
import { photoUploads } from '../complaint-files.ts'
import { readComplaintForm } from '../filing/complaint-form.ts'
import { fileComplaint } from '../filing/filing.ts'
import { mapOffer } from '../filing/details.tsx'
import { carriedIn, choosePoint, withPoint } from '../pointing/choose-point.tsx'
import { EnterPage } from '../pages/enter-page.tsx'
import { RegisterPage } from '../pages/register-page.tsx'
import { listComplaints, mostCounted, registerParts } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { receivedNews } from '../telling.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'

const reading = { permission: 'complaints.case-reading', event: 'none', reuse: 'never' } as const
const handling = { permission: 'complaints.case-handling', event: 'none', reuse: 'never' } as const

const perPage = 25

const filters = z.object({
  part: z.enum(registerParts).default('open'),
  q: z.string().max(100).default(''),
  category: z.string().max(40).default(''),
  page: z
    .string()
    .default('1')
    .transform((text) => parseInteger(text))
    .pipe(
      z
        .number()
        .int()
        .positive()
        .max(Math.ceil(mostCounted / perPage)),
    ),
})

async function register(act: Act<unknown, z.output<typeof filters>>): Promise<Answer> {
  const { tx, view, query, visitor } = act
  const person = visitor.person!
  const number = readRegisterNumber(query.q)
  // A number is looked for in the whole register: whoever has it does not know where the complaint stands.
  const part = number ? 'all' : query.part
  const asked = {
    part,
    accountId: person.accountId,
    category: query.category || undefined,
    number,
    words: number ? '' : query.q,
    today: view.today,
  }
  const offset = (query.page - 1) * perPage
  const { rows, total } = await listComplaints(tx, asked, { offset, limit: perPage })
  return {
    kind: 'page',
    title: complaintRegisterMessages[view.language].register,
    content: (
      <RegisterPage
        part={part}
        q={query.q}
        category={query.category}
        categories={await listCategories(tx)}
        complaints={rows}
        total={total}
        page={query.page}
        pages={Math.max(1, Math.ceil(Math.min(total, mostCounted) / perPage))}
        mayHandle={holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities)}
        maySet={holdsRoleFor(person, 'complaints.settings', complaintCapabilities)}
      />
    ),
  }
}

async function enterPage(act: Act, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, services } = act
  return {
    kind: 'page',
    status,
    title: complaintRegisterMessages[view.language].enter,
    scripts: ['own-place.js', 'map-picker.js'],
    content: (
      <EnterPage
        form={form}
        categories={await openCategories(tx)}
        villages={await listVillages(tx)}
        sendsMail={services.messenger.reaches('mail')}
        map={await mapOffer(act, { typed: form.typed, action: complaintRegisterUrls.enterMap() })}
      />
    ),
  }
}

async function enter(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now, services } = act
  const { language, today } = view
  const chosen = (await openCategories(tx)).find((one) => one.category === body['category'])
  const read = await readComplaintForm(act, { category: chosen?.category, isStaff: true })
  const channel = enteredChannels.find((one) => one === body['channel'])
  const from = today.subtract({ years: 1 })
  const day = readTypedDay(textIn(body, 'receivedOn'), { language, from, to: today })
  const errors = {
    ...(channel ? {} : { channel: complaintRegisterMessages[language].channelMissing }),
    ...(day.ok ? {} : { receivedOn: day.fault }),
    ...(read.ok ? {} : read.errors),
  }
  if (!read.ok || !channel || !day.ok) return enterPage(act, { typed: typedIn(body), errors }, 422)
  const { secrets } = services
  const filed = { ...read.told, channel, receivedOn: day.date, at: now, secrets }
  const { complaintId, code } = await fileComplaint(tx, actor, filed)
  await services.tellFiler(tx, receivedNews(complaintId, now))
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'complaints.receipt', { subject: complaintId, code, at: now })
  return { kind: 'redirect', to: complaintUrls.received({ token }) }
}

/** The map between what an officer types and what he types then. */
async function enterMap(act: Act): Promise<Answer> {
  const { body } = act
  const carried = carriedIn(body)
  const step = {
    fields: body,
    field: 'coordinates',
    method: 'post',
    action: complaintRegisterUrls.enterMap(),
    carried,
    back: undefined,
  } as const
  const found = body['use'] === 'keep' ? undefined : await choosePoint(act, step)
  if (found && 'page' in found) return found.page
  return enterPage(act, { ...emptyForm, typed: found ? withPoint(carried, found) : carried })
}

export const complaintRegisterRoutes = [
  route(complaintRegisterUrls.register, { ...reading, query: filters }, register),
  route(complaintRegisterUrls.enter, handling, async (act) =>
    enterPage(act, { ...emptyForm, typed: { receivedOn: editableDate(act.view.today) } }),
  ),
  route(complaintRegisterUrls.enterMap, handling, async () => ({
    kind: 'redirect',
    to: complaintRegisterUrls.enter(),
  })),
  route(
    complaintRegisterUrls.enterMap,
    { ...handling, method: 'POST', writes: false, once: false },
    enterMap,
  ),
  route(
    complaintRegisterUrls.enter,
    { ...handling, method: 'POST', event: 'complaints.received', uploads: photoUploads },
    enter,
  ),
]
