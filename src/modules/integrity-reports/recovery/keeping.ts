import { and, desc, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { publicActor, type AccountActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { LedgerKind } from '../../../platform/ledger/kind.ts'
import { directoryNow, recordEvent } from '../directory/events.ts'
import { readCanonical, writeCanonical } from '../protocol/canonical-json.ts'
import type { KeyEvent, KnownKey } from '../protocol/directory-events.ts'
import { noticeMs, readGuardianship, type Guardianship, type RecoveryKey } from '../protocol/recovery-key.ts'
import { integrityGuardianship, integrityRecoveryRequest } from '../schema.ts'
import { isStepBy } from './signing-steps.ts'

/** A request as it stands. */
export type RecoveryRequest = Omit<typeof integrityRecoveryRequest.$inferSelect, 'organizationId' | 'askedBy'>

/** A recovery key of the directory with those who hold its shares. */
export interface GuardedKey {
  readonly key: KnownKey
  readonly guardianship: Guardianship
}

export function guardianshipText(guardianship: Guardianship): string {
  return Buffer.from(writeCanonical(guardianship)).toString('utf8')
}

/** Keeps who holds the shares of a proposed recovery key, to be shown to those who sign and to reporters. */
export async function keepGuardianship(
  { db, organizationId }: TenantTransaction,
  { entry, guardianship }: RecoveryKey,
): Promise<void> {
  const values = { organizationId, recoveryId: entry.id, guardianship: guardianshipText(guardianship) }
  await db.insert(integrityGuardianship).values(values).onConflictDoNothing()
}

/** All of them, also of keys that were never added. */
export async function guardianships({ db, organizationId }: TenantTransaction): Promise<string[]> {
  const rows = await db
    .select({ guardianship: integrityGuardianship.guardianship })
    .from(integrityGuardianship)
    .where(eq(integrityGuardianship.organizationId, organizationId))
    .orderBy(integrityGuardianship.recoveryId)
  return rows.map(({ guardianship }) => guardianship)
}

/** The recovery keys of the directory, ended ones too, the newest last. */
async function guardedKeys(tx: TenantTransaction, now: Temporal.Instant): Promise<GuardedKey[]> {
  const directory = await directoryNow(tx, now)
  if (!directory.ok) return []
  const texts = (await guardianships(tx)).flatMap((text) => readCanonical(Buffer.from(text)) ?? [])
  return directory.keys.flatMap((key) => {
    const guardianship = texts.map((text) => readGuardianship(text, key.entry)).find((one) => one)
    return guardianship ? { key, guardianship } : []
  })
}

/** What the pages of the open site show of recovery. */
export interface KnownRecovery {
  readonly now: Temporal.Instant
  readonly keys: readonly GuardedKey[]
  readonly requests: readonly RecoveryRequest[]
}

export async function knownRecovery(tx: TenantTransaction, now: Temporal.Instant): Promise<KnownRecovery> {
  return { now, keys: await guardedKeys(tx, now), requests: await recoveryRequests(tx) }
}

/** One in force, or one that waits to be: a second one would leave reporters to choose between them. */
export async function hasRecoveryKey(tx: TenantTransaction, now: Temporal.Instant): Promise<boolean> {
  const keys = await guardedKeys(tx, now)
  return keys.some(({ key: { state } }) => state === 'active' || state === 'waiting')
}

/** The newest first. */
export async function recoveryRequests({
  db,
  organizationId,
}: TenantTransaction): Promise<RecoveryRequest[]> {
  return db
    .select({
      requestId: integrityRecoveryRequest.requestId,
      recoveryId: integrityRecoveryRequest.recoveryId,
      lost: integrityRecoveryRequest.lost,
      reason: integrityRecoveryRequest.reason,
      askedAt: integrityRecoveryRequest.askedAt,
      ledgerIndex: integrityRecoveryRequest.ledgerIndex,
      state: integrityRecoveryRequest.state,
      stoppedBy: integrityRecoveryRequest.stoppedBy,
    })
    .from(integrityRecoveryRequest)
    .where(eq(integrityRecoveryRequest.organizationId, organizationId))
    .orderBy(desc(integrityRecoveryRequest.requestId))
}

/** From when on the shares may be combined. */
export function opensAt({ askedAt }: Pick<RecoveryRequest, 'askedAt'>): Temporal.Instant {
  return askedAt.add({ milliseconds: noticeMs })
}

/** `no-key`: there is no recovery key in force. `open`: another request is not finished yet. */
export type NotAsked = 'no-key' | 'unknown' | 'open'

/**
 * Asks the guardians, in public. Nothing opens by it: for seven days every recipient may stop it, and then k guardians
 * still have to want it.
 */
export async function askRecovery(
  tx: TenantTransaction,
  actor: AccountActor,
  { lost, reason, at }: { readonly lost: string; readonly reason: string; readonly at: Temporal.Instant },
): Promise<{ readonly requestId: string } | NotAsked> {
  const directory = await directoryNow(tx, at)
  const key = (await guardedKeys(tx, at)).findLast(({ key: { state } }) => state === 'active')?.key
  if (!directory.ok || !key) return 'no-key'
  if (!directory.keys.some(({ entry }) => entry.id === lost && mayLose(entry.role))) return 'unknown'
  const open = await openRequest(tx)
  if (open?.recoveryId === key.entry.id) return 'open'
  // Its recovery key was ended some other way, so that nothing can come of it any more.
  if (open) await setState(tx, open.requestId, { state: open.state === 'combined' ? 'done' : 'withdrawn' })
  const requestId = uuidv7()
  const recoveryId = key.entry.id
  const { index } = await append(tx, {
    kind: 'integrity-reports.recovery-asked',
    subject: requestId,
    actor,
    at,
    payload: { recovery: recoveryId, lost, reason },
  })
  await tx.db.insert(integrityRecoveryRequest).values({
    organizationId: tx.organizationId,
    requestId,
    recoveryId,
    lost,
    reason,
    askedBy: actor.accountId,
    askedAt: at,
    ledgerIndex: index,
    state: 'asked',
  })
  return { requestId }
}

/** Those who read reports. */
export function mayLose(role: string): boolean {
  return role === 'officer' || role === 'outside'
}

/** Takes a request back before anything was combined. */
export async function withdrawRecovery(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, at }: { readonly requestId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const request = await openRequest(tx, requestId)
  if (request?.state !== 'asked') return false
  await setState(tx, requestId, { state: 'withdrawn' })
  await note(tx, actor, { kind: 'integrity-reports.recovery-withdrawn', requestId, at, payload: {} })
  return true
}

/** Said with a key: which request, by whom, and the signature. */
export interface Said {
  readonly requestId: string
  readonly by: string
  readonly sig: string
}

/** A recipient in force stops a request, whatever the office wants. Who it is, is known by the key alone. */
export async function stopRecovery(
  tx: TenantTransaction,
  { requestId, by, sig }: Said,
  at: Temporal.Instant,
): Promise<'ok' | 'refused'> {
  const request = await openRequest(tx, requestId)
  const directory = await directoryNow(tx, at)
  if (request?.state !== 'asked' || !directory.ok) return 'refused'
  const key = directory.keys.find(({ entry, state }) => entry.id === by && state === 'active')
  if (!key || !mayLose(key.entry.role) || !isStepBy(key.entry, requestId, 'stop', sig)) return 'refused'
  await setState(tx, requestId, { state: 'stopped', stoppedBy: by })
  const payload = { by, sig }
  await note(tx, publicActor, { kind: 'integrity-reports.recovery-stopped', requestId, at, payload })
  return 'ok'
}

/** The recovery key shows by a signature that it was put together. Not before the seven days are over. */
export async function recordCombined(
  tx: TenantTransaction,
  { requestId, by, sig }: Said,
  at: Temporal.Instant,
): Promise<'ok' | 'refused'> {
  const request = await openRequest(tx, requestId)
  if (!request || by !== request.recoveryId || Temporal.Instant.compare(at, opensAt(request)) < 0) {
    return 'refused'
  }
  const guarded = (await guardedKeys(tx, at)).find(({ key: { entry } }) => entry.id === by)
  if (guarded?.key.state !== 'active' || !isStepBy(guarded.key.entry, requestId, 'combined', sig)) {
    return 'refused'
  }
  // Once more where the page that combines was opened again: each time is an entry.
  await setState(tx, requestId, { state: 'combined' })
  const payload = { by, sig }
  await note(tx, publicActor, { kind: 'integrity-reports.recovery-combined', requestId, at, payload })
  return 'ok'
}

/** The recovery key ends itself after it was used; `sig` endorses that event of the directory. */
export async function endRecovery(
  tx: TenantTransaction,
  { requestId, by, sig }: Said,
  at: Temporal.Instant,
): Promise<'ok' | 'refused'> {
  const request = await openRequest(tx, requestId)
  const directory = await directoryNow(tx, at)
  if (request?.state !== 'combined' || by !== request.recoveryId || !directory.ok) return 'refused'
  const key = directory.keys.find(({ entry }) => entry.id === by)
  if (!key) return 'refused'
  const event: KeyEvent = {
    v: 1,
    type: 'integrity-key',
    act: 'revoke',
    entries: [key.entry],
    prev: directory.head,
    endorsements: [{ by, sig }],
  }
  if (await recordEvent(tx, publicActor, { event, at })) return 'refused'
  await setState(tx, requestId, { state: 'done' })
  return 'ok'
}

/** The one that is not finished, held until the transaction ends. */
async function openRequest({ db, organizationId }: TenantTransaction, requestId?: string) {
  const [row] = await db
    .select()
    .from(integrityRecoveryRequest)
    .where(
      and(
        eq(integrityRecoveryRequest.organizationId, organizationId),
        inArray(integrityRecoveryRequest.state, ['asked', 'combined']),
        requestId === undefined ? undefined : eq(integrityRecoveryRequest.requestId, requestId),
      ),
    )
    .for('update')
  return row
}

async function setState(
  { db, organizationId }: TenantTransaction,
  requestId: string,
  values: Partial<Pick<typeof integrityRecoveryRequest.$inferInsert, 'state' | 'stoppedBy'>>,
): Promise<void> {
  await db
    .update(integrityRecoveryRequest)
    .set(values)
    .where(
      and(
        eq(integrityRecoveryRequest.organizationId, organizationId),
        eq(integrityRecoveryRequest.requestId, requestId),
      ),
    )
}

interface Noted {
  readonly kind: LedgerKind
  readonly requestId: string
  readonly at: Temporal.Instant
  readonly payload: Record<string, string>
}

async function note(
  tx: TenantTransaction,
  actor: Actor,
  { kind, requestId, at, payload }: Noted,
): Promise<void> {
  await append(tx, { kind, subject: requestId, actor, at, payload })
}
