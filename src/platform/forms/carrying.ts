import { and, eq, lt } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { carriedForm } from './schema.ts'

/** Long enough to sign in again the next morning. */
const kept = Temporal.Duration.from({ hours: 24 })

/** The hidden field with which a carried form says which one it is, so that it is dropped once it was taken. */
export const carriedField = '_carried'

export interface CarriedForm {
  readonly address: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

/**
 * Keeps what somebody sent whose session had ended, for the account that the session belonged to.
 * Returns the id under which {@link takeCarriedForm} finds it.
 */
export async function carryForm(
  { db, organizationId }: TenantTransaction,
  { accountId, at, ...form }: CarriedForm & { accountId: string; at: Temporal.Instant },
): Promise<string> {
  const carriedFormId = uuidv7()
  await db.insert(carriedForm).values({ organizationId, carriedFormId, accountId, at, ...form })
  return carriedFormId
}

/** What was carried for this account; undefined for another one's, and once it is gone. */
export async function findCarriedForm(
  { db, organizationId }: TenantTransaction,
  { carriedFormId, accountId, at }: { carriedFormId: string; accountId: string; at: Temporal.Instant },
): Promise<CarriedForm | undefined> {
  const [found] = await db
    .select()
    .from(carriedForm)
    .where(
      and(
        eq(carriedForm.organizationId, organizationId),
        eq(carriedForm.carriedFormId, carriedFormId),
        eq(carriedForm.accountId, accountId),
      ),
    )
  if (!found || Temporal.Instant.compare(found.at.add(kept), at) < 0) return undefined
  return { address: found.address, fields: found.fields }
}

/** Forgets it, because it was sent or thrown away. */
export async function dropCarriedForm(
  { db, organizationId }: TenantTransaction,
  { carriedFormId, accountId }: { carriedFormId: string; accountId: string },
): Promise<void> {
  await db
    .delete(carriedForm)
    .where(
      and(
        eq(carriedForm.organizationId, organizationId),
        eq(carriedForm.carriedFormId, carriedFormId),
        eq(carriedForm.accountId, accountId),
      ),
    )
}

/** Forgets what nobody came back for. */
export async function forgetCarriedForms(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .delete(carriedForm)
    .where(and(eq(carriedForm.organizationId, organizationId), lt(carriedForm.at, at.subtract(kept))))
}
