import { and, desc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { outgoingMessage } from './schema.ts'

/** A message that was given up, and what is left of it. */
export interface Undelivered extends Pick<
  typeof outgoingMessage.$inferSelect,
  'messageId' | 'channel' | 'purpose' | 'trouble' | 'endedAt'
> {
  /** Enough to know a mistyped address again, not enough to know who was written to. */
  readonly recipient: string
}

const shown = 100

/** Messages that never reached whom they were for, the newest first. */
export async function undeliveredMessages({ db, organizationId }: TenantTransaction): Promise<Undelivered[]> {
  const { messageId, channel, purpose, trouble, endedAt, recipient, state } = outgoingMessage
  const rows = await db
    .select({ messageId, channel, purpose, trouble, endedAt, recipient })
    .from(outgoingMessage)
    .where(and(eq(outgoingMessage.organizationId, organizationId), eq(state, 'given-up')))
    .orderBy(desc(outgoingMessage.createdAt))
    .limit(shown)
  return rows.map((row) => ({ ...row, recipient: masked(row.recipient) }))
}

/** The first letter of an address and where it is: `s…@example.com`. */
export function masked(recipient: string): string {
  return recipient.replace(/^(.)[^@]*/u, '$1…')
}
