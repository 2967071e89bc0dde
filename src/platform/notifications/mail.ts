import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { outgoingMail } from './schema.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Why it is sent, such as `password-reset`; for the record of what was sent to whom. */
  readonly purpose: string
  readonly at: Temporal.Instant
}

/**
 * Puts a mail into the queue, in the transaction of what it tells of: neither goes without the other.
 * Returns its id.
 */
export async function queueMail(
  { db, organizationId }: TenantTransaction,
  { to, subject, text, purpose, at }: Mail,
): Promise<string> {
  const mailId = uuidv7()
  await db.insert(outgoingMail).values({
    organizationId,
    mailId,
    purpose,
    recipient: to,
    subject,
    body: text,
    state: 'queued',
    createdAt: at,
  })
  return mailId
}
