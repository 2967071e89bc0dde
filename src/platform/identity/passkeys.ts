import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { COSEALG } from '@simplewebauthn/server/helpers'
import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import { findAccount } from './accounts.ts'
import type { Actor, HeldRole } from './actor.ts'
import { rememberDevice } from './guessing.ts'
import { keepChallenge, useChallenge, validMinutes } from './passkeys-challenges.ts'
import { account, passkey } from './schema.ts'
import { holdFactors, mustKeepFactor, settleSecondFactor } from './second-factor.ts'
import { beginSession } from './signing-in.ts'

/** Far more than anybody has devices; a list without an end would make every page longer. */
const mostOfAccount = 20

/** What devices sign with today. Asking the library's default would have Node warn of experiments. */
const supportedAlgorithmIDs = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

/** Where the browser stands when it uses a key: from the settings, never from what a request calls its host. */
export interface PasskeySite {
  readonly origin: string
  readonly name: string
}

function relyingParty({ origin }: PasskeySite): string {
  return new URL(origin).hostname
}

/**
 * What a browser needs to make a key for somebody who is signed in. Keys he has already are named, so that
 * a device is not given a second one.
 */
export async function beginPasskey(
  tx: TenantTransaction,
  { accountId, site, at }: { accountId: string; site: PasskeySite; at: Temporal.Instant },
): Promise<Awaited<ReturnType<typeof generateRegistrationOptions>>> {
  const owner = await findAccount(tx, accountId)
  if (!owner) throw new Error('whoever adds a passkey has an account')
  const own = await tx.db
    .select({ id: passkey.credentialId })
    .from(passkey)
    .where(and(eq(passkey.organizationId, tx.organizationId), eq(passkey.accountId, accountId)))
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: relyingParty(site),
    userName: owner.email,
    userDisplayName: owner.name,
    userID: new Uint8Array(Buffer.from(accountId)),
    timeout: validMinutes * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: own,
    // Found by the device without a name, and unlocked by its owner: so it counts as both factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(tx, { challenge: options.challenge, purpose: 'registration', accountId, at })
  return options
}

/** What a browser needs to sign in with whatever key of this site its owner chooses. */
export async function beginPasskeySignIn(
  tx: TenantTransaction,
  { site, at }: { site: PasskeySite; at: Temporal.Instant },
): Promise<Awaited<ReturnType<typeof generateAuthenticationOptions>>> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(site),
    timeout: validMinutes * 60_000,
    userVerification: 'required',
  })
  await keepChallenge(tx, { challenge: options.challenge, purpose: 'sign-in', accountId: null, at })
  return options
}

const clientData = z.object({ challenge: z.string().min(1).max(200) })
const shortText = z.string().max(20_000)
const common = { id: shortText, rawId: shortText, type: z.literal('public-key') }
/** What browsers make of a key that was made (WebAuthn 3, 5.1.8); more than this is not read. */
const registration = z.object({
  ...common,
  response: z.object({ clientDataJSON: shortText, attestationObject: shortText }),
})
/** What browsers make of a key that was used. */
const assertion = z.object({
  ...common,
  response: z.object({ clientDataJSON: shortText, authenticatorData: shortText, signature: shortText }),
})

/** Reads what a browser sent as text, with the challenge that it says it answers. */
function read<Response extends { response: { clientDataJSON: string } }>(
  schema: z.ZodType<Response>,
  text: string,
): { response: Response; challenge: string } | undefined {
  const response = schema.safeParse(jsonOf(text))
  if (!response.success) return undefined
  const { clientDataJSON } = response.data.response
  const data = clientData.safeParse(jsonOf(Buffer.from(clientDataJSON, 'base64url').toString()))
  return data.success ? { response: response.data, challenge: data.data.challenge } : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The library throws for whatever does not fit; here that is a refusal like any other. */
async function unlessRefused<T>(verified: Promise<T>): Promise<T | undefined> {
  return verified.catch(() => undefined)
}

export type PasskeyAdded =
  | { ok: true; passkeyId: string }
  /** `expired`: the challenge is unknown, used or too old; `known`: the key belongs to an account already. */
  | { ok: false; reason: 'expired' | 'refused' | 'known' | 'too-many' }

export interface NewPasskey {
  readonly accountId: string
  readonly name: string
  /** What the browser made, as JSON. */
  readonly response: string
  readonly site: PasskeySite
  readonly at: Temporal.Instant
}

/** Adds a key that the browser has made. Only a device that has made sure of its owner is taken. */
export async function addPasskey(
  tx: TenantTransaction,
  actor: Actor,
  { accountId, name, response: text, site, at }: NewPasskey,
): Promise<PasskeyAdded> {
  const { db, organizationId } = tx
  const given = read(registration, text)
  if (!given) return { ok: false, reason: 'refused' }
  const { response, challenge } = given
  if (!(await useChallenge(tx, { challenge, purpose: 'registration', accountId, at }))) {
    return { ok: false, reason: 'expired' }
  }
  if ((await listPasskeys(tx, accountId)).length >= mostOfAccount) return { ok: false, reason: 'too-many' }
  const verified = await unlessRefused(
    verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: relyingParty(site),
      requireUserVerification: true,
      supportedAlgorithmIDs,
    }),
  )
  if (!verified?.verified) return { ok: false, reason: 'refused' }
  const { credential } = verified.registrationInfo
  const passkeyId = uuidv7()
  const made = await db
    .insert(passkey)
    .values({
      organizationId,
      passkeyId,
      accountId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      name,
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ passkeyId: passkey.passkeyId })
  if (made.length === 0) return { ok: false, reason: 'known' }
  await settleSecondFactor(tx, accountId)
  await append(tx, { kind: 'accounts.passkey-added', subject: accountId, actor, at, payload: { name } })
  return { ok: true, passkeyId }
}

export interface PasskeySignIn {
  /** What the browser made, as JSON. */
  readonly response: string
  readonly site: PasskeySite
  readonly deviceToken: string | undefined
  readonly userAgent: string
  /** The session that the browser still shows, if any, whoever's it is: it ends. */
  readonly previousSession: string | undefined
  readonly at: Temporal.Instant
}

export type SignedInByPasskey =
  | { ok: true; accountId: string; token: string; device: string }
  /** `copied`: the counter of the key went back, so that there are two of it. */
  | { ok: false; reason: 'expired' | 'refused' | 'unknown' | 'copied' }

/** Begins a session for whoever holds a key and has unlocked it: something he has, and he himself. */
export async function signInWithPasskey(
  tx: TenantTransaction,
  { response: text, site, deviceToken, userAgent, previousSession, at }: PasskeySignIn,
): Promise<SignedInByPasskey> {
  const given = read(assertion, text)
  if (!given) return { ok: false, reason: 'refused' }
  const { response, challenge } = given
  if (!(await useChallenge(tx, { challenge, purpose: 'sign-in', accountId: null, at }))) {
    return { ok: false, reason: 'expired' }
  }
  const held = await passkeyOf(tx, response.id)
  if (!held) return { ok: false, reason: 'unknown' }
  const { passkeyId, accountId } = held
  const verified = await unlessRefused(
    verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: relyingParty(site),
      // The counter is compared below, in the statement that moves it: two who race are seen too.
      credential: { id: held.credentialId, publicKey: new Uint8Array(held.publicKey), counter: 0 },
      requireUserVerification: true,
    }),
  )
  if (!verified?.verified) return { ok: false, reason: 'refused' }
  const isNext = await moveCounter(tx, { passkeyId, counter: verified.authenticationInfo.newCounter, at })
  if (!isNext) return { ok: false, reason: 'copied' }
  const device = await rememberDevice(tx, { accountId, deviceToken, at })
  const { token } = await beginSession(tx, {
    accountId,
    hasShownSecondFactor: true,
    method: 'passkey',
    userAgent,
    previousSession,
    at,
  })
  return { ok: true, accountId, token, device }
}

/** A key of an account that is open. */
async function passkeyOf(
  { db, organizationId }: TenantTransaction,
  credentialId: string,
): Promise<typeof passkey.$inferSelect | undefined> {
  const [found] = await db
    .select({ passkey })
    .from(passkey)
    .innerJoin(
      account,
      and(
        eq(account.organizationId, organizationId),
        eq(account.accountId, passkey.accountId),
        eq(account.state, 'active'),
      ),
    )
    .where(and(eq(passkey.organizationId, organizationId), eq(passkey.credentialId, credentialId)))
  return found?.passkey
}

/**
 * Moves the counter on; false where it did not grow. Many devices do not count and always say 0
 * (WebAuthn 3, 6.1.1).
 */
async function moveCounter(
  { db, organizationId }: TenantTransaction,
  { passkeyId, counter, at }: { passkeyId: string; counter: number; at: Temporal.Instant },
): Promise<boolean> {
  const moved = await db
    .update(passkey)
    .set({ counter, lastUsedAt: at })
    .where(
      and(
        eq(passkey.organizationId, organizationId),
        eq(passkey.passkeyId, passkeyId),
        sql`(${passkey.counter} < ${counter} or (${passkey.counter} = 0 and ${counter} = 0))`,
      ),
    )
    .returning({ passkeyId: passkey.passkeyId })
  return moved.length > 0
}

/** A key as its owner sees it. */
export type OwnPasskey = Pick<typeof passkey.$inferSelect, 'passkeyId' | 'name' | 'createdAt' | 'lastUsedAt'>

const shown = {
  passkeyId: passkey.passkeyId,
  name: passkey.name,
  createdAt: passkey.createdAt,
  lastUsedAt: passkey.lastUsedAt,
}

/** The keys of an account, the oldest first. */
export async function listPasskeys(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<OwnPasskey[]> {
  return db
    .select(shown)
    .from(passkey)
    .where(and(eq(passkey.organizationId, organizationId), eq(passkey.accountId, accountId)))
    .orderBy(asc(passkey.passkeyId))
}

/** Which key, and whose it must be. */
export interface PasskeyOfAccount {
  readonly accountId: string
  readonly passkeyId: string
}

function that({ organizationId }: TenantTransaction, { accountId, passkeyId }: PasskeyOfAccount) {
  return and(
    eq(passkey.organizationId, organizationId),
    eq(passkey.accountId, accountId),
    eq(passkey.passkeyId, passkeyId),
  )
}

export async function findPasskey(
  tx: TenantTransaction,
  wanted: PasskeyOfAccount,
): Promise<OwnPasskey | undefined> {
  const [found] = await tx.db.select(shown).from(passkey).where(that(tx, wanted))
  return found
}

/** Gives a key another name; false where the account has no such key. */
export async function renamePasskey(
  tx: TenantTransaction,
  actor: Actor,
  { name, at, ...wanted }: PasskeyOfAccount & { name: string; at: Temporal.Instant },
): Promise<boolean> {
  const renamed = await tx.db
    .update(passkey)
    .set({ name })
    .where(that(tx, wanted))
    .returning({ passkeyId: passkey.passkeyId })
  if (renamed.length === 0) return false
  await append(tx, {
    kind: 'accounts.passkey-renamed',
    subject: wanted.accountId,
    actor,
    at,
    payload: { name },
  })
  return true
}

export type PasskeyRemoved =
  | { ok: true }
  /** `needed`: it is the last factor of somebody who must have one. */
  | { ok: false; reason: 'unknown' | 'needed' }

/** Takes a key out of force. */
export async function removePasskey(
  tx: TenantTransaction,
  actor: Actor,
  { roles, at, ...wanted }: PasskeyOfAccount & { roles: readonly HeldRole[]; at: Temporal.Instant },
): Promise<PasskeyRemoved> {
  const { accountId } = wanted
  await holdFactors(tx, accountId)
  if (await mustKeepFactor(tx, { accountId, roles })) return { ok: false, reason: 'needed' }
  const [removed] = await tx.db.delete(passkey).where(that(tx, wanted)).returning({ name: passkey.name })
  if (!removed) return { ok: false, reason: 'unknown' }
  await settleSecondFactor(tx, accountId)
  await append(tx, {
    kind: 'accounts.passkey-removed',
    subject: accountId,
    actor,
    at,
    payload: { name: removed.name },
  })
  return { ok: true }
}
