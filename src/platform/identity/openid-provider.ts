import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  ResponseBodyError,
  type Configuration,
} from 'openid-client'
import type { OpenidSettings } from '../configuration.ts'

/** A visitor waits for it, and so does a connection to the database. */
const timeoutSeconds = 5
/** A provider that hangs must not take every connection there is. */
const mostAtOnce = 4

/** Ways to sign in that show a second factor, by RFC 8176. */
const secondFactors: ReadonlySet<unknown> = new Set([
  'mfa',
  'otp',
  'hwk',
  'sc',
  'face',
  'fpt',
  'iris',
  'retina',
])
/** Levels of assurance that promise one: OpenID EAP 1.0, REFEDS and the older policy of PAPE. */
const strongLevels: ReadonlySet<unknown> = new Set([
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
])

/** Secrets of one way to the provider and back. */
export interface OpenidSecrets {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** Whom the provider says it has seen. */
export interface OpenidIdentity {
  readonly issuer: string
  readonly subject: string
  readonly hasShownSecondFactor: boolean
}

/**
 * `denied`: the person, or the provider, did not want to. `refused`: the answer does not belong to the
 * question, or the code was used. `unavailable`: the provider cannot be reached, or does not make sense.
 */
export type OpenidFault = 'denied' | 'refused' | 'unavailable'

type Outcome<T> = ({ ok: true } & T) | { ok: false; reason: OpenidFault }

/** A provider of identities that an operator has named in the settings: OpenID Connect Core 1.0. */
export class OpenidProvider {
  readonly name: string
  readonly issuer: string
  readonly #settings: OpenidSettings
  readonly #log: (message: string) => void
  #discovered: Promise<Configuration> | undefined
  #underWay = 0

  /** What is wrong with the provider is for the operator to read, who can mend it. */
  constructor(settings: OpenidSettings, log: (message: string) => void) {
    this.name = settings.name
    this.issuer = plain(settings.issuer)
    this.#settings = settings
    this.#log = log
  }

  /** Where the browser is sent; it comes back to `returnTo`. */
  async authorizationUrl(
    returnTo: string,
    { state, nonce, codeVerifier }: OpenidSecrets,
  ): Promise<Outcome<{ url: string }>> {
    return this.#ask(async (configuration) => {
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href }
    })
  }

  /** Whom the answer is about that the browser brought back to an address of ours. */
  async identityOf(
    answered: URL,
    { state, nonce, codeVerifier }: OpenidSecrets,
  ): Promise<Outcome<{ identity: OpenidIdentity }>> {
    return this.#ask(async (configuration) => {
      const tokens = await authorizationCodeGrant(configuration, answered, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      })
      const { iss, sub, amr, acr } = tokens.claims()!
      const ways: readonly unknown[] = Array.isArray(amr) ? amr : []
      const hasShownSecondFactor = ways.some((way) => secondFactors.has(way)) || strongLevels.has(acr)
      return { identity: { issuer: plain(iss), subject: sub, hasShownSecondFactor } }
    })
  }

  async #ask<T extends object>(work: (configuration: Configuration) => Promise<T>): Promise<Outcome<T>> {
    if (this.#underWay >= mostAtOnce) return { ok: false, reason: 'unavailable' }
    this.#underWay += 1
    try {
      return { ok: true, ...(await work(await this.#configuration())) }
    } catch (error) {
      const reason = faultOf(error)
      if (reason === 'unavailable') this.#log(`OpenID Connect: ${String(error)}`)
      return { ok: false, reason }
    } finally {
      this.#underWay -= 1
    }
  }

  /** What the provider says of itself: asked for once, and again as long as it has not answered. */
  #configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const url = new URL(issuer)
    this.#discovered ??= discovery(url, clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      // Plain HTTP shows the client's secret to whoever listens; on the machine itself nobody does.
      execute: isLoopback(url) ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      this.#discovered = undefined
      throw error
    })
    return this.#discovered
  }
}

/** Operators write an issuer with a slash at the end or without; both are the same provider. */
function plain(issuer: string): string {
  return issuer.replace(/\/+$/, '')
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** What does not fit the question, by the library's codes; the others are the provider's troubles. */
const misfits: ReadonlySet<string | undefined> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
])
const unwilling =
  /^(access_denied|login_required|consent_required|interaction_required|account_selection_required)$/

/** What the library throws, told apart by its classes and codes; anything else is a defect of ours. */
function faultOf(error: unknown): OpenidFault {
  if (error instanceof AuthorizationResponseError) {
    return unwilling.test(error.error) ? 'denied' : 'unavailable'
  }
  if (error instanceof ResponseBodyError) {
    return error.error === 'invalid_grant' ? 'refused' : 'unavailable'
  }
  if (error instanceof ClientError) return misfits.has(error.code) ? 'refused' : 'unavailable'
  // A connection that failed; a wrong argument has a code.
  if (error instanceof TypeError && !('code' in error)) return 'unavailable'
  throw error
}
