import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { standardTimeOf } from '../../manuals/module.ts'
import { formOf, type Service } from '../catalogue/reading-services.ts'
import type { Field } from '../forms/form.ts'
import { promisedDays } from '../handling/standard-time.ts'
import { serviceRequest } from '../schema.ts'
import { documentsOf } from './documents.ts'

/** What is told of a service before it is asked for. */
export interface ServiceLook {
  readonly service: Service
  /** Working days; undefined where none are promised. */
  readonly days: number | undefined
  readonly documents: readonly Field[]
  /** Its standing manual, without the language's prefix. */
  readonly manual: string | undefined
  /** How long it took lately; undefined where too few ended to tell of nobody. */
  readonly lately: { readonly days: number; readonly many: number } | undefined
}

/** As many as are looked back at, and as few as tell of nobody. */
const lookedBack = 30
const fewest = 5

export async function lookOf(tx: TenantTransaction, service: Service): Promise<ServiceLook> {
  const { serviceId, version, manualKey } = service
  const form = await formOf(tx, serviceId, version)
  const standard = manualKey === null ? undefined : await standardTimeOf(tx, manualKey)
  return {
    service,
    days: await promisedDays(tx, service),
    documents: form ? documentsOf(form) : [],
    manual: standard?.address,
    lately: await latelyOf(tx, serviceId),
  }
}

/** The middle of the days that the last requests took from their receipt to the decision. */
async function latelyOf(
  { db, organizationId }: TenantTransaction,
  serviceId: string,
): Promise<ServiceLook['lately']> {
  const rows = await db
    .select({ receivedOn: serviceRequest.receivedOn, endedOn: serviceRequest.endedOn })
    .from(serviceRequest)
    .where(
      and(
        eq(serviceRequest.organizationId, organizationId),
        eq(serviceRequest.serviceId, serviceId),
        eq(serviceRequest.state, 'approved'),
        isNotNull(serviceRequest.endedOn),
      ),
    )
    .orderBy(desc(serviceRequest.endedOn))
    .limit(lookedBack)
  if (rows.length < fewest) return undefined
  const days = rows
    .map(({ receivedOn, endedOn }) => Temporal.PlainDate.from(receivedOn).until(endedOn!).days)
    .toSorted((a, b) => a - b)
  return { days: days[Math.floor((days.length - 1) / 2)]!, many: rows.length }
}
