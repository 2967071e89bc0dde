import { and, eq, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { readCall, readProvenCall, type Call } from '../exchange/call.ts'
import type { DoorHead } from '../exchange/heads.ts'
import type { CanonicalObject, Canonical } from '../protocol/canonical-json.ts'
import { isDoorProof, isFreshChallenge } from '../protocol/server-verification.ts'
import { integrityDoor } from '../schema.ts'
import { bytesOf } from './keeping.ts'

export interface Knock<Head> {
  readonly head: Head
  readonly payload: Uint8Array
  /** The report behind the door; nothing where there is no such door, or the proof is not its key's. */
  readonly reportId: Uint8Array | undefined
}

interface Request {
  readonly serverKey: Uint8Array
  readonly path: string
  readonly now: Temporal.Instant
  readonly bytes: Uint8Array
}

/**
 * Reads a call that came through a door. Undefined for what has not the form of one. A door that does not exist,
 * another's key and an old challenge are the same to whoever asks, and take equally long: a stranger's key is
 * verified where there is none.
 */
export async function knock<Head extends DoorHead | (CanonicalObject & { readonly door: string })>(
  tx: TenantTransaction,
  isHead: (value: Canonical) => boolean,
  { serverKey, path, now, bytes }: Request,
): Promise<Knock<Head> | undefined> {
  const proven = readProvenCall(bytes)
  const call: Call | undefined = proven && readCall(proven.call)
  if (!proven || !call || !isHead(call.head)) return undefined
  const head = call.head as Head
  const door = await findDoor(tx, bytesOf(head.door))
  const isProven = isDoorProof(
    door?.publicKey,
    { challenge: proven.challenge, path, body: proven.call },
    proven.signature,
  )
  const isFresh = isFreshChallenge(serverKey, proven.challenge, {
    now: new Date(now.epochMilliseconds),
    use: 'door',
  })
  return { head, payload: call.payload, reportId: isProven && isFresh ? door?.reportId : undefined }
}

async function findDoor({ db, organizationId }: TenantTransaction, doorId: Uint8Array) {
  const [door] = await db
    .select()
    .from(integrityDoor)
    .where(and(eq(integrityDoor.organizationId, organizationId), eq(integrityDoor.doorId, doorId)))
  return door
}

/** Closes doors of a report for good; how many there were. */
export async function closeDoors(
  { db, organizationId }: TenantTransaction,
  reportId: Uint8Array,
  doorIds: readonly Uint8Array[],
): Promise<number> {
  const closed = await db
    .delete(integrityDoor)
    .where(
      and(
        eq(integrityDoor.organizationId, organizationId),
        eq(integrityDoor.reportId, reportId),
        inArray(integrityDoor.doorId, [...doorIds]),
      ),
    )
    .returning({ doorId: integrityDoor.doorId })
  return closed.length
}
