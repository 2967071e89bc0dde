import { NIL } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor } from './actor.ts'
import { currentRoles } from './accounts.ts'
import {
  clearGuesses,
  countWrongGuess,
  isKnownDevice,
  rememberDevice,
  secondsToWait,
  type Guess,
} from './guessing.ts'
import { isPassword } from './passwords.ts'
import { accountByEmail, endReplacedSession, normalEmail, openSession } from './sessions.ts'
import { hashOf } from './tokens.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  readonly deviceToken: string | undefined
  readonly network: string
  readonly userAgent: string
  /** The session that the browser still shows, if any, whoever's it is: it ends. */
  readonly previousSession: string | undefined
  readonly at: Temporal.Instant
}

export type SignedIn =
  | { ok: true; accountId: string; token: string; device: string }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number }

/**
 * Begins a session for whoever knows the password. The wrong password, an address without an account and
 * a closed account are told apart neither in words nor in time. What it counts must be kept also when it
 * refuses.
 */
export async function signInWithPassword(tx: TenantTransaction, given: Credentials): Promise<SignedIn> {
  const { email, password, deviceToken, network, at } = given
  const found = await accountByEmail(tx, email)
  const target = found?.accountId ?? `nobody ${hashOf(normalEmail(email)).toString('base64url')}`
  // Asked about nobody's device too, so that the time does not tell whether there is an account.
  const known = await isKnownDevice(tx, found?.accountId ?? NIL, deviceToken)
  const guess: Guess = { target, isKnownDevice: known, deviceToken, network, at }
  const seconds = await secondsToWait(tx, guess)
  if (seconds > 0) return { ok: false, reason: 'wait', seconds }
  const isRight = await isPassword(found?.passwordHash, password)
  if (!isRight || found?.state !== 'active') {
    await countWrongGuess(tx, guess)
    return { ok: false, reason: 'wrong' }
  }
  await clearGuesses(tx, guess)
  const { accountId } = found
  const device = await rememberDevice(tx, { accountId, deviceToken, at })
  const { token } = await beginSession(tx, {
    ...given,
    accountId,
    hasShownSecondFactor: false,
    method: 'password',
  })
  return { ok: true, accountId, token, device }
}

export interface Beginning {
  readonly accountId: string
  readonly hasShownSecondFactor: boolean
  /** How he showed who he is: `password`, `passkey`, `openid`, and then the second factor. */
  readonly method: string
  readonly userAgent: string
  /** The session that the browser still shows, if any, whoever's it is: it ends. */
  readonly previousSession: string | undefined
  readonly at: Temporal.Instant
}

/**
 * Opens a session in place of the one that the browser showed, if any: a token from before signing in, or
 * from before the second factor, is worth nothing after it. Appends the sign-in to the ledger.
 */
export async function beginSession(
  tx: TenantTransaction,
  { accountId, previousSession, method, ...rest }: Beginning,
): Promise<{ token: string; sessionId: string }> {
  const { at } = rest
  if (previousSession) await endReplacedSession(tx, previousSession, at)
  const opened = await openSession(tx, { accountId, ...rest })
  const roles = await currentRoles(tx, accountId)
  const actor: Actor = { accountId, role: roles[0]?.role ?? 'public', isActing: false }
  await append(tx, { kind: 'accounts.signed-in', subject: accountId, actor, at, payload: { method } })
  return opened
}
