import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { OpenidSettings } from '../../src/platform/configuration.ts'

/** What somebody does at the provider: says who he is, and how he showed it, or turns round. */
export type AtProvider = { readonly subject: string; readonly amr?: readonly string[] } | 'denies'

/** A provider of identities in a server of its own, as an operator would name one. */
export interface TestOpenidProvider {
  readonly settings: OpenidSettings
  /** Goes the way of a browser from the provider's first address to the one of ours it leads back to. */
  readonly visit: (url: string, person: AtProvider) => Promise<string>
  readonly close: () => Promise<void>
}

const clientId = 'prongsai'
const clientSecret = 'a-secret-of-the-tests-and-of-nothing-else'

/** Starts a provider that sends people back to these addresses and to no others. */
export async function openidProvider(redirectUris: readonly string[]): Promise<TestOpenidProvider> {
  let person: AtProvider = 'denies'
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    decide(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configurationOf(redirectUris))
  const answer = provider.callback()

  /** Takes the place of the provider's own pages, where a person would type. */
  async function decide(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, session } = await provider.interactionDetails(request, response)
    await provider.interactionFinished(request, response, await decision(prompt.name, session?.accountId))
  }

  async function decision(prompt: string, accountId = ''): Promise<Readonly<Record<string, unknown>>> {
    if (person === 'denies') return { error: 'access_denied' }
    const { subject, amr } = person
    if (prompt === 'login') return { login: { accountId: subject, amr, remember: false } }
    const grant = new provider.Grant({ accountId, clientId })
    grant.addOIDCScope('openid')
    return { consent: { grantId: await grant.save() } }
  }

  return {
    settings: { issuer, clientId, clientSecret, name: 'บัตรดิจิทัล ThaID' },
    async visit(url, who) {
      person = who
      return followed(url, issuer)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Follows redirects inside the provider's site, with its cookies, until one leads out. */
async function followed(first: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = first
  while (url.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    const location = answer.headers.get('location')
    if (!location) throw new Error(`the provider stops at ${url}: ${await answer.text()}`)
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    url = new URL(location, url).href
  }
  return url
}

function configurationOf(redirectUris: readonly string[]): Readonly<Record<string, unknown>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub', 'amr'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 600 },
  }
}
