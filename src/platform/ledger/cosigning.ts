import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append } from './append.ts'
import type { LedgerKeys } from './keys.ts'
import { emptyRoot } from './merkle.ts'
import { ledgerWitnessed } from './schema.ts'
import { keyTypes, parseVerifierKey, type VerifierKey } from './signed-note-key.ts'
import { parseWitnessRequest, witnessCheckpoint, type WitnessAnswer, type WitnessedLog } from './witness.ts'

export interface WitnessedChoice {
  readonly origin: string
  /** The vkeys that may sign for that log. */
  readonly vkeys: readonly string[]
  readonly at: Temporal.Instant
}

/** Begins to witness the log of somebody else, or gives one that is witnessed its new keys. */
export async function witnessLog(
  tx: TenantTransaction,
  actor: Actor,
  { origin, vkeys, at }: WitnessedChoice,
): Promise<{ ok: true } | { ok: false; reason: 'not-a-key' }> {
  const keys = logKeys(vkeys)
  if (vkeys.length === 0 || keys.length < vkeys.length || keys.some(({ name }) => name !== origin)) {
    return { ok: false, reason: 'not-a-key' }
  }
  const { db, organizationId } = tx
  const root = Buffer.from(emptyRoot)
  await db
    .insert(ledgerWitnessed)
    .values({ organizationId, origin, vkeys: vkeys.join('\n'), size: 0, root, at })
    .onConflictDoUpdate({
      target: [ledgerWitnessed.organizationId, ledgerWitnessed.origin],
      set: { vkeys: vkeys.join('\n') },
    })
  await append(tx, {
    kind: 'ledger.log-witnessed',
    subject: organizationId,
    actor,
    at,
    payload: { origin, vkeys },
  })
  return { ok: true }
}

/**
 * Answers a log that asks for a cosignature (C2SP tlog-witness, add-checkpoint). What is remembered of that
 * log is locked until the transaction ends, so that two requests at once cannot roll it back.
 */
export async function cosignCheckpoint(
  tx: TenantTransaction,
  body: string,
  { keys, at }: { keys: LedgerKeys; at: Temporal.Instant },
): Promise<Pick<WitnessAnswer, 'status' | 'type' | 'body'>> {
  const request = parseWitnessRequest(body)
  if (!request) return { status: 400, type: 'text/plain; charset=utf-8', body: '' }
  const { db, organizationId } = tx
  const isTheOne = and(
    eq(ledgerWitnessed.organizationId, organizationId),
    eq(ledgerWitnessed.origin, request.checkpoint.origin),
  )
  const [row] = await db.select().from(ledgerWitnessed).where(isTheOne).for('update')
  const log: WitnessedLog | undefined = row && { ...row, keys: logKeys(row.vkeys.split('\n')) }
  const key = await keys.signing(tx, 'witness', at)
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  const answer = witnessCheckpoint(log, request, { key, seconds })
  if (answer.status === 200) {
    const { size, root } = answer.checkpoint
    await db
      .update(ledgerWitnessed)
      .set({ size, root: Buffer.from(root), at })
      .where(isTheOne)
  }
  return answer
}

function logKeys(vkeys: readonly string[]): VerifierKey[] {
  return vkeys.map(parseVerifierKey).filter((key) => key?.type === keyTypes.log) as VerifierKey[]
}
