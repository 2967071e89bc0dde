import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { account, division } from '../../../platform/identity/schema.ts'
import type { RegisterNumber } from '../../../platform/tracking/register-number.ts'
import { service, serviceRequest } from '../schema.ts'
import type { RequestState } from '../service-facts.ts'
import { handlersInOffice, handlingRoles } from './handlers.ts'

const columns = {
  requestId: serviceRequest.requestId,
  registerYear: serviceRequest.registerYear,
  registerNumber: serviceRequest.registerNumber,
  serviceId: serviceRequest.serviceId,
  version: serviceRequest.version,
  serviceName: service.name,
  serviceNameEn: service.nameEn,
  manualKey: service.manualKey,
  ownDays: service.ownDays,
  usualAppeal: service.appeal,
  channel: serviceRequest.channel,
  applicant: serviceRequest.applicant,
  contact: serviceRequest.contact,
  answers: serviceRequest.answers,
  receivedOn: serviceRequest.receivedOn,
  completeOn: serviceRequest.completeOn,
  dueOn: serviceRequest.dueOn,
  overran: serviceRequest.overran,
  divisionId: serviceRequest.divisionId,
  divisionName: division.name,
  divisionNameEn: division.nameEn,
  assigneeId: serviceRequest.assigneeId,
  assigneeName: account.name,
  state: serviceRequest.state,
  wasAsked: serviceRequest.wasAsked,
  bringBy: serviceRequest.bringBy,
  feeSatang: serviceRequest.feeSatang,
  feePaidOn: serviceRequest.feePaidOn,
  feeReceipt: serviceRequest.feeReceipt,
  endedOn: serviceRequest.endedOn,
  decision: serviceRequest.decision,
  appeal: serviceRequest.appeal,
  decidedBy: serviceRequest.decidedBy,
  isInvited: serviceRequest.isInvited,
  erasedAt: serviceRequest.erasedAt,
}

function requests({ db, organizationId }: TenantTransaction, condition: SQL | undefined) {
  return db
    .select(columns)
    .from(serviceRequest)
    .innerJoin(
      service,
      and(eq(service.organizationId, organizationId), eq(service.serviceId, serviceRequest.serviceId)),
    )
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, serviceRequest.divisionId)),
    )
    .leftJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, serviceRequest.assigneeId)),
    )
    .where(and(eq(serviceRequest.organizationId, organizationId), condition))
    .$dynamic()
}

/** A request as the office has it, with the names of its service, its division and its officer. */
export type HandledRequest = Awaited<ReturnType<typeof requests>>[number]

/** One request; undefined where the organisation has none of that id. */
export async function findHandled(
  tx: TenantTransaction,
  requestId: string,
): Promise<HandledRequest | undefined> {
  const [found] = await requests(tx, eq(serviceRequest.requestId, requestId))
  return found
}

/** Which part of the register is looked at. */
export const registerParts = ['waiting', 'mine', 'open', 'late', 'ended', 'all'] as const
export type RegisterPart = (typeof registerParts)[number]

export const registerOrders = ['due', 'newest', 'oldest'] as const
export type RegisterOrder = (typeof registerOrders)[number]

export interface RegisterAsked {
  readonly part: RegisterPart
  /** Who looks; for what is his and what waits for him. */
  readonly person: Person
  readonly serviceId: string | undefined
  readonly state: RequestState | undefined
  readonly divisionId: string | undefined
  /** A number of the register, or a part of an applicant's name. */
  readonly number: RegisterNumber | undefined
  readonly applicant: string
  readonly today: Temporal.PlainDate
}

/** More are not counted out: whoever has so many before him looks for something more exact. */
export const mostCounted = 1_000

/** A page of the register, and how many requests it has, up to {@link mostCounted}. */
export async function listHandled(
  tx: TenantTransaction,
  asked: RegisterAsked,
  {
    order,
    offset,
    limit,
  }: { readonly order: RegisterOrder; readonly offset: number; readonly limit: number },
): Promise<{ rows: HandledRequest[]; total: number }> {
  const condition = await askedFor(tx, asked)
  const { requestId, dueOn, bringBy } = serviceRequest
  const orders = {
    // What waits for documents stands by the day by which they are to come.
    due: [sql`coalesce(${dueOn}, ${bringBy}) asc nulls last`, asc(requestId)],
    newest: [desc(requestId)],
    oldest: [asc(requestId)],
  }
  const rows = await requests(tx, condition)
    .orderBy(...orders[order])
    .offset(offset)
    .limit(limit)
  const counted = tx.db
    .select({ one: sql`1`.as('one') })
    .from(serviceRequest)
    .where(and(eq(serviceRequest.organizationId, tx.organizationId), condition))
    .limit(mostCounted + 1)
    .as('counted')
  const [found] = await tx.db.select({ total: count() }).from(counted)
  return { rows, total: found?.total ?? 0 }
}

const isOpen: SQL = inArray(serviceRequest.state, ['open', 'incomplete'])

async function askedFor(tx: TenantTransaction, asked: RegisterAsked): Promise<SQL | undefined> {
  const { serviceId, state, divisionId } = serviceRequest
  return and(
    await inPart(tx, asked),
    asked.serviceId === undefined ? undefined : eq(serviceId, asked.serviceId),
    asked.state === undefined ? undefined : eq(state, asked.state),
    asked.divisionId === undefined ? undefined : eq(divisionId, asked.divisionId),
    withNumber(asked.number),
    asked.applicant === '' ? undefined : ilike(serviceRequest.applicant, `%${literally(asked.applicant)}%`),
  )
}

/** Signs that mean something in a pattern of the database stand for themselves. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}

async function inPart(
  tx: TenantTransaction,
  { part, person, today }: RegisterAsked,
): Promise<SQL | undefined> {
  const { endedOn, overran, dueOn, assigneeId } = serviceRequest
  switch (part) {
    case 'waiting':
      return waitingFor(tx, person, today)
    case 'mine':
      return and(isOpen, eq(assigneeId, person.accountId))
    case 'open':
      return isOpen
    case 'late':
      return and(isOpen, or(eq(overran, true), lt(dueOn, today.toString())))
    case 'ended':
      return isNotNull(endedOn)
    case 'all':
      return undefined
  }
}

function withNumber(asked: RegisterNumber | undefined): SQL | undefined {
  if (!asked) return undefined
  const { registerNumber, registerYear } = serviceRequest
  return and(
    eq(registerNumber, asked.number),
    asked.year === undefined ? undefined : eq(registerYear, asked.year),
  )
}

/**
 * The open requests on which somebody must act: his own, unless they wait for documents that may still come; those of
 * his division that no officer has, or whose officer has left; of one that he heads, those whose time is over; and
 * those that no division has, for everybody who deals with requests.
 */
export async function waitingFor(
  tx: TenantTransaction,
  { accountId, roles }: Person,
  today: Temporal.PlainDate,
): Promise<SQL> {
  const { divisionId, assigneeId, dueOn, state, bringBy } = serviceRequest
  const held = roles.filter(({ role }) => handlingRoles.has(role))
  if (held.length === 0) return sql`false`
  const inOffice = (await handlersInOffice(tx, today)).map((one) => one.accountId)
  const nobodyHas = or(isNull(assigneeId), notInArray(assigneeId, inOffice))
  const own = held.flatMap((one) => one.divisionId ?? [])
  const headed = held.flatMap((one) => (one.role === 'head-of-division' ? (one.divisionId ?? []) : []))
  const day = today.toString()
  const mayCome = and(eq(state, 'incomplete'), gte(bringBy, day))
  return and(
    isOpen,
    not(mayCome!),
    or(
      eq(assigneeId, accountId),
      isNull(divisionId),
      held.some((one) => one.divisionId === null) ? nobodyHas : undefined,
      own.length > 0 ? and(inArray(divisionId, own), nobodyHas) : undefined,
      headed.length > 0 ? and(inArray(divisionId, headed), lt(dueOn, day)) : undefined,
    ),
  )!
}
