import type { TenantTransaction } from '../database/tenant.ts'
import { raiseRevision } from './revision.ts'
import { organization } from './schema.ts'

export interface NewOrganization {
  /** The host name it answers to; left out for the one that answers everywhere else. */
  readonly host?: string | undefined
  readonly name: string
  readonly nameEn: string
  readonly shortName: string
  readonly shortNameEn: string
  readonly type: 'SAO' | 'municipality' | 'PAO'
  readonly district: string
  readonly districtEn: string
  readonly province: string
  readonly provinceEn: string
}

/** Adds the organisation whose transaction this is. Refuses a host that another one has. */
export async function addOrganization(
  tx: TenantTransaction,
  { host, type, ...names }: NewOrganization,
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .insert(organization)
    .values({ organizationId, host: host?.toLowerCase() ?? null, kind: type, ...names })
  // Programs that run already hear of it so.
  await raiseRevision(tx)
}
