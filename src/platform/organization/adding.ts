import type { TenantTransaction } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
import { entryMinute } from '../ledger/entry.ts'
import { ledgerHead } from '../ledger/schema.ts'
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

/** Adds the organisation whose transaction this is, and begins its ledger. Refuses a host that another one has. */
export async function addOrganization(
  tx: TenantTransaction,
  { host, type, ...names }: NewOrganization,
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .insert(organization)
    .values({ organizationId, host: host?.toLowerCase() ?? null, kind: type, ...names })
  await db.insert(ledgerHead).values({ organizationId, size: 0, at: entryMinute(at) })
  // Programs that run already hear of it so.
  await append(tx, {
    kind: 'organization.added',
    subject: organizationId,
    actor: systemActor,
    at,
    payload: { ...names, type },
  })
}
