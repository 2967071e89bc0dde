import { and, eq, gt, lt } from 'drizzle-orm'
import { randomNonce, randomPKCECodeVerifier } from 'openid-client'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import type { Actor } from './actor.ts'
import type { OpenidFault, OpenidIdentity, OpenidProvider } from './openid-provider.ts'
import { account, openidAttempt, openidLink } from './schema.ts'
import { beginSession } from './signing-in.ts'
import { hashOf, newToken } from './tokens.ts'

const validMinutes = 10

/** What somebody goes to the provider for: to sign in, or to link an account that he is signed in to. */
export type OpenidPurpose =
  | { readonly purpose: 'sign-in'; readonly accountId: null }
  | { readonly purpose: 'linking'; readonly accountId: string }

export type OpenidBegun =
  | {
      ok: true
      url: string
      /** For the browser to keep: who comes back without it is not the one who left. */
      attempt: string
    }
  | { ok: false; reason: OpenidFault }

/** Sends somebody to the provider. What he must bring back is kept for ten minutes and taken once. */
export async function beginOpenid(
  { db, organizationId }: TenantTransaction,
  provider: OpenidProvider,
  {
    returnTo,
    goesTo,
    at,
    ...purpose
  }: OpenidPurpose & { returnTo: string; goesTo: string | null; at: Temporal.Instant },
): Promise<OpenidBegun> {
  const state = newToken()
  const attempt = newToken()
  const secrets = { state: state.token, nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
  const asked = await provider.authorizationUrl(returnTo, secrets)
  if (!asked.ok) return asked
  await db.insert(openidAttempt).values({
    organizationId,
    stateHash: state.hash,
    browserHash: attempt.hash,
    ...purpose,
    nonce: secrets.nonce,
    codeVerifier: secrets.codeVerifier,
    goesTo,
    expiresAt: at.add({ minutes: validMinutes }),
  })
  return { ok: true, url: asked.url, attempt: attempt.token }
}

/** What a browser brought back from the provider. */
export interface OpenidReturn {
  /** The address of ours that it came to, with everything behind the question mark. */
  readonly answered: URL
  /** What the browser kept since it left. */
  readonly attempt: string | undefined
  readonly at: Temporal.Instant
}

type Shown =
  | { ok: true; identity: OpenidIdentity; goesTo: string | null }
  /** `expired`: nobody left for the provider with this answer in mind, or not from this browser. */
  | { ok: false; reason: OpenidFault | 'expired' }

/** Whom the provider has seen, where the answer belongs to somebody who left for it. */
async function identityShown(
  tx: TenantTransaction,
  provider: OpenidProvider,
  { purpose, accountId, answered, attempt, at }: OpenidPurpose & OpenidReturn,
): Promise<Shown> {
  const { db, organizationId } = tx
  const state = answered.searchParams.get('state')
  if (!state || attempt === undefined) return { ok: false, reason: 'expired' }
  // Used up also by an answer that turns out wrong: a code is tried once.
  const [left] = await db
    .delete(openidAttempt)
    .where(
      and(
        eq(openidAttempt.organizationId, organizationId),
        eq(openidAttempt.stateHash, hashOf(state)),
        eq(openidAttempt.browserHash, hashOf(attempt)),
        eq(openidAttempt.purpose, purpose),
        gt(openidAttempt.expiresAt, at),
      ),
    )
    .returning()
  if (!left || left.accountId !== accountId) return { ok: false, reason: 'expired' }
  const { nonce, codeVerifier, goesTo } = left
  const found = await provider.identityOf(answered, { state, nonce, codeVerifier })
  return found.ok ? { ...found, goesTo } : found
}

export type SignedInByOpenid =
  | { ok: true; accountId: string; token: string; goesTo: string | null }
  | { ok: false; reason: OpenidFault | 'expired' | 'not-linked' }

/**
 * Begins a session for whoever has linked his account to what the provider calls him. Never by e-mail
 * address: a provider may let people claim addresses that are not theirs, and may give an address to
 * somebody else later; its own name for a person it keeps (OpenID Connect Core 1.0, 5.7).
 */
export async function signInWithOpenid(
  tx: TenantTransaction,
  provider: OpenidProvider,
  {
    userAgent,
    previousSession,
    ...returned
  }: OpenidReturn & { userAgent: string; previousSession: string | undefined },
): Promise<SignedInByOpenid> {
  const { at } = returned
  const shown = await identityShown(tx, provider, { purpose: 'sign-in', accountId: null, ...returned })
  if (!shown.ok) return shown
  const { identity, goesTo } = shown
  const accountId = await accountOf(tx, identity)
  if (!accountId) return { ok: false, reason: 'not-linked' }
  const { token } = await beginSession(tx, {
    accountId,
    hasShownSecondFactor: identity.hasShownSecondFactor,
    method: 'openid',
    userAgent,
    previousSession,
    at,
  })
  return { ok: true, accountId, token, goesTo }
}

/** The open account that is linked to an identity. */
async function accountOf(
  { db, organizationId }: TenantTransaction,
  { issuer, subject }: OpenidIdentity,
): Promise<string | undefined> {
  const [found] = await db
    .select({ accountId: account.accountId })
    .from(openidLink)
    .innerJoin(
      account,
      and(
        eq(account.organizationId, organizationId),
        eq(account.accountId, openidLink.accountId),
        eq(account.state, 'active'),
      ),
    )
    .where(
      and(
        eq(openidLink.organizationId, organizationId),
        eq(openidLink.issuer, issuer),
        eq(openidLink.subject, subject),
      ),
    )
  return found?.accountId
}

export type OpenidLinked =
  | { ok: true }
  /** `taken`: the identity, or the account, is linked already. */
  | { ok: false; reason: OpenidFault | 'expired' | 'taken' }

/** Links the account of whoever is signed in to what the provider calls him. */
export async function linkOpenid(
  tx: TenantTransaction,
  actor: Actor,
  { provider, accountId, ...returned }: OpenidReturn & { provider: OpenidProvider; accountId: string },
): Promise<OpenidLinked> {
  const { db, organizationId } = tx
  const { at } = returned
  const shown = await identityShown(tx, provider, { purpose: 'linking', accountId, ...returned })
  if (!shown.ok) return shown
  const { issuer, subject } = shown.identity
  const linked = await db
    .insert(openidLink)
    .values({ organizationId, issuer, subject, accountId, linkedAt: at })
    .onConflictDoNothing()
    .returning({ accountId: openidLink.accountId })
  if (linked.length === 0) return { ok: false, reason: 'taken' }
  await append(tx, {
    kind: 'accounts.openid-linked',
    subject: accountId,
    actor,
    at,
    payload: { issuer, subject },
  })
  return { ok: true }
}

/** When an account was linked to the provider; undefined where it is not. */
export async function openidLinkedAt(
  { db, organizationId }: TenantTransaction,
  { accountId, issuer }: { accountId: string; issuer: string },
): Promise<Temporal.Instant | undefined> {
  const [found] = await db
    .select({ linkedAt: openidLink.linkedAt })
    .from(openidLink)
    .where(
      and(
        eq(openidLink.organizationId, organizationId),
        eq(openidLink.accountId, accountId),
        eq(openidLink.issuer, issuer),
      ),
    )
  return found?.linkedAt
}

/** Takes the link to the provider away; false where there is none. */
export async function unlinkOpenid(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, issuer, at }: { accountId: string; issuer: string; at: Temporal.Instant },
): Promise<boolean> {
  const { db, organizationId } = tx
  const [removed] = await db
    .delete(openidLink)
    .where(
      and(
        eq(openidLink.organizationId, organizationId),
        eq(openidLink.accountId, accountId),
        eq(openidLink.issuer, issuer),
      ),
    )
    .returning({ subject: openidLink.subject })
  if (!removed) return false
  await append(tx, {
    kind: 'accounts.openid-unlinked',
    subject: accountId,
    actor,
    at,
    payload: { issuer, subject: removed.subject },
  })
  return true
}

/** Forgets those who left for the provider and did not come back. */
export async function forgetOpenidAttempts(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .delete(openidAttempt)
    .where(and(eq(openidAttempt.organizationId, organizationId), lt(openidAttempt.expiresAt, at)))
}
