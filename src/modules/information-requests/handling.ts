import { and, eq } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { keepFile } from '../../platform/files/keeping.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { answerPurpose } from './answer-files.ts'
import type { GroundCode, Outcome } from './request-facts.ts'
import { informationRequest } from './schema.ts'
import { recordStep } from './step.ts'

type Done<Reason extends string> = { readonly ok: true } | { readonly ok: false; readonly reason: Reason }

/** Gives an open request to a division, whose people find it among their work. */
export async function assignRequest(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    divisionId,
    at,
  }: { readonly requestId: string; readonly divisionId: string; readonly at: Temporal.Instant },
): Promise<Done<'ended' | 'same'>> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  if (held.divisionId === divisionId) return { ok: false, reason: 'same' }
  await update(tx, requestId, { divisionId })
  await recordStep(tx, actor, { requestId, kind: 'assigned', divisionId, at })
  const payload = { divisionId }
  await append(tx, { kind: 'information-requests.assigned', subject: requestId, actor, at, payload })
  return { ok: true }
}

/**
 * Gives an open request another last day, after the one it has, and tells the requester why. Where the time was over
 * already, the request stays late: he was to be told before (Cabinet resolution of 28 December B.E. 2547).
 */
export async function extendRequest(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    dueOn,
    reason,
    at,
  }: {
    readonly requestId: string
    readonly dueOn: Temporal.PlainDate
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<Done<'ended' | 'not-later'>> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  const [from, to] = [held.dueOn, dueOn.toString()]
  if (to <= from) return { ok: false, reason: 'not-later' }
  const overran = held.overran || todayInBangkok(at).toString() > from
  await update(tx, requestId, { dueOn: to, overran })
  await recordStep(tx, actor, { requestId, kind: 'extended', dueOn: to, words: reason, at })
  const payload = { from, to, overran }
  await append(tx, { kind: 'information-requests.extended', subject: requestId, actor, at, payload })
  return { ok: true }
}

export interface Ending {
  readonly requestId: string
  readonly outcome: Outcome
  /** What the requester is told; of a withdrawal, what he said, if anything. */
  readonly answer: string | null
  /** By which paragraphs something is kept back; none where nothing is. */
  readonly grounds?: readonly GroundCode[]
  /** The agency that holds what was asked for. */
  readonly passedTo?: string
  readonly files?: readonly StagedFile[]
  readonly at: Temporal.Instant
}

const endings: Readonly<Record<Outcome, LedgerKind>> = {
  granted: 'information-requests.answered',
  'not-held': 'information-requests.answered',
  'partly-granted': 'information-requests.refused',
  refused: 'information-requests.refused',
  'passed-on': 'information-requests.passed-on',
  withdrawn: 'information-requests.withdrawn',
}

/**
 * Ends an open request: once, whoever comes second is told that it has ended. A refusal, whole or in part, needs its
 * grounds, as section 15 demands. The ledger gets the grounds and how many files there were, no word of the answer.
 */
export async function endRequest(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, outcome, answer, grounds = [], passedTo, files = [], at }: Ending,
): Promise<Done<'ended'>> {
  if (!(await holdOpen(tx, requestId))) return { ok: false, reason: 'ended' }
  await update(tx, requestId, {
    state: outcome,
    endedOn: todayInBangkok(at).toString(),
    answer,
    grounds: [...grounds],
    passedTo: passedTo ?? null,
  })
  await recordStep(tx, actor, { requestId, kind: outcome, at })
  for (const staged of files) {
    // As long as the texts of the request, with which they are erased.
    const kept = { staged, purpose: answerPurpose, subject: requestId, isPublic: false, keepUntil: null, at }
    await keepFile(tx, actor, kept)
  }
  const payload = { outcome, grounds, files: files.length }
  await append(tx, { kind: endings[outcome], subject: requestId, actor, at, payload })
  return { ok: true }
}

/** Whoever else changes the request waits until this transaction ends. Undefined where it is not open, or not ours. */
async function holdOpen({ db, organizationId }: TenantTransaction, requestId: string) {
  const [held] = await db
    .select({
      state: informationRequest.state,
      divisionId: informationRequest.divisionId,
      dueOn: informationRequest.dueOn,
      overran: informationRequest.overran,
    })
    .from(informationRequest)
    .where(
      and(eq(informationRequest.organizationId, organizationId), eq(informationRequest.requestId, requestId)),
    )
    .for('update')
  return held?.state === 'open' ? held : undefined
}

async function update(
  { db, organizationId }: TenantTransaction,
  requestId: string,
  values: Partial<typeof informationRequest.$inferInsert>,
): Promise<void> {
  await db
    .update(informationRequest)
    .set(values)
    .where(
      and(eq(informationRequest.organizationId, organizationId), eq(informationRequest.requestId, requestId)),
    )
}
