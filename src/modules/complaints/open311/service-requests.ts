import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { division } from '../../../platform/identity/schema.ts'
import type { Category } from '../categories.ts'
import { dueToday } from '../clock/timing.ts'
import { stateNames } from '../fact-names.ts'
import { complaint, complaintVillage } from '../schema.ts'
import { villageName } from '../villages.ts'

/** The limits of the standard: a span of 90 days, and so many requests. */
export const mostDays = 90
const mostRequests = 1_000

/**
 * What GeoReport does not carry: told in confidence, and through other hands, it would put whoever tells it at risk. Its
 * place is the other door.
 */
export const notCarried = 'bribery'

export interface RequestsAsked {
  /** These override all else. */
  readonly numbers?: readonly { readonly number: number; readonly year: number }[] | undefined
  readonly categories?: readonly string[] | undefined
  readonly from?: Temporal.PlainDate
  readonly to?: Temporal.PlainDate
  readonly status?: 'open' | 'closed' | undefined
}

/** The complaints that are asked for, with what everybody may know of them; the newest first. */
async function found({ db, organizationId }: TenantTransaction, asked: RequestsAsked) {
  const { registerNumber, registerYear, category, receivedOn, endedOn } = complaint
  const { numbers, categories, from, to, status } = asked
  const ofNumbers = numbers?.map(({ number, year }) =>
    and(eq(registerNumber, number), eq(registerYear, year)),
  )
  const condition: SQL | undefined = ofNumbers
    ? or(...ofNumbers)
    : and(
        from && gte(receivedOn, from.toString()),
        to && lte(receivedOn, to.toString()),
        categories && inArray(category, [...categories]),
        status && (status === 'open' ? isNull(endedOn) : isNotNull(endedOn)),
      )
  return db
    .select({
      registerNumber,
      registerYear,
      category,
      state: complaint.state,
      receivedOn,
      dueOn: complaint.dueOn,
      waitingSince: complaint.waitingSince,
      endedOn,
      summary: complaint.summary,
      villageNumber: complaintVillage.number,
      villageName: complaintVillage.name,
      villageNameEn: complaintVillage.nameEn,
      divisionName: division.name,
    })
    .from(complaint)
    .leftJoin(
      complaintVillage,
      and(
        eq(complaintVillage.organizationId, organizationId),
        eq(complaintVillage.villageId, complaint.villageId),
      ),
    )
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, complaint.divisionId)),
    )
    .where(and(eq(complaint.organizationId, organizationId), ne(category, notCarried), condition))
    .orderBy(desc(complaint.complaintId))
    .limit(mostRequests)
}

type Found = Awaited<ReturnType<typeof found>>[number]

/** The number of a complaint in the register, as the requests of GeoReport are called: `12-2569`. */
export function requestId({ registerNumber, registerYear }: Pick<Found, 'registerNumber' | 'registerYear'>) {
  return `${registerNumber}-${registerYear}`
}

/** Reads such a number; undefined for what is none. */
export function readRequestId(text: string): { number: number; year: number } | undefined {
  const [, number, year] = /^(\d{1,7})-(\d{4})$/.exec(text.trim()) ?? []
  return number === undefined ? undefined : { number: Number(number), year: Number(year) }
}

/**
 * Complaints as requests of GeoReport. The words of whoever told it, where exactly it is and his photos are not his
 * neighbours' business: the description is what an officer wrote for everybody, and the village stands only beside one,
 * when somebody has thought of what the two tell together.
 */
export async function serviceRequests(
  tx: TenantTransaction,
  asked: RequestsAsked,
  { categories, today }: { readonly categories: readonly Category[]; readonly today: Temporal.PlainDate },
) {
  return (await found(tx, asked)).map((one) => ({
    service_request_id: requestId(one),
    status: one.endedOn === null ? 'open' : 'closed',
    status_notes: stateNames.th[one.state],
    service_name: categories.find(({ category }) => category === one.category)?.name ?? one.category,
    service_code: one.category,
    description: one.summary,
    agency_responsible: one.divisionName,
    service_notice: null,
    requested_datetime: `${one.receivedOn}T00:00:00+07:00`,
    updated_datetime: `${one.endedOn ?? one.receivedOn}T00:00:00+07:00`,
    expected_datetime: `${dueToday(one, today).toString()}T23:59:59+07:00`,
    address: one.summary === null || one.villageNumber === null ? null : villageOf(one, one.villageNumber),
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }))
}

function villageOf({ villageName: name, villageNameEn: nameEn }: Found, number: number): string {
  return villageName({ number, name: name ?? '', nameEn: nameEn ?? '' }, 'th')
}
