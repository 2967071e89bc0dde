import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { append } from '../../../platform/ledger/append.ts'
import { removeOldOfflineFiles } from '../offline/keeping-files.ts'
import { b64 } from '../protocol/binding.ts'
import { boxHash, decoyKeybox } from '../protocol/keybox.ts'
import { boxesADay, itemsADay, newBatch, type PendingItem } from '../protocol/ledger-batch.ts'
import { integrityBatch, integrityKeybox, integrityPending } from '../schema.ts'
import { removeLooseParts } from './blob-parts.ts'

/**
 * Every day as many keyboxes into the pool and as many items into the ledger, whether something was reported or not.
 * What does not fit waits; where more than three days' worth waits, the day is doubled until it does not.
 */
export const dailyBatch = defineJob({
  name: 'integrity-reports-batch',
  input: z.object({}),
  schedule: '0 4 * * *',
  async handle({ transaction, at }) {
    const { doublings, boxes } = await transaction(waitingNow)
    // Made before: sealing to strangers takes a while, and nobody is to wait for the ledger meanwhile. What waits only
    // grows until then, so that no more are needed; in a flood none is.
    const places = Math.max(0, boxesADay * 2 ** doublings - boxes)
    const decoys = await Promise.all(Array.from({ length: places }, () => decoyKeybox()))
    await transaction((tx) => batchDay(tx, { doublings, decoys, at }))
    await transaction((tx) => removeLooseParts(tx, at))
    await transaction((tx) => removeOldOfflineFiles(tx, at))
  },
})

/** How many keyboxes wait, and how often the day is doubled for all that waits. */
async function waitingNow({
  db,
  organizationId,
}: TenantTransaction): Promise<{ doublings: number; boxes: number }> {
  const [boxes] = await db
    .select({ waiting: count() })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), isNull(integrityKeybox.poolDay)))
  const [items] = await db
    .select({ waiting: count() })
    .from(integrityPending)
    .where(eq(integrityPending.organizationId, organizationId))
  const days = Math.max((boxes?.waiting ?? 0) / boxesADay, (items?.waiting ?? 0) / itemsADay)
  return { doublings: Math.max(0, Math.ceil(Math.log2(days / 3))), boxes: boxes?.waiting ?? 0 }
}

interface Day {
  readonly doublings: number
  /** As many as the day had places for when they were made, beside what waited. */
  readonly decoys: readonly Uint8Array[]
  readonly at: Temporal.Instant
}

async function batchDay(tx: TenantTransaction, { doublings, decoys, at }: Day): Promise<void> {
  const { db, organizationId } = tx
  const day = todayInBangkok(at).toString()
  // Done twice it does no more than once; and nobody else is to batch this day meanwhile.
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`integrity-batch ${organizationId}`}))`)
  const [done] = await db
    .select()
    .from(integrityBatch)
    .where(and(eq(integrityBatch.organizationId, organizationId), eq(integrityBatch.batchDay, day)))
  if (done) return
  const boxes = await poolOf(tx, { day, places: boxesADay * 2 ** doublings, decoys })
  const items = await itemsOf(tx, itemsADay * 2 ** doublings)
  const { index } = await append(tx, {
    kind: 'integrity-reports.batch',
    subject: `integrity-batch ${day}`,
    actor: systemActor,
    at,
    payload: newBatch(day, { boxes, items }, doublings),
  })
  await db.insert(integrityBatch).values({ organizationId, batchDay: day, ledgerIndex: index })
}

/** The hashes of the day's keyboxes: those that wait, by chance, and decoys in the places that are left. */
async function poolOf(
  { db, organizationId }: TenantTransaction,
  { day, places, decoys }: { day: string; places: number; decoys: readonly Uint8Array[] },
): Promise<string[]> {
  const waiting = await db
    .select({ hash: integrityKeybox.keyboxHash })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), isNull(integrityKeybox.poolDay)))
    .orderBy(sql`random()`)
    .limit(places)
  const taken = waiting.map(({ hash }) => hash)
  if (taken.length > 0) {
    await db
      .update(integrityKeybox)
      .set({ poolDay: day })
      .where(
        and(eq(integrityKeybox.organizationId, organizationId), inArray(integrityKeybox.keyboxHash, taken)),
      )
  }
  const fillers = decoys.slice(0, places - taken.length)
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
  return [...taken.map(b64), ...fillers.map(boxHash)]
}

/** What the ledger is to hold of messages that wait; they wait no more. */
async function itemsOf({ db, organizationId }: TenantTransaction, places: number): Promise<PendingItem[]> {
  const waiting = await db
    .select({ tag: integrityPending.tag, commitment: integrityPending.commitment })
    .from(integrityPending)
    .where(eq(integrityPending.organizationId, organizationId))
    .orderBy(sql`random()`)
    .limit(places)
  if (waiting.length > 0) {
    await db.delete(integrityPending).where(
      and(
        eq(integrityPending.organizationId, organizationId),
        inArray(
          integrityPending.tag,
          waiting.map(({ tag }) => tag),
        ),
      ),
    )
  }
  return waiting
}
