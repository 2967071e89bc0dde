import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { publicActor, type AccountActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import {
  directoryAt,
  endorsersOf,
  type DirectoryRule,
  type KeyAct,
  type KeyEvent,
} from '../protocol/directory-events.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { integrityKeyProposal } from '../schema.ts'
import { directoryNow, eventText, keyEvents, readEvent, recordEvent } from './events.ts'

export interface Proposal {
  readonly proposalId: string
  readonly event: KeyEvent
  readonly proposedAt: Temporal.Instant
}

export interface ProposedChange {
  readonly act: Exclude<KeyAct, 'genesis'>
  readonly entry: DirectoryEntry
  /** Of a recovery key: those who hold its shares, in the form whose hash is the id of the entry. */
  readonly guardianship?: string | undefined
  readonly at: Temporal.Instant
}

/** Why a change cannot even be asked for: the directory has not begun, or the entry does not fit the act. */
export type NotProposed = 'not-begun' | 'known'

/**
 * Asks the recipients to sign a change of the directory. Nothing changes by it: the program cannot change who
 * receives, only those can who receive already.
 */
export async function proposeChange(
  tx: TenantTransaction,
  actor: AccountActor,
  { act, entry, guardianship, at }: ProposedChange,
): Promise<{ readonly proposalId: string } | NotProposed> {
  const directory = await directoryNow(tx, at)
  if (!directory.ok || directory.head === '') return 'not-begun'
  const event: KeyEvent = {
    v: 1,
    type: 'integrity-key',
    act,
    entries: [entry],
    prev: directory.head,
    endorsements: [],
  }
  // Only the signatures may be missing.
  if ((await brokenRule(tx, event, at)) !== 'endorsed') return 'known'
  const proposalId = uuidv7()
  await tx.db.insert(integrityKeyProposal).values({
    organizationId: tx.organizationId,
    proposalId,
    event: eventText(event),
    proposedBy: actor.accountId,
    proposedAt: at,
    state: 'open',
  })
  await append(tx, {
    kind: 'integrity-reports.key-proposed',
    subject: proposalId,
    actor,
    at,
    payload: { event: eventText(event), ...(guardianship === undefined ? {} : { guardianship }) },
  })
  return { proposalId }
}

/** `waiting`: kept, and more signatures are needed. `refused`: it signs nothing that is asked for. */
export type Endorsed = 'waiting' | 'done' | 'refused'

/**
 * Adds a recipient's signature to a proposal; with enough of them the change is made. Who signs is known by the key
 * alone.
 */
export async function endorseProposal(
  tx: TenantTransaction,
  { proposalId, by, sig }: { readonly proposalId: string; readonly by: string; readonly sig: string },
  at: Temporal.Instant,
): Promise<Endorsed> {
  const proposal = await openProposal(tx, proposalId)
  if (!proposal) return 'refused'
  const { event } = proposal
  const others = event.endorsements.filter((endorsement) => endorsement.by !== by)
  const signed: KeyEvent = { ...event, endorsements: [...others, { by, sig }] }
  const directory = await directoryNow(tx, at)
  if (!directory.ok || !endorsersOf(directory.keys, signed).includes(by)) return 'refused'
  await append(tx, {
    kind: 'integrity-reports.key-endorsed',
    subject: proposalId,
    actor: publicActor,
    at,
    payload: { by, sig },
  })
  if ((await brokenRule(tx, signed, at)) === 'endorsed') {
    await setProposal(tx, proposalId, { event: eventText(signed) })
    return 'waiting'
  }
  if (await recordEvent(tx, publicActor, { event: signed, at })) return 'refused'
  await setProposal(tx, proposalId, { event: eventText(signed), state: 'done' })
  // They name an event before theirs that is no longer the last, so that no signature makes them whole.
  await tx.db
    .update(integrityKeyProposal)
    .set({ state: 'overtaken' })
    .where(
      and(eq(integrityKeyProposal.organizationId, tx.organizationId), eq(integrityKeyProposal.state, 'open')),
    )
  return 'done'
}

/** Takes a proposal back that still waits. */
export async function withdrawProposal(
  tx: TenantTransaction,
  actor: Actor,
  { proposalId, at }: { readonly proposalId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (!(await openProposal(tx, proposalId))) return false
  await setProposal(tx, proposalId, { state: 'withdrawn' })
  await append(tx, {
    kind: 'integrity-reports.key-proposal-withdrawn',
    subject: proposalId,
    actor,
    at,
    payload: {},
  })
  return true
}

export async function openProposals({ db, organizationId }: TenantTransaction): Promise<Proposal[]> {
  const rows = await db
    .select()
    .from(integrityKeyProposal)
    .where(
      and(eq(integrityKeyProposal.organizationId, organizationId), eq(integrityKeyProposal.state, 'open')),
    )
    .orderBy(integrityKeyProposal.proposalId)
  return rows.map(({ proposalId, event, proposedAt }) => ({
    proposalId,
    event: readEvent(event),
    proposedAt,
  }))
}

/** Held until the transaction ends, so that two signatures that come at once are both kept. */
async function openProposal(
  { db, organizationId }: TenantTransaction,
  proposalId: string,
): Promise<{ readonly event: KeyEvent } | undefined> {
  const [row] = await db
    .select()
    .from(integrityKeyProposal)
    .where(
      and(
        eq(integrityKeyProposal.organizationId, organizationId),
        eq(integrityKeyProposal.proposalId, proposalId),
        eq(integrityKeyProposal.state, 'open'),
      ),
    )
    .for('update')
  return row && { event: readEvent(row.event) }
}

async function setProposal(
  { db, organizationId }: TenantTransaction,
  proposalId: string,
  values: Partial<Pick<typeof integrityKeyProposal.$inferInsert, 'event' | 'state'>>,
): Promise<void> {
  await db
    .update(integrityKeyProposal)
    .set(values)
    .where(
      and(
        eq(integrityKeyProposal.organizationId, organizationId),
        eq(integrityKeyProposal.proposalId, proposalId),
      ),
    )
}

/** The rule that the event would break if it were added now. */
async function brokenRule(
  tx: TenantTransaction,
  event: KeyEvent,
  at: Temporal.Instant,
): Promise<DirectoryRule | undefined> {
  const all = [...(await keyEvents(tx)), { event, at: at.epochMilliseconds }]
  const directory = directoryAt(tx.organizationId, all, at.epochMilliseconds)
  return directory.ok ? undefined : directory.rule
}
