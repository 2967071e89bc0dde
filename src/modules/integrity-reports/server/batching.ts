import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { append } from '../../../platform/ledger/append.ts'
import { b64 } from '../protocol/binding.ts'
import { boxHash, decoyKeybox } from '../protocol/keybox.ts'
import { integrityBatch, integrityKeybox, integrityPending } from '../schema.ts'
import { removeLooseParts } from './blob-parts.ts'

const boxesADay = 4
const itemsADay = 16
const tagLength = 16
const commitmentLength = 32

/**
 * Every day as many keyboxes into the pool and as many items into the ledger, whether something was reported or not.
 * What does not fit waits; where more than three days' worth waits, the day's number is doubled until it does not.
 */
export const dailyBatch = defineJob({
  name: 'integrity-reports-batch',
  input: z.object({}),
  schedule: '0 4 * * *',
  async handle({ transaction, at }) {
    // Made before: sealing to strangers takes a while, and nobody is to wait for the ledger meanwhile.
    const decoys = await Promise.all(Array.from({ length: boxesADay }, () => decoyKeybox()))
    await transaction((tx) => batchDay(tx, decoys, at))
    await transaction((tx) => removeLooseParts(tx, at))
  },
})

async function batchDay(
  tx: TenantTransaction,
  decoys: readonly Uint8Array[],
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  const day = todayInBangkok(at).toString()
  // Done twice it does no more than once; and nobody else is to batch this day meanwhile.
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`integrity-batch ${organizationId}`}))`)
  const [done] = await db
    .select()
    .from(integrityBatch)
    .where(and(eq(integrityBatch.organizationId, organizationId), eq(integrityBatch.batchDay, day)))
  if (done) return
  const boxes = await poolOf(tx, day, decoys)
  const items = await itemsOf(tx)
  const { index } = await append(tx, {
    kind: 'integrity-reports.batch',
    subject: `integrity-batch ${day}`,
    actor: systemActor,
    at,
    payload: { v: 1, type: 'integrity-batch', day, boxes, items },
  })
  await db.insert(integrityBatch).values({ organizationId, batchDay: day, ledgerIndex: index })
}

/** The hashes of the day's keyboxes, real and decoys alike, in an order that tells nothing. */
async function poolOf(
  { db, organizationId }: TenantTransaction,
  day: string,
  decoys: readonly Uint8Array[],
): Promise<string[]> {
  const waiting = await db
    .select({ hash: integrityKeybox.keyboxHash })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), isNull(integrityKeybox.poolDay)))
    .orderBy(sql`random()`)
  const capacity = grown(boxesADay, waiting.length)
  const taken = waiting.slice(0, capacity).map(({ hash }) => hash)
  if (taken.length > 0) {
    await db
      .update(integrityKeybox)
      .set({ poolDay: day })
      .where(
        and(eq(integrityKeybox.organizationId, organizationId), inArray(integrityKeybox.keyboxHash, taken)),
      )
  }
  const fillers = decoys.slice(0, Math.max(0, boxesADay - taken.length))
  if (fillers.length > 0) {
    await db.insert(integrityKeybox).values(
      fillers.map((content) => ({
        organizationId,
        keyboxHash: Buffer.from(boxHash(content), 'base64url'),
        content,
        poolDay: day,
      })),
    )
  }
  return [...taken.map(b64), ...fillers.map(boxHash)].toSorted()
}

/** What the ledger holds of the messages that wait, among random items. */
async function itemsOf({ db, organizationId }: TenantTransaction): Promise<string[]> {
  const waiting = await db
    .select()
    .from(integrityPending)
    .where(eq(integrityPending.organizationId, organizationId))
    .orderBy(sql`random()`)
  const taken = waiting.slice(0, grown(itemsADay, waiting.length))
  if (taken.length > 0) {
    await db.delete(integrityPending).where(
      and(
        eq(integrityPending.organizationId, organizationId),
        inArray(
          integrityPending.tag,
          taken.map(({ tag }) => tag),
        ),
      ),
    )
  }
  const fillers = Array.from({ length: Math.max(0, itemsADay - taken.length) }, () =>
    b64(randomBytes(tagLength + commitmentLength)),
  )
  return [...taken.map(({ tag, commitment }) => b64(Buffer.concat([tag, commitment]))), ...fillers].toSorted()
}

/** A day's number, doubled until no more than three days' worth waits. */
function grown(capacity: number, waiting: number): number {
  return waiting <= 3 * capacity ? capacity : grown(2 * capacity, waiting)
}
