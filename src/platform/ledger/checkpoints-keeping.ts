import type { Database } from '../database/connection.ts'
import { inOrganization } from '../database/tenant.ts'
import { askForCosignatures } from './asking-witnesses.ts'
import { makeCheckpoint } from './checkpoints.ts'
import type { LedgerKeys } from './keys.ts'
import type { AskedWitness } from './witness-asking.ts'

export interface KeepingOptions {
  readonly database: Database
  readonly keys: LedgerKeys
  readonly witnesses: readonly AskedWitness[]
  readonly clock: () => Temporal.Instant
  readonly log: (message: string) => void
  /** How long after one round the next begins; with the patience for witnesses it stays within a minute. */
  readonly everyMs?: number
}

/** Signs the logs that have grown and asks the witnesses, again and again; see {@link keepCheckpoints}. */
export interface CheckpointKeeper {
  /** A round now, for whoever does not want to wait for the next. */
  round(): Promise<void>
  close(): Promise<void>
}

/**
 * Keeps the checkpoints of all organisations new: an entry is signed for within a minute. What goes wrong
 * with one organisation or witness is told and tried again, and holds up no other.
 */
export function keepCheckpoints({ everyMs = 20_000, ...options }: KeepingOptions): CheckpointKeeper {
  /** The size up to which everything is signed and cosigned, by organisation. */
  const settled = new Map<string, number>()
  let running: Promise<void> | undefined
  let next: NodeJS.Timeout | undefined
  let isClosed = false
  const round = (): Promise<void> => {
    running ??= keepOnce(options, settled).finally(() => {
      running = undefined
    })
    return running
  }
  const later = (): void => {
    if (isClosed) return
    next = setTimeout(() => void round().then(later), everyMs)
    next.unref()
  }
  void round().then(later)
  return {
    round,
    async close() {
      isClosed = true
      clearTimeout(next)
      await running
    },
  }
}

async function keepOnce(
  options: Omit<KeepingOptions, 'everyMs'>,
  settled: Map<string, number>,
): Promise<void> {
  const { database, log } = options
  try {
    const { rows } = await database.serving.query<{ id: string; size: string }>(
      'select organization_id as id, size from ledger_head',
    )
    const grown = rows.filter(({ id, size }) => settled.get(id) !== Number(size))
    const asking = []
    for (const { id } of grown) {
      const size = await sign(options, id)
      if (size !== undefined)
        asking.push(cosign(options, id).then((isWhole) => isWhole && settled.set(id, size)))
    }
    await Promise.all(asking)
  } catch (error) {
    log(`checkpoints not made: ${(error as Error).message}`)
  }
}

/** The size that was signed for; undefined where it could not be. */
async function sign({ database, keys, clock, log }: KeepingOptions, id: string): Promise<number | undefined> {
  try {
    const at = clock()
    const { size } = await inOrganization(database.serving, id, (tx) => makeCheckpoint(tx, keys, at))
    return size
  } catch (error) {
    log(`no checkpoint for ${id}: ${(error as Error).message}`)
    return undefined
  }
}

/** Whether every witness has cosigned. */
async function cosign({ database, witnesses, log }: KeepingOptions, id: string): Promise<boolean> {
  try {
    const refused = await askForCosignatures(database, id, witnesses)
    for (const { witness, reason } of refused) log(`${witness} did not cosign for ${id}: ${reason}`)
    return refused.length === 0
  } catch (error) {
    log(`witnesses not asked for ${id}: ${(error as Error).message}`)
    return false
  }
}
