import { and, eq, max } from 'drizzle-orm'
import type { Database } from '../database/connection.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { StartError } from '../start-error.ts'
import { latestCheckpoint } from './checkpoints.ts'
import { consistencyPath } from './merkle.ts'
import { ledgerCosignature } from './schema.ts'
import { keyTypes, parseVerifierKey } from './signed-note-key.ts'
import { treeAt } from './tree-reading.ts'
import { askWitness, type AskedWitness, type WitnessReply } from './witness-asking.ts'

/**
 * Reads the setting that names the witnesses: `vkey url`, one a line or parted by commas. Refuses what is
 * not one with a {@link StartError}.
 */
export function readWitnesses(setting = ''): AskedWitness[] {
  const parts = setting.split(/[\n,]/).map((part) => part.trim())
  return parts.filter(Boolean).map((part) => {
    const [vkey = '', url = ''] = part.split(/\s+/)
    const key = parseVerifierKey(vkey)
    if (key?.type === keyTypes.witness && /^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      return { url, key }
    throw new StartError('witness-setting', {
      th: `ค่าตั้งพยาน “${part}” ไม่ถูกต้อง เขียนเป็น กุญแจของพยาน (vkey) เว้นวรรค แล้วตามด้วยที่อยู่เว็บ`,
      en: `The witness "${part}" is not set right. Write its key (vkey), a space, and its web address.`,
    })
  })
}

/** A witness that did not cosign, and why. */
export interface Refused {
  readonly witness: string
  readonly reason: Extract<WitnessReply, { ok: false }>['reason']
}

/**
 * Asks those witnesses that have not yet cosigned the newest checkpoint of an organisation, all at once, and
 * keeps what they sign; answers those that did not. Holds no transaction while it waits for them.
 */
export async function askForCosignatures(
  { serving }: Database,
  organizationId: string,
  witnesses: readonly AskedWitness[],
): Promise<Refused[]> {
  const read = <T>(work: (tx: TenantTransaction) => Promise<T>) =>
    inOrganization(serving, organizationId, work, 'read only')
  const checkpoint = await read(latestCheckpoint)
  if (!checkpoint) return []
  const { note, size } = checkpoint
  const pathFrom = (from: number) => read((tx) => consistencyPath(from, size, treeAt(tx, size)))
  const asked = witnesses.map(async (witness): Promise<Refused[]> => {
    const { name } = witness.key
    const oldSize = await read((tx) => cosignedSize(tx, name))
    if (oldSize === size) return []
    const reply = await askWitness(witness, { note, size, oldSize, pathFrom })
    if (!reply.ok) return [{ witness: name, reason: reply.reason }]
    const at = Temporal.Instant.fromEpochMilliseconds(reply.seconds * 1000)
    const row = { organizationId, size, witness: name, line: reply.line, at }
    await inOrganization(serving, organizationId, ({ db }) =>
      db.insert(ledgerCosignature).values(row).onConflictDoNothing(),
    )
    return []
  })
  return (await Promise.all(asked)).flat()
}

/** The newest size that a witness has cosigned; 0 for none. */
async function cosignedSize({ db, organizationId }: TenantTransaction, witness: string): Promise<number> {
  const { size } = ledgerCosignature
  const [row] = await db
    .select({ size: max(size) })
    .from(ledgerCosignature)
    .where(and(eq(ledgerCosignature.organizationId, organizationId), eq(ledgerCosignature.witness, witness)))
  return row?.size ?? 0
}
