import { and, asc, count, desc, eq, gte, lt, ne, or, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { division } from '../../platform/identity/schema.ts'
import type { RegisterNumber } from '../../platform/tracking/register-number.ts'
import { informationRequest } from './schema.ts'

const columns = {
  requestId: informationRequest.requestId,
  registerYear: informationRequest.registerYear,
  registerNumber: informationRequest.registerNumber,
  channel: informationRequest.channel,
  delivery: informationRequest.delivery,
  wanted: informationRequest.wanted,
  requester: informationRequest.requester,
  contact: informationRequest.contact,
  receivedOn: informationRequest.receivedOn,
  dueOn: informationRequest.dueOn,
  overran: informationRequest.overran,
  divisionId: informationRequest.divisionId,
  divisionName: division.name,
  divisionNameEn: division.nameEn,
  state: informationRequest.state,
  endedOn: informationRequest.endedOn,
  answer: informationRequest.answer,
  grounds: informationRequest.grounds,
  passedTo: informationRequest.passedTo,
  rating: informationRequest.rating,
  ratingWords: informationRequest.ratingWords,
  erasedAt: informationRequest.erasedAt,
}

function requests({ db, organizationId }: TenantTransaction, condition: SQL | undefined) {
  return db
    .select(columns)
    .from(informationRequest)
    .leftJoin(
      division,
      and(
        eq(division.organizationId, organizationId),
        eq(division.divisionId, informationRequest.divisionId),
      ),
    )
    .where(and(eq(informationRequest.organizationId, organizationId), condition))
    .$dynamic()
}

export type InformationRequest = Awaited<ReturnType<typeof requests>>[number]

/** One request; undefined where the organisation has none of that id. */
export async function findRequest(
  tx: TenantTransaction,
  requestId: string,
): Promise<InformationRequest | undefined> {
  const [found] = await requests(tx, eq(informationRequest.requestId, requestId))
  return found
}

/** The request that a tracking code opens. */
export async function requestOfCode(
  { db, organizationId }: TenantTransaction,
  codeHash: Buffer,
): Promise<string | undefined> {
  const [found] = await db
    .select({ requestId: informationRequest.requestId })
    .from(informationRequest)
    .where(
      and(eq(informationRequest.organizationId, organizationId), eq(informationRequest.codeHash, codeHash)),
    )
  return found?.requestId
}

/** Which part of the register is looked at. */
export const registerParts = ['open', 'late', 'ended', 'all'] as const
export type RegisterPart = (typeof registerParts)[number]

export interface RegisterAsked {
  readonly part: RegisterPart
  readonly number: RegisterNumber | undefined
  readonly today: Temporal.PlainDate
}

/** A page of the register: open ones by their deadline, all others the newest first; and how many there are in all. */
export async function listRequests(
  tx: TenantTransaction,
  asked: RegisterAsked,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ rows: InformationRequest[]; total: number }> {
  const condition = and(inPart(asked), withNumber(asked.number))
  const { dueOn, registerYear, registerNumber, organizationId } = informationRequest
  const isOpen = asked.part === 'open' || asked.part === 'late'
  const rows = await requests(tx, condition)
    .orderBy(...(isOpen ? [asc(dueOn)] : []), desc(registerYear), desc(registerNumber))
    .offset(offset)
    .limit(limit)
  const [counted] = await tx.db
    .select({ total: count() })
    .from(informationRequest)
    .where(and(eq(organizationId, tx.organizationId), condition))
  return { rows, total: counted?.total ?? 0 }
}

function inPart({ part, today }: RegisterAsked): SQL | undefined {
  const { state, dueOn, overran } = informationRequest
  switch (part) {
    case 'open':
      return eq(state, 'open')
    case 'late':
      return and(eq(state, 'open'), or(lt(dueOn, today.toString()), eq(overran, true)))
    case 'ended':
      return ne(state, 'open')
    case 'all':
      return undefined
  }
}

function withNumber(asked: RegisterNumber | undefined): SQL | undefined {
  if (!asked) return undefined
  const { registerNumber, registerYear } = informationRequest
  return and(
    eq(registerNumber, asked.number),
    asked.year === undefined ? undefined : eq(registerYear, asked.year),
  )
}

export type RequestFacts = Awaited<ReturnType<typeof factsSince>>[number]

/** What the statistics are counted from: nothing of a person. Of all requests received from a day on. */
export function factsSince({ db, organizationId }: TenantTransaction, from?: Temporal.PlainDate) {
  return db
    .select({
      receivedOn: informationRequest.receivedOn,
      dueOn: informationRequest.dueOn,
      overran: informationRequest.overran,
      state: informationRequest.state,
      endedOn: informationRequest.endedOn,
      channel: informationRequest.channel,
      delivery: informationRequest.delivery,
      grounds: informationRequest.grounds,
      rating: informationRequest.rating,
      ratedOn: informationRequest.ratedOn,
    })
    .from(informationRequest)
    .where(
      and(
        eq(informationRequest.organizationId, organizationId),
        from && gte(informationRequest.receivedOn, from.toString()),
      ),
    )
    .orderBy(asc(informationRequest.receivedOn))
}
