import { and, asc, eq, gte } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { serviceRequest } from './schema.ts'

/** The request that a tracking code opens. */
export async function requestOfCode(
  { db, organizationId }: TenantTransaction,
  codeHash: Buffer,
): Promise<string | undefined> {
  const [found] = await db
    .select({ requestId: serviceRequest.requestId })
    .from(serviceRequest)
    .where(and(eq(serviceRequest.organizationId, organizationId), eq(serviceRequest.codeHash, codeHash)))
  return found?.requestId
}

export type RequestFacts = Awaited<ReturnType<typeof factsSince>>[number]

/** What the statistics are counted from, nothing of a person: of all requests received from a day on. */
export function factsSince({ db, organizationId }: TenantTransaction, from?: Temporal.PlainDate) {
  return db
    .select({
      serviceId: serviceRequest.serviceId,
      receivedOn: serviceRequest.receivedOn,
      dueOn: serviceRequest.dueOn,
      overran: serviceRequest.overran,
      state: serviceRequest.state,
      endedOn: serviceRequest.endedOn,
    })
    .from(serviceRequest)
    .where(
      and(
        eq(serviceRequest.organizationId, organizationId),
        from && gte(serviceRequest.receivedOn, from.toString()),
      ),
    )
    .orderBy(asc(serviceRequest.receivedOn))
}
