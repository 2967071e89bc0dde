import { and, eq, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { generateSecret, generateURI, verify } from 'otplib'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor, HeldRole } from './actor.ts'
import { authenticator } from './schema.ts'
import { holdFactors, mustKeepFactor, settleSecondFactor } from './second-factor.ts'
import type { SecretBox } from './secret-box.ts'

/** RFC 6238, 5.2: one step of 30 seconds to either side for a clock that is a little off. */
const toleranceSeconds = 30
/** How far a wrong clock is recognised as one, so that its owner can be told. */
const lookaroundSeconds = 15 * 60

/** Somebody who sets up an app, in the session that is shown its secret. */
interface Enrolling {
  readonly accountId: string
  readonly sessionId: string
}

export interface Enrolment {
  readonly secret: string
  /** What the app reads from the QR code. */
  readonly uri: string
}

function ofAccount({ organizationId }: TenantTransaction, accountId: string): SQL | undefined {
  return and(eq(authenticator.organizationId, organizationId), eq(authenticator.accountId, accountId))
}

function inForceFor(tx: TenantTransaction, accountId: string): SQL | undefined {
  return and(ofAccount(tx, accountId), isNotNull(authenticator.confirmedAt))
}

function begunBy(tx: TenantTransaction, { accountId, sessionId }: Enrolling): SQL | undefined {
  return and(ofAccount(tx, accountId), eq(authenticator.nextSessionId, sessionId))
}

/**
 * Begins the set-up of an authenticator app, also in place of one that is in force and stays so until then.
 * A session that comes back is shown the same secret, as a telephone does that loads the page again after
 * the app was open. Another session is shown another: somebody may have looked there who knew the password.
 */
export async function beginAuthenticator(
  { db, organizationId }: TenantTransaction,
  box: SecretBox,
  { accountId, sessionId, email, issuer }: Enrolling & { email: string; issuer: string },
): Promise<Enrolment> {
  const nextSecretBox = box.seal(generateSecret(), accountId)
  const [begun] = await db
    .insert(authenticator)
    .values({ organizationId, accountId, nextSecretBox, nextSessionId: sessionId })
    .onConflictDoUpdate({
      target: [authenticator.organizationId, authenticator.accountId],
      set: {
        nextSecretBox: sql`case when ${authenticator.nextSessionId} = ${sessionId}
          then ${authenticator.nextSecretBox} else ${nextSecretBox}::bytea end`,
        nextSessionId: sessionId,
      },
    })
    .returning({ kept: authenticator.nextSecretBox })
  const secret = box.open(begun!.kept!, accountId)
  return { secret, uri: generateURI({ issuer, label: email, secret }) }
}

/** `step` is the half minute of the code; `clock` is a code of a nearby time: the telephone's clock, or ours, is wrong. */
type CodeRead = { ok: true; step: number } | { ok: false; reason: 'wrong' | 'clock' }

async function readCode(secret: string, code: string, at: Temporal.Instant): Promise<CodeRead> {
  // The library throws for what is no code at all.
  if (!/^[0-9]{6}$/.test(code)) return { ok: false, reason: 'wrong' }
  const epoch = Math.floor(at.epochMilliseconds / 1000)
  const within = (epochTolerance: number) => verify({ secret, token: code, epoch, epochTolerance })
  const result = await within(toleranceSeconds)
  if (!result.valid) {
    return { ok: false, reason: (await within(lookaroundSeconds)).valid ? 'clock' : 'wrong' }
  }
  if (!('timeStep' in result)) throw new Error('a code by time has a step')
  return { ok: true, step: result.timeStep }
}

export type CodeChecked = { ok: true } | { ok: false; reason: 'wrong' | 'used' | 'clock' }

/**
 * Checks a code of somebody's authenticator app that is in force. Each is taken once, also when two
 * requests race for it.
 */
export async function checkCode(
  tx: TenantTransaction,
  box: SecretBox,
  { accountId, code, at }: { accountId: string; code: string; at: Temporal.Instant },
): Promise<CodeChecked> {
  const mine = inForceFor(tx, accountId)
  const [found] = await tx.db.select({ sealed: authenticator.secretBox }).from(authenticator).where(mine)
  if (!found?.sealed) return { ok: false, reason: 'wrong' }
  const given = await readCode(box.open(found.sealed, accountId), code, at)
  if (!given.ok) return given
  const { step } = given
  const taken = await tx.db
    .update(authenticator)
    .set({ lastStep: step })
    .where(and(mine, or(isNull(authenticator.lastStep), lt(authenticator.lastStep, step))))
    .returning({ accountId: authenticator.accountId })
  return taken.length > 0 ? { ok: true } : { ok: false, reason: 'used' }
}

/** Checks the first code of an app that this session has begun to set up; `stale` where it has begun none. */
export async function checkFirstCode(
  tx: TenantTransaction,
  box: SecretBox,
  { code, at, ...enrolling }: Enrolling & { code: string; at: Temporal.Instant },
): Promise<CodeRead | { ok: false; reason: 'stale' }> {
  const [found] = await tx.db
    .select({ sealed: authenticator.nextSecretBox })
    .from(authenticator)
    .where(begunBy(tx, enrolling))
  if (!found?.sealed) return { ok: false, reason: 'stale' }
  return readCode(box.open(found.sealed, enrolling.accountId), code, at)
}

/**
 * Puts into force the app that this session has begun to set up, in place of the one before. `step` is that
 * of the first code, which is not taken again; null where none was shown. False where none was begun, or
 * another request was faster.
 */
export async function confirmAuthenticator(
  tx: TenantTransaction,
  actor: Actor,
  { step, at, ...enrolling }: Enrolling & { step: number | null; at: Temporal.Instant },
): Promise<boolean> {
  const { accountId } = enrolling
  const replaces = await hasAuthenticator(tx, accountId)
  const confirmed = await tx.db
    .update(authenticator)
    .set({
      secretBox: sql`${authenticator.nextSecretBox}`,
      confirmedAt: at,
      lastStep: step,
      nextSecretBox: null,
      nextSessionId: null,
    })
    .where(begunBy(tx, enrolling))
    .returning({ accountId: authenticator.accountId })
  if (confirmed.length === 0) return false
  await settleSecondFactor(tx, accountId)
  await append(tx, {
    kind: 'accounts.second-factor-added',
    subject: accountId,
    actor,
    at,
    payload: { method: 'totp', replaces },
  })
  return true
}

/** Whether an app is in force for an account. */
export async function hasAuthenticator(tx: TenantTransaction, accountId: string): Promise<boolean> {
  const found = await tx.db
    .select({ accountId: authenticator.accountId })
    .from(authenticator)
    .where(inForceFor(tx, accountId))
  return found.length > 0
}

export type AuthenticatorRemoved =
  | { ok: true }
  /** `needed`: it is the last factor of somebody who must have one. */
  | { ok: false; reason: 'none' | 'needed' }

/** Takes an app out of force. */
export async function removeAuthenticator(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, roles, at }: { accountId: string; roles: readonly HeldRole[]; at: Temporal.Instant },
): Promise<AuthenticatorRemoved> {
  await holdFactors(tx, accountId)
  if (await mustKeepFactor(tx, { accountId, roles })) return { ok: false, reason: 'needed' }
  const removed = await tx.db
    .delete(authenticator)
    .where(inForceFor(tx, accountId))
    .returning({ accountId: authenticator.accountId })
  if (removed.length === 0) return { ok: false, reason: 'none' }
  await settleSecondFactor(tx, accountId)
  await append(tx, {
    kind: 'accounts.second-factor-removed',
    subject: accountId,
    actor,
    at,
    payload: { method: 'totp' },
  })
  return { ok: true }
}
