import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from '../database/connection.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { StartError } from '../start-error.ts'
import { holdHead } from './head.ts'
import { ledgerKey } from './schema.ts'
import {
  formatSigningKey,
  formatVerifierKey,
  keyTypes,
  makeSigningKey,
  parseSigningKey,
  type SigningKey,
} from './signed-note-key.ts'

/** What a key signs: checkpoints of the organisation's own log, or those of others that it witnesses. */
export type KeyUse = 'log' | 'witness'

/**
 * The secret keys of this installation's ledgers: one file for each organisation and use, in a folder that
 * only the server's user may read. The database knows the public halves, so that a file that was lost or
 * exchanged is noticed; a key is never replaced in silence.
 */
export class LedgerKeys {
  readonly #folder: string
  readonly #nameOf: (organizationId: string) => string

  /** `nameOf` gives a log its origin, which is also the name of its key; it counts when a key is made. */
  constructor(dataFolder: string, nameOf = (organizationId: string) => `prongsai/${organizationId}`) {
    this.#folder = join(dataFolder, 'keys')
    this.#nameOf = nameOf
  }

  /**
   * The key that signs for the organisation of the transaction; made where it never had one. Refuses a key
   * file that is lost, broken or not the one that signed before with a {@link StartError}.
   */
  async signing(tx: TenantTransaction, use: KeyUse, at: Temporal.Instant): Promise<SigningKey> {
    const file = this.#file(tx, use)
    const known = await newestKey(tx, use)
    const key = known && (await readKey(file))
    return known && isOf(key, known.vkey) ? key : this.#settle(tx, use, at)
  }

  /** Makes the first key, or puts a changed one into its place once it is committed; one at a time. */
  async #settle(tx: TenantTransaction, use: KeyUse, at: Temporal.Instant): Promise<SigningKey> {
    await holdHead(tx)
    const file = this.#file(tx, use)
    const [known, current] = [await newestKey(tx, use), await readKey(file)]
    if (!known) {
      const key = current ?? (await this.#make(tx, use, file))
      await recordKey(tx, { use, number: 0, key, at })
      return key
    }
    // Somebody else has ended it meanwhile.
    if (isOf(current, known.vkey)) return current
    const next = needed(file, await readKey(nextOf(file)), known.vkey)
    await rename(nextOf(file), file)
    return next
  }

  async #make(tx: TenantTransaction, use: KeyUse, file: string): Promise<SigningKey> {
    const key = this.#newKey(tx, use)
    await this.#write(nextOf(file), key)
    await rename(nextOf(file), file)
    return key
  }

  /**
   * Writes a new key beside the one in use and records it. It is the one in use as soon as the transaction
   * is committed, and never was where it is not.
   */
  async change(
    tx: TenantTransaction,
    use: KeyUse,
    at: Temporal.Instant,
  ): Promise<{ old: SigningKey; next: SigningKey }> {
    await holdHead(tx)
    // This also puts what an earlier change committed into its place, where nothing overwrites it.
    const old = await this.signing(tx, use, at)
    const known = (await newestKey(tx, use))!
    const next = this.#newKey(tx, use)
    await this.#write(nextOf(this.#file(tx, use)), next)
    await recordKey(tx, { use, number: known.number + 1, key: next, at })
    return { old, next }
  }

  #newKey({ organizationId }: TenantTransaction, use: KeyUse): SigningKey {
    const name = this.#nameOf(organizationId)
    return use === 'log'
      ? makeSigningKey(name)
      : makeSigningKey([name, 'witness'].join('/'), keyTypes.witness)
  }

  #file({ organizationId }: TenantTransaction, use: KeyUse): string {
    return join(this.#folder, `${use === 'log' ? 'ledger' : 'witness'}-${organizationId}.key`)
  }

  /** On the disk before anything is signed with it. What a change left that was never committed goes. */
  async #write(file: string, key: SigningKey): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    // Where the folder was there before.
    await chmod(this.#folder, 0o700)
    await rm(file, { force: true })
    await durably(file, 'wx', (handle) => handle.writeFile(`${formatSigningKey(key)}\n`))
    await durably(this.#folder, 'r', async () => {})
  }
}

/** The public halves of all keys of a use, oldest first: one vkey a line where they are published. */
export async function publicKeys({ db, organizationId }: TenantTransaction, use: KeyUse): Promise<string[]> {
  const rows = await db
    .select({ vkey: ledgerKey.vkey })
    .from(ledgerKey)
    .where(and(eq(ledgerKey.organizationId, organizationId), eq(ledgerKey.use, use)))
    .orderBy(asc(ledgerKey.number))
  return rows.map(({ vkey }) => vkey)
}

/** At the start: every ledger has its key, or the program does not start. */
export async function openLedgerKeys(
  { serving }: Database,
  keys: LedgerKeys,
  at: Temporal.Instant,
): Promise<void> {
  const { rows } = await serving.query<{ id: string }>('select organization_id as id from organization')
  for (const { id } of rows) await inOrganization(serving, id, (tx) => keys.signing(tx, 'log', at))
}

/** A key that is about to be the one in use. */
function nextOf(file: string): string {
  return `${file}.next`
}

async function readKey(file: string): Promise<SigningKey | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw unusable(file, error)
  })
  if (text === undefined) return undefined
  const key = parseSigningKey(text.trim())
  if (!key) throw unusable(file)
  return key
}

function isOf(key: SigningKey | undefined, vkey: string): key is SigningKey {
  return key !== undefined && formatVerifierKey(key) === vkey
}

function needed(file: string, key: SigningKey | undefined, vkey: string): SigningKey {
  if (isOf(key, vkey)) return key
  throw new StartError('ledger-key-missing', {
    th: `ไม่พบกุญแจที่ใช้ลงนามบันทึกของหน่วยงาน หรือไฟล์ ${file} เป็นกุญแจดอกอื่น นำไฟล์เดิมจากไฟล์สำรองกลับมาไว้ที่นี่ แล้วเริ่มใหม่ กุญแจที่ต้องใช้คือ ${vkey}`,
    en: `The key that signs the ledger is missing, or ${file} holds another one. Put the file back from a backup and start again. The key needed is ${vkey}`,
  })
}

function unusable(file: string, cause?: Error): StartError {
  return new StartError(
    'ledger-key-unreadable',
    {
      th: `อ่านกุญแจในไฟล์ ${file} ไม่ได้ ไฟล์อาจเสียหายหรือไม่มีสิทธิ์อ่าน อย่าลบไฟล์นี้ นำไฟล์เดิมจากไฟล์สำรองกลับมา หรือแก้สิทธิ์ของไฟล์ แล้วเริ่มใหม่`,
      en: `The key in ${file} cannot be read: the file is damaged, or this user may not read it. Do not delete it. Put the file back from a backup, or correct its permissions, and start again.`,
    },
    cause && { cause },
  )
}

async function newestKey(
  { db, organizationId }: TenantTransaction,
  use: KeyUse,
): Promise<typeof ledgerKey.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(ledgerKey)
    .where(and(eq(ledgerKey.organizationId, organizationId), eq(ledgerKey.use, use)))
    .orderBy(desc(ledgerKey.number))
    .limit(1)
  return row
}

async function recordKey(
  { db, organizationId }: TenantTransaction,
  { key, ...row }: { use: KeyUse; number: number; key: SigningKey; at: Temporal.Instant },
): Promise<void> {
  await db.insert(ledgerKey).values({ organizationId, ...row, vkey: formatVerifierKey(key) })
}

async function durably(
  path: string,
  flags: 'wx' | 'r',
  work: (handle: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
): Promise<void> {
  const handle = await open(path, flags, 0o600)
  try {
    await work(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
