import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { csvOfRows } from '../../../platform/open-data/csv.ts'
import { readRegisterNumber } from '../../../platform/tracking/register-number.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { listServices } from '../catalogue/reading-services.ts'
import { RegisterPage } from '../pages/register-page.tsx'
import type { TimeUsed } from '../pages/request-tags.tsx'
import { states } from '../service-facts.ts'
import { serviceHandlingUrls, serviceWorkUrls } from '../urls.ts'
import { serviceChannelNames, serviceStateNames } from './fact-names.ts'
import { serviceHandlingMessages, serviceTableColumns } from './messages.ts'
import {
  listHandled,
  mostCounted,
  registerOrders,
  registerParts,
  type HandledRequest,
  type RegisterAsked,
} from './register-reading.ts'
import { closedDays, promisedDays, usedDays } from './standard-time.ts'

const perPage = 25
const mostRows = 5_000

const idOrNone = z.uuid().or(z.literal('')).default('')

const filters = z.object({
  part: z.enum(registerParts).default('waiting'),
  q: z.string().max(100).default(''),
  service: idOrNone,
  state: z.enum([...states, '']).default(''),
  division: idOrNone,
  order: z.enum(registerOrders).default('due'),
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
type RegisterAct = Act<unknown, z.output<typeof filters>>

function askedIn({ query, visitor, view }: RegisterAct): RegisterAsked {
  const number = readRegisterNumber(query.q)
  return {
    // A number is looked for in the whole register: whoever has it does not know where the request stands.
    part: number ? 'all' : query.part,
    person: visitor.person!,
    serviceId: query.service || undefined,
    state: query.state || undefined,
    divisionId: query.division || undefined,
    number,
    applicant: number ? '' : query.q.trim(),
    today: view.today,
  }
}

async function register(act: RegisterAct): Promise<Answer> {
  const { tx, view, query } = act
  const asked = askedIn(act)
  const offset = (query.page - 1) * perPage
  const { rows, total } = await listHandled(tx, asked, { order: query.order, offset, limit: perPage })
  return {
    kind: 'page',
    title: serviceHandlingMessages[view.language].register,
    content: (
      <RegisterPage
        asked={{ ...query, part: asked.part }}
        services={await listServices(tx)}
        divisions={await listDivisions(tx)}
        requests={await withTime(tx, rows, view.today)}
        total={total}
        page={query.page}
        pages={Math.max(1, Math.ceil(Math.min(total, mostCounted) / perPage))}
      />
    ),
  }
}

/** What is looked for as a table, without a name and an answer: for reports, where nobody needs to be known. */
async function table(act: RegisterAct): Promise<Answer> {
  const { tx, view, query } = act
  const { language, today } = view
  const t = serviceTableColumns[language]
  const { rows } = await listHandled(tx, askedIn(act), { order: query.order, offset: 0, limit: mostRows })
  const lines = (await withTime(tx, rows, today)).map((row) => [
    `${row.registerNumber}/${row.registerYear}`,
    language === 'th' ? row.serviceName : row.serviceNameEn,
    serviceChannelNames[language][row.channel],
    row.receivedOn,
    row.completeOn,
    row.dueOn,
    row.endedOn,
    serviceStateNames[language][row.state],
    language === 'th' ? row.divisionName : row.divisionNameEn,
    row.time.used,
    row.time.promised ?? null,
    row.overran ? t.yes : t.no,
  ])
  const head = [
    t.number,
    t.service,
    t.channel,
    t.receivedOn,
    t.completeOn,
    t.dueOn,
    t.endedOn,
    t.state,
    t.division,
    t.used,
    t.promised,
    t.overran,
  ]
  return {
    kind: 'data',
    type: 'text/csv; charset=utf-8',
    filename: 'service-requests.csv',
    body: csvOfRows([head, ...lines]),
  }
}

/** Each request with the working days that were used of those promised; a manual is read once, however many there are. */
async function withTime(
  tx: TenantTransaction,
  rows: readonly HandledRequest[],
  today: Temporal.PlainDate,
): Promise<(HandledRequest & { time: TimeUsed })[]> {
  const holidays = await closedDays(tx)
  const promised = new Map<string, number | undefined>()
  for (const row of rows) {
    if (!promised.has(row.serviceId)) promised.set(row.serviceId, await promisedDays(tx, row))
  }
  return rows.map((row) => ({
    ...row,
    time: { promised: promised.get(row.serviceId), used: usedDays(row, { today, holidays }) },
  }))
}

const reading = { permission: 'services.reading', event: 'none', reuse: 'never', query: filters } as const

export const serviceRegisterRoutes = [
  route(serviceWorkUrls.register, reading, register),
  route(serviceHandlingUrls.table, reading, table),
]
