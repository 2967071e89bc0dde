import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { serviceBooking, serviceRequest } from '../schema.ts'

export type Done<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason }

export type Held = NonNullable<Awaited<ReturnType<typeof holdRequest>>>

/** Whoever else changes the request waits until this transaction ends. Undefined where it is not ours. */
export async function holdRequest({ db, organizationId }: TenantTransaction, requestId: string) {
  const [held] = await db
    .select({
      requestId: serviceRequest.requestId,
      serviceId: serviceRequest.serviceId,
      state: serviceRequest.state,
      receivedOn: serviceRequest.receivedOn,
      completeOn: serviceRequest.completeOn,
      dueOn: serviceRequest.dueOn,
      overran: serviceRequest.overran,
      divisionId: serviceRequest.divisionId,
      assigneeId: serviceRequest.assigneeId,
      wasAsked: serviceRequest.wasAsked,
      bringBy: serviceRequest.bringBy,
      feeSatang: serviceRequest.feeSatang,
      feePaidOn: serviceRequest.feePaidOn,
      erasedAt: serviceRequest.erasedAt,
    })
    .from(serviceRequest)
    .where(and(eq(serviceRequest.organizationId, organizationId), eq(serviceRequest.requestId, requestId)))
    .for('update')
  return held
}

/** As {@link holdRequest}; undefined too where the request has ended. */
export async function holdOpen(tx: TenantTransaction, requestId: string): Promise<Held | undefined> {
  const held = await holdRequest(tx, requestId)
  return held?.state === 'open' || held?.state === 'incomplete' ? held : undefined
}

/** Changes a request that is held. */
export async function changeRequest(
  { db, organizationId }: TenantTransaction,
  requestId: string,
  values: Partial<typeof serviceRequest.$inferInsert>,
): Promise<void> {
  await db
    .update(serviceRequest)
    .set(values)
    .where(and(eq(serviceRequest.organizationId, organizationId), eq(serviceRequest.requestId, requestId)))
}

/** Lets others book what a request that comes to nothing had booked. */
export async function freeBookings(
  { db, organizationId }: TenantTransaction,
  requestId: string,
): Promise<void> {
  await db
    .delete(serviceBooking)
    .where(and(eq(serviceBooking.organizationId, organizationId), eq(serviceBooking.requestId, requestId)))
}
