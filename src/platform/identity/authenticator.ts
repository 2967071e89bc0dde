import { and, eq, isNotNull, isNull, or, lt } from 'drizzle-orm'
import { generateSecret, generateURI, verify } from 'otplib'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor } from './actor.ts'
import { authenticator } from './schema.ts'
import { settleSecondFactor } from './second-factor.ts'
import type { SecretBox } from './secret-box.ts'

/** RFC 6238, 5.2: one step of 30 seconds to either side for a clock that is a little off. */
const toleranceSeconds = 30
/** How far a wrong clock is recognised as one, so that its owner can be told. */
const lookaroundSeconds = 15 * 60

export interface Enrolment {
  readonly secret: string
  /** What the app reads from the QR code. */
  readonly uri: string
}

/**
 * Begins the set-up of an authenticator app, or shows one again that was begun and not confirmed. Nothing
 * depends on it until a code of it was shown.
 */
export async function beginAuthenticator(
  { db, organizationId }: TenantTransaction,
  box: SecretBox,
  { accountId, email, issuer }: { accountId: string; email: string; issuer: string },
): Promise<Enrolment | undefined> {
  const mine = and(eq(authenticator.organizationId, organizationId), eq(authenticator.accountId, accountId))
  await db
    .insert(authenticator)
    .values({ organizationId, accountId, secretBox: box.seal(generateSecret(), accountId) })
    .onConflictDoNothing()
  const [found] = await db.select().from(authenticator).where(mine)
  if (!found || found.confirmedAt) return undefined
  const secret = box.open(found.secretBox, accountId)
  return { secret, uri: generateURI({ issuer, label: email, secret }) }
}

export type CodeChecked = { ok: true } | { ok: false; reason: 'wrong' | 'used' | 'clock' | 'none' }

/**
 * Checks a code of somebody's authenticator app. Each is taken once, also when two requests race for it.
 * `clock` is a code of a nearby time: the telephone's clock, or ours, is wrong.
 */
export async function checkCode(
  { db, organizationId }: TenantTransaction,
  box: SecretBox,
  { accountId, code, at }: { accountId: string; code: string; at: Temporal.Instant },
): Promise<CodeChecked> {
  const mine = and(eq(authenticator.organizationId, organizationId), eq(authenticator.accountId, accountId))
  const [found] = await db.select().from(authenticator).where(mine)
  if (!found) return { ok: false, reason: 'none' }
  const secret = box.open(found.secretBox, accountId)
  const epoch = Math.floor(at.epochMilliseconds / 1000)
  const within = (epochTolerance: number) => verify({ secret, token: code, epoch, epochTolerance })
  const result = await within(toleranceSeconds)
  if (!result.valid) {
    return { ok: false, reason: (await within(lookaroundSeconds)).valid ? 'clock' : 'wrong' }
  }
  if (!('timeStep' in result)) throw new Error('a code by time has a step')
  const step = result.timeStep
  const taken = await db
    .update(authenticator)
    .set({ lastStep: step })
    .where(and(mine, or(isNull(authenticator.lastStep), lt(authenticator.lastStep, step))))
    .returning({ accountId: authenticator.accountId })
  return taken.length > 0 ? { ok: true } : { ok: false, reason: 'used' }
}

/** Puts the app into force once a code of it was shown. Undone with the transaction where none was. */
export async function confirmAuthenticator(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .update(authenticator)
    .set({ confirmedAt: at })
    .where(and(eq(authenticator.organizationId, organizationId), eq(authenticator.accountId, accountId)))
  await settleSecondFactor(tx, accountId)
  await append(tx, {
    kind: 'accounts.second-factor-added',
    subject: accountId,
    actor,
    at,
    payload: { method: 'totp' },
  })
}

/** Whether an app is in force for an account. */
export async function hasAuthenticator(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<boolean> {
  const found = await db
    .select({ accountId: authenticator.accountId })
    .from(authenticator)
    .where(
      and(
        eq(authenticator.organizationId, organizationId),
        eq(authenticator.accountId, accountId),
        isNotNull(authenticator.confirmedAt),
      ),
    )
  return found.length > 0
}

/** Takes an app out of force, so that another can be set up. */
export async function removeAuthenticator(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .delete(authenticator)
    .where(and(eq(authenticator.organizationId, organizationId), eq(authenticator.accountId, accountId)))
  await settleSecondFactor(tx, accountId)
  await append(tx, {
    kind: 'accounts.second-factor-removed',
    subject: accountId,
    actor,
    at,
    payload: { method: 'totp' },
  })
}
