import { eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { ledgerHead } from './schema.ts'

type Head = Pick<typeof ledgerHead.$inferSelect, 'size' | 'at'>

/** How long the log is, and the minute of its newest entry. Refuses an organisation that has no ledger. */
export async function readHead({ db, organizationId }: TenantTransaction): Promise<Head> {
  const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.organizationId, organizationId))
  return whole(head)
}

/** As {@link readHead}, and nobody else appends until the transaction ends. */
export async function holdHead({ db, organizationId }: TenantTransaction): Promise<Head> {
  const [head] = await db
    .select()
    .from(ledgerHead)
    .where(eq(ledgerHead.organizationId, organizationId))
    .for('update')
  return whole(head)
}

function whole(head: Head | undefined): Head {
  if (!head) throw new Error('this organisation has no ledger')
  return head
}
