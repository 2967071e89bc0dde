import { createHash, randomUUID } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { caseAuthority } from '../schema.ts'

export type Authority = Omit<typeof caseAuthority.$inferSelect, 'organizationId'>

/** The authorities to which dossiers were or can be sealed, in the order in which they were added. */
export async function listAuthorities({ db, organizationId }: TenantTransaction): Promise<Authority[]> {
  const { authorityId, name, recipient, addedAt, closedAt } = caseAuthority
  return db
    .select({ authorityId, name, recipient, addedAt, closedAt })
    .from(caseAuthority)
    .where(eq(caseAuthority.organizationId, organizationId))
    .orderBy(asc(addedAt), asc(authorityId))
}

/** Adds an authority with the key that it gave; the ledger keeps which key that was. */
export async function addAuthority(
  tx: TenantTransaction,
  actor: Actor,
  {
    name,
    recipient,
    at,
  }: { readonly name: string; readonly recipient: string; readonly at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const authorityId = randomUUID()
  await db.insert(caseAuthority).values({ organizationId, authorityId, name, recipient, addedAt: at })
  const payload = { name, recipient }
  await append(tx, { kind: 'cases.settings-changed', subject: authorityId, actor, at, payload })
}

/** Retires a key: no dossier is sealed to it from now on. False where it is retired already, or there is none. */
export async function closeAuthority(
  tx: TenantTransaction,
  actor: Actor,
  { authorityId, at }: { readonly authorityId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const closed = await db
    .update(caseAuthority)
    .set({ closedAt: at })
    .where(
      and(
        eq(caseAuthority.organizationId, organizationId),
        eq(caseAuthority.authorityId, authorityId),
        isNull(caseAuthority.closedAt),
      ),
    )
    .returning({ authorityId: caseAuthority.authorityId })
  if (closed.length === 0) return false
  await append(tx, {
    kind: 'cases.settings-changed',
    subject: authorityId,
    actor,
    at,
    payload: { closed: true },
  })
  return true
}

/** Whether a text is a public key to which age encrypts: with a checksum, so that a slip in typing is found. */
export async function isRecipient(text: string): Promise<boolean> {
  if (!/^age1[02-9ac-hj-np-z0-9]{50,2500}$/.test(text)) return false
  try {
    const encrypter = new Encrypter()
    encrypter.addRecipient(text)
    await encrypter.encrypt(new Uint8Array(1))
    return true
  } catch {
    return false
  }
}

/** By which two people compare a key by telephone: the first 128 bits of its SHA-256, in groups of four. */
export function fingerprintOf(recipient: string): string {
  const hex = createHash('sha256').update(recipient).digest('hex').slice(0, 32)
  return hex.match(/.{4}/g)!.join(' ')
}

/** A hash in groups that a narrow page can break between. */
export function groupedHash(sha256: string): string {
  return sha256.match(/.{1,16}/g)!.join(' ')
}
