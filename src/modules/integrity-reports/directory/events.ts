import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { parseEntry } from '../../../platform/ledger/entry.ts'
import { openingOf } from '../../../platform/ledger/opening.ts'
import { ledgerEntry } from '../../../platform/ledger/schema.ts'
import { receiptOf, type ReceiptSigning } from '../../../platform/ledger/receipts.ts'
import { readCanonical, writeCanonical } from '../protocol/canonical-json.ts'
import {
  directoryAt,
  isKeyEvent,
  keyEventHash,
  type Directory,
  type KeyEvent,
  type TimedEvent,
} from '../protocol/directory-events.ts'
import { integrityKeyEvent } from '../schema.ts'

/** An event with all that proves it, as it is served. */
export interface ProvenEvent {
  readonly payload: string
  readonly salt: string
  readonly proof: string
}

/** An event as the pages of the open site show it. */
export interface RecordedEvent extends TimedEvent {
  readonly ledgerIndex: number
}

/** All events of the directory, the oldest first, each with the time that the ledger gives it. */
export async function keyEvents({ db, organizationId }: TenantTransaction): Promise<RecordedEvent[]> {
  const rows = await db
    .select({
      event: integrityKeyEvent.event,
      ledgerIndex: integrityKeyEvent.ledgerIndex,
      entry: ledgerEntry.entry,
    })
    .from(integrityKeyEvent)
    .innerJoin(
      ledgerEntry,
      and(
        eq(ledgerEntry.organizationId, integrityKeyEvent.organizationId),
        eq(ledgerEntry.index, integrityKeyEvent.ledgerIndex),
      ),
    )
    .where(eq(integrityKeyEvent.organizationId, organizationId))
    .orderBy(asc(integrityKeyEvent.position))
  return rows.map(({ event, ledgerIndex, entry }) => {
    const recorded = parseEntry(entry)
    if (!recorded) throw new Error(`entry ${ledgerIndex} of the ledger cannot be read`)
    return { event: readEvent(event), ledgerIndex, at: Date.parse(recorded.time) }
  })
}

/** The directory at a moment, by the same rules that every client enforces. */
export async function directoryNow(tx: TenantTransaction, now: Temporal.Instant): Promise<Directory> {
  return directoryAt(tx.organizationId, await keyEvents(tx), now.epochMilliseconds)
}

/** Undefined for text that is no event in canonical form. */
export function parseEvent(text: string): KeyEvent | undefined {
  const value = readCanonical(Buffer.from(text))
  return value !== undefined && isKeyEvent(value) ? (value as KeyEvent) : undefined
}

export function eventText(event: KeyEvent): string {
  return Buffer.from(writeCanonical(event)).toString('utf8')
}

/** Of a text that this program has written. */
export function readEvent(text: string): KeyEvent {
  const event = parseEvent(text)
  if (!event) throw new Error('a stored event of the directory cannot be read')
  return event
}

/**
 * Adds an event to the directory and the ledger. Refuses, as every client would, what breaks a rule, such as an
 * event that another one has overtaken.
 */
export async function recordEvent(
  tx: TenantTransaction,
  actor: Actor,
  { event, at }: { readonly event: KeyEvent; readonly at: Temporal.Instant },
): Promise<Exclude<Directory, { ok: true }>['rule'] | undefined> {
  const before = await keyEvents(tx)
  const all = [...before, { event, at: at.epochMilliseconds }]
  const directory = directoryAt(tx.organizationId, all, at.epochMilliseconds)
  if (!directory.ok) return directory.rule
  const { index } = await append(tx, {
    kind: 'integrity-reports.key',
    subject: keyEventHash(event),
    actor,
    at,
    payload: { event: eventText(event) },
  })
  await tx.db.insert(integrityKeyEvent).values({
    organizationId: tx.organizationId,
    position: before.length,
    event: eventText(event),
    ledgerIndex: index,
  })
  return undefined
}

/** All events with their proofs, for a client that believes nothing else. */
export async function provenEvents(tx: TenantTransaction, ledger: ReceiptSigning): Promise<ProvenEvent[]> {
  const proven: ProvenEvent[] = []
  for (const { ledgerIndex } of await keyEvents(tx)) {
    const opening = await openingOf(tx, ledgerIndex)
    const proof = await receiptOf(tx, ledgerIndex, ledger)
    if (!opening || proof === undefined) throw new Error(`entry ${ledgerIndex} of the ledger is not there`)
    proven.push({ payload: opening.payload, salt: opening.salt.toString('base64url'), proof })
  }
  return proven
}
