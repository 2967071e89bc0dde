import { and, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import { defineJob, type Job } from '../jobs/job.ts'
import type { Channel, OutgoingMessage, Sent } from './channel.ts'
import { notification, outgoingMessage } from './schema.ts'

const input = z.object({ messageId: z.uuid() })
type Input = z.output<typeof input>

/** How long the record of what was sent to whom is kept, and what somebody was told in his inbox. */
const keptDays = 365

/** A job of its own for each channel, so that one that fails delays no other. */
export function deliveryJob(channel: Channel): Job<Input> {
  return defineJob({
    name: `deliver-${channel.name}`,
    input,
    retries: 8,
    async handle({ input: { messageId }, at, isLastAttempt, transaction }) {
      const message = await transaction((tx) => queuedMessage(tx, messageId))
      // It went out the time before, and only the end was lost.
      if (!message) return
      const sent = await channel.send(message)
      await transaction((tx) => conclude(tx, { messageId, sent, isLastAttempt, at }))
      if (!sent.ok && sent.try === 'later' && !isLastAttempt)
        throw new Error(`${channel.name}: ${sent.trouble}`)
    },
  })
}

async function queuedMessage(
  { db, organizationId }: TenantTransaction,
  messageId: string,
): Promise<OutgoingMessage | undefined> {
  const [found] = await db
    .select()
    .from(outgoingMessage)
    .where(
      and(
        eq(outgoingMessage.organizationId, organizationId),
        eq(outgoingMessage.messageId, messageId),
        eq(outgoingMessage.state, 'queued'),
      ),
    )
  if (!found || found.body === null) return undefined
  return { messageId, recipient: found.recipient, subject: found.subject ?? '', body: found.body }
}

async function conclude(
  { db, organizationId }: TenantTransaction,
  {
    messageId,
    sent,
    isLastAttempt,
    at,
  }: { messageId: string; sent: Sent; isLastAttempt: boolean; at: Temporal.Instant },
): Promise<void> {
  const isOver = sent.ok || sent.try === 'never' || isLastAttempt
  await db
    .update(outgoingMessage)
    .set({
      attempts: sql`${outgoingMessage.attempts} + 1`,
      trouble: sent.ok ? null : sent.trouble,
      ...(isOver
        ? // A link that sets a password is no longer needed here, and must not be found here.
          {
            state: sent.ok ? ('sent' as const) : ('given-up' as const),
            subject: null,
            body: null,
            endedAt: at,
          }
        : {}),
    })
    .where(and(eq(outgoingMessage.organizationId, organizationId), eq(outgoingMessage.messageId, messageId)))
}

/** Every try is over by then: a message that still waits has lost its job, as by a restore. */
const lostAfterHours = 48

/** Gives up what nothing will send any more, and forgets after a year what was told and sent to whom. */
export async function forgetMessages(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .update(outgoingMessage)
    .set({ state: 'given-up', trouble: 'lost', subject: null, body: null, endedAt: at })
    .where(
      and(
        eq(outgoingMessage.organizationId, organizationId),
        eq(outgoingMessage.state, 'queued'),
        lt(outgoingMessage.createdAt, at.subtract({ hours: lostAfterHours })),
      ),
    )
  const longAgo = at.subtract({ hours: 24 * keptDays })
  await db
    .delete(outgoingMessage)
    .where(and(eq(outgoingMessage.organizationId, organizationId), lt(outgoingMessage.createdAt, longAgo)))
  await db
    .delete(notification)
    .where(and(eq(notification.organizationId, organizationId), lt(notification.at, longAgo)))
}
