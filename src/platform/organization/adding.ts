import { eq } from 'drizzle-orm'
import type { Holiday } from '../calendar/holidays.ts'
import type { TenantTransaction } from '../database/tenant.ts'
import { raiseRevision } from './revision.ts'
import { holiday, organization } from './schema.ts'

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

/** Adds the organisation whose transaction this is. */
export async function addOrganization(
  { db, organizationId }: TenantTransaction,
  { host, type, ...names }: NewOrganization,
): Promise<void> {
  await db
    .insert(organization)
    .values({ organizationId, host: host?.toLowerCase() ?? null, kind: type, ...names })
}

/** Replaces the days on which the organisation's office is closed. */
export async function replaceHolidays(tx: TenantTransaction, holidays: readonly Holiday[]): Promise<void> {
  const { db, organizationId } = tx
  await db.delete(holiday).where(eq(holiday.organizationId, organizationId))
  await db.insert(holiday).values(holidays.map((day) => ({ organizationId, ...day })))
  await raiseRevision(tx)
}
