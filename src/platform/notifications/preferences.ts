import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { contactPreference } from './schema.ts'

/** By which ways outside the program somebody wants to be told. */
export interface ContactPreference {
  readonly byMail: boolean
  readonly lineUserId: string | null
}

/** What LINE calls a user of its messaging interface. */
export const lineUserIdPattern = /^U[0-9a-f]{32}$/

/** What an account has chosen; mail where it has chosen nothing yet. */
export async function contactPreferenceOf(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<ContactPreference> {
  const [chosen] = await db
    .select({ byMail: contactPreference.byMail, lineUserId: contactPreference.lineUserId })
    .from(contactPreference)
    .where(
      and(eq(contactPreference.organizationId, organizationId), eq(contactPreference.accountId, accountId)),
    )
  return chosen ?? { byMail: true, lineUserId: null }
}

export async function chooseContact(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  chosen: ContactPreference,
): Promise<void> {
  await db
    .insert(contactPreference)
    .values({ organizationId, accountId, ...chosen })
    .onConflictDoUpdate({
      target: [contactPreference.organizationId, contactPreference.accountId],
      set: { ...chosen },
    })
}
