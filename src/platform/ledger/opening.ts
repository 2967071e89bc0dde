import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { ledgerPayload } from './schema.ts'

/**
 * What an entry commits to, and the salt with which everybody can see that it does. Only for entries whose content is
 * meant for everybody. Undefined where it was erased or there is no such entry.
 */
export async function openingOf(
  { db, organizationId }: TenantTransaction,
  index: number,
): Promise<{ readonly payload: string; readonly salt: Buffer } | undefined> {
  const [row] = await db
    .select({ payload: ledgerPayload.payload, salt: ledgerPayload.salt })
    .from(ledgerPayload)
    .where(and(eq(ledgerPayload.organizationId, organizationId), eq(ledgerPayload.index, index)))
  return row?.payload && row.salt ? { payload: row.payload, salt: row.salt } : undefined
}
