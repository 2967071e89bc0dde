import { and, count, eq, isNull } from 'drizzle-orm'
import { randomInt } from 'node:crypto'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor } from './actor.ts'
import { recoveryCode } from './schema.ts'
import { hashOf } from './tokens.ts'

const codesInSet = 10
/** No letter or digit that is taken for another on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
/** 31^12 is 59 bits: far beyond what the throttle lets anybody try, so that a plain hash is enough. */
const lettersInCode = 12

/** Makes a new set of codes in place of the old one. They are shown once and are nowhere else. */
export async function makeRecoveryCodes(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<string[]> {
  const { db, organizationId } = tx
  const codes = Array.from({ length: codesInSet }, newCode)
  await db
    .delete(recoveryCode)
    .where(and(eq(recoveryCode.organizationId, organizationId), eq(recoveryCode.accountId, accountId)))
  await db
    .insert(recoveryCode)
    .values(codes.map((code) => ({ organizationId, accountId, codeHash: hashOf(normal(code)) })))
  await append(tx, {
    kind: 'accounts.recovery-codes-made',
    subject: accountId,
    actor,
    at,
    payload: { codes: codes.length },
  })
  return codes
}

function newCode(): string {
  const letters = Array.from({ length: lettersInCode }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

function normal(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** Uses a code up; false for one that is wrong or was used. Of two who try at once, one is refused. */
export async function useRecoveryCode(
  { db, organizationId }: TenantTransaction,
  { accountId, code, at }: { accountId: string; code: string; at: Temporal.Instant },
): Promise<boolean> {
  const used = await db
    .update(recoveryCode)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCode.organizationId, organizationId),
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.codeHash, hashOf(normal(code))),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ accountId: recoveryCode.accountId })
  return used.length > 0
}

/** How many codes of the set are left. */
export async function recoveryCodesLeft(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<number> {
  const [left] = await db
    .select({ codes: count() })
    .from(recoveryCode)
    .where(
      and(
        eq(recoveryCode.organizationId, organizationId),
        eq(recoveryCode.accountId, accountId),
        isNull(recoveryCode.usedAt),
      ),
    )
  return left?.codes ?? 0
}
