import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { ServiceForm } from '../forms/form.ts'
import { service, serviceForm } from '../schema.ts'

const columns = {
  serviceId: service.serviceId,
  serviceKey: service.serviceKey,
  manualKey: service.manualKey,
  divisionId: service.divisionId,
  name: service.name,
  nameEn: service.nameEn,
  about: service.about,
  aboutEn: service.aboutEn,
  ownDays: service.ownDays,
  feeSatang: service.feeSatang,
  appeal: service.appeal,
  appealEn: service.appealEn,
  state: service.state,
  openedOn: service.openedOn,
  draftRevision: service.draftRevision,
  version: service.version,
}

export type Service = Omit<typeof service.$inferSelect, 'organizationId' | 'draftForm'>
export type DraftService = Omit<typeof service.$inferSelect, 'organizationId'>

/** All services, also those that are drafts or closed, by their Thai names. */
export async function listServices({ db, organizationId }: TenantTransaction): Promise<Service[]> {
  return db
    .select(columns)
    .from(service)
    .where(eq(service.organizationId, organizationId))
    .orderBy(asc(service.name), asc(service.serviceId))
}

type Asked = { readonly serviceId: string } | { readonly key: string }

/** A service by its id or by the key in its address, with its form as it is being built. */
export async function findService(
  { db, organizationId }: TenantTransaction,
  asked: Asked,
): Promise<DraftService | undefined> {
  const isAsked = 'key' in asked ? eq(service.serviceKey, asked.key) : eq(service.serviceId, asked.serviceId)
  const [found] = await db
    .select({ ...columns, draftForm: service.draftForm })
    .from(service)
    .where(and(eq(service.organizationId, organizationId), isAsked))
  return found
}

/** A published version of a form, as it was frozen; undefined where there is none of this number. */
export async function formOf(
  { db, organizationId }: TenantTransaction,
  serviceId: string,
  version: number,
): Promise<ServiceForm | undefined> {
  const [found] = await db
    .select({ content: serviceForm.content })
    .from(serviceForm)
    .where(
      and(
        eq(serviceForm.organizationId, organizationId),
        eq(serviceForm.serviceId, serviceId),
        eq(serviceForm.version, version),
      ),
    )
  return found?.content
}
