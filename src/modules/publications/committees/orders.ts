import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { publication } from '../schema.ts'
import type { Committee, Order } from './committee.ts'

/** More than a list is read through; the newest are those that are looked for. */
const mostOrders = 100

/** The orders that may appoint the members of a committee: approved or published, and not named yet. */
export async function ordersFor(
  { db, organizationId }: TenantTransaction,
  { appointments }: Pick<Committee, 'appointments'>,
): Promise<Order[]> {
  const rows = await db
    .select({
      publicationId: publication.publicationId,
      kind: publication.kind,
      title: publication.title,
      titleEn: publication.titleEn,
      state: publication.state,
      datedOn: publication.datedOn,
      number: publication.number,
      year: publication.numberYear,
      edition: publication.edition,
    })
    .from(publication)
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.kind, 'order'),
        inArray(publication.state, ['approved', 'published']),
        isNull(publication.replacedBy),
      ),
    )
    .orderBy(desc(publication.datedOn), desc(publication.publicationId))
    .limit(mostOrders)
  const named = new Set(appointments.map(({ order }) => order.publicationId))
  return rows
    .filter(({ publicationId }) => !named.has(publicationId))
    .map(({ number, year, edition, datedOn, ...order }) => ({
      ...order,
      datedOn: Temporal.PlainDate.from(datedOn),
      registered: number === null ? null : { number, year: year!, edition },
    }))
}
