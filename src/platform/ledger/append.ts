import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { revisionChannel } from '../organization/revision.ts'
import { canonicalJson } from './canonical-json.ts'
import { commitmentOf, entryBytes, entryMinute, entryTime, saltBytes } from './entry.ts'
import { holdHead } from './head.ts'
import type { LedgerKind } from './kind.ts'
import { leafHash } from './merkle.ts'

export interface LedgerAct {
  readonly kind: LedgerKind
  /** The public id of what the act is about: a UUID or another short text. It is shown to everybody. */
  readonly subject: string
  readonly actor: Actor
  readonly at: Temporal.Instant
  /** What exactly was done. It stays beside the log, can be erased, and is only committed to in public. */
  readonly payload: Readonly<Record<string, unknown>>
}

const recorded = new WeakMap<TenantTransaction, LedgerKind[]>()

/** The kinds of what this transaction has appended so far. */
export function recordedIn(tx: TenantTransaction): readonly LedgerKind[] {
  return recorded.get(tx) ?? []
}

/**
 * Appends an act to the ledger of the organisation, in the transaction of the change it records: both are
 * kept or neither. Everybody else who appends waits until that transaction ends, which is why the
 * sequence has no gaps; so append last. A time before the newest entry's becomes that one's. Refuses an
 * entry over 65,535 bytes.
 */
export async function append(tx: TenantTransaction, act: LedgerAct): Promise<{ index: number }> {
  return appendAll(tx, [act], act.at)
}

/**
 * As {@link append}, for what was done to many things at once: an entry for each, in their order and of one minute, in
 * one statement. Returns the index of the first; of at least one act.
 */
export async function appendAll(
  tx: TenantTransaction,
  acts: readonly Omit<LedgerAct, 'at'>[],
  at: Temporal.Instant,
): Promise<{ index: number }> {
  const prepared = acts.map(prepare)
  const minute = entryMinute(at)
  const index =
    (await write(tx, prepared, minute)) ??
    // Rare: a clock was set back. Nobody moves the head on between these two: its row is held.
    (await write(tx, prepared, (await holdHead(tx)).at))
  if (index === undefined) throw new Error('the head of the ledger moved while it was held')
  recorded.set(tx, [...recordedIn(tx), ...acts.map(({ kind }) => kind)])
  return { index }
}

interface Prepared extends Omit<LedgerAct, 'at'> {
  readonly text: string
  readonly salt: Buffer
}

function prepare(act: Omit<LedgerAct, 'at'>): Prepared {
  return {
    ...act,
    text: canonicalJson({ account: act.actor.accountId, details: act.payload }),
    salt: randomBytes(saltBytes),
  }
}

/**
 * One trip for all of it, because the lock on the head is held meanwhile. Writes nothing, and says so,
 * where the newest entry is of a later minute.
 */
async function write(
  { db, organizationId }: TenantTransaction,
  acts: readonly Prepared[],
  at: Temporal.Instant,
): Promise<number | undefined> {
  const entries = acts.map(({ kind, subject, actor, text, salt }) =>
    Buffer.from(
      entryBytes({
        v: 1,
        kind,
        subject,
        time: entryTime(at),
        role: actor.role,
        ...(actor.isActing ? { acting: true } : {}),
        commitment: commitmentOf(salt, text),
      }),
    ),
  )
  const column = <Value>(values: readonly Value[]) => sql.param(values)
  const { rows } = await db.execute<{ index: string }>(sql`
    with act as (
      select * from unnest(
        ${column(entries)}::bytea[], ${column(entries.map((entry) => Buffer.from(leafHash(entry))))}::bytea[],
        ${column(acts.map(({ kind }) => kind))}::text[], ${column(acts.map(({ subject }) => subject))}::text[],
        ${column(acts.map(({ text }) => text))}::text[], ${column(acts.map(({ salt }) => salt))}::bytea[],
        ${column(acts.map(({ actor }) => actor.accountId))}::uuid[]
      ) with ordinality as act (entry, leaf_hash, kind, subject, payload, salt, account_id, place)
    ), head as (
      update ledger_head set size = size + ${acts.length}, at = ${at.toString()}
      where organization_id = ${organizationId} and at <= ${at.toString()}
      returning size - ${acts.length} as first
    ), entry as (
      insert into ledger_entry (organization_id, index, entry, leaf_hash, kind, subject, at)
      select ${organizationId}::uuid, first + place - 1, entry, leaf_hash, kind, subject,
        ${at.toString()}::timestamptz from head, act
    ), payload as (
      insert into ledger_payload (organization_id, index, payload, salt, account_id)
      select ${organizationId}::uuid, first + place - 1, payload, salt, account_id from head, act
    )
    select first as index, pg_notify(${revisionChannel}, ${organizationId}) from head`)
  return rows[0] && Number(rows[0].index)
}
