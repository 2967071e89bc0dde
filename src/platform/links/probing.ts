import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isInsideAddress, readOutsideLink } from './outside-link.ts'

export const linkFaults = [
  'no-such-host',
  'inside',
  'unreachable',
  'too-slow',
  'certificate',
  'too-many-hops',
  'unreadable',
  'refused',
] as const

/** Why a link leads nowhere; `refused` with the status that the server answered. */
export type LinkFault = (typeof linkFaults)[number]

export interface LinkFinding {
  /** What the last server answered; undefined where none did. */
  readonly status: number | undefined
  /** Undefined where the link leads somewhere. */
  readonly fault: LinkFault | undefined
}

/** Looks where a link leads. Never throws for what a link or its server does. */
export type LinkProbe = (url: string) => Promise<LinkFinding>

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

export interface ProbeOptions {
  /** Names of hosts that the operator lets be asked although they stand inside, in lower case. */
  readonly allowedHosts: ReadonlySet<string>
  /** For all hops of a link together. 15 seconds by default. */
  readonly timeoutMs?: number
  /** The system's own by default. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>
}

const mostHops = 5
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** The server is there and knows the page, but asks who we are or tells us to come less often. */
const guarded: ReadonlySet<number> = new Set([401, 403, 429])

/**
 * Makes a probe. It asks politely, HEAD first and GET where that is not answered, reads no page, says who it is,
 * and follows at most five redirects. Nobody can lead it inside: every hop is read as a link of its own, its name
 * is resolved once, refused if any of its addresses is inside, and connected to at one of the addresses that were
 * looked at, so that a name which resolves differently a moment later changes nothing.
 */
export function linkProbe({
  allowedHosts,
  timeoutMs = 15_000,
  resolve = (hostname) => lookup(hostname, { all: true }),
}: ProbeOptions): LinkProbe {
  return async (url) => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      return await follow(url, { allowedHosts, resolve, signal })
    } catch (error) {
      return { status: undefined, fault: signal.aborted ? 'too-slow' : faultOf(error) }
    }
  }
}

type Following = Required<Pick<ProbeOptions, 'allowedHosts' | 'resolve'>> & { readonly signal: AbortSignal }

async function follow(url: string, options: Following): Promise<LinkFinding> {
  let at = url
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const read = await readHop(at, options)
    if ('fault' in read) return { status: undefined, fault: read.fault }
    const { status, location } = await askTwice(read, options.signal)
    if (!redirects.has(status) || location === undefined) {
      const isThere = status < 400 || guarded.has(status)
      return { status, fault: isThere ? undefined : 'refused' }
    }
    if (!URL.canParse(location, read.url)) return { status, fault: 'unreadable' }
    at = new URL(location, read.url).href
  }
  return { status: undefined, fault: 'too-many-hops' }
}

interface Hop {
  readonly url: URL
  /** Addresses that were looked at; the connection is made to one of these. */
  readonly addresses: readonly ResolvedAddress[]
}

async function readHop(
  text: string,
  { allowedHosts, resolve, signal }: Following,
): Promise<Hop | { fault: LinkFault }> {
  if (!URL.canParse(text)) return { fault: 'unreadable' }
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = allowedHosts.has(host)
  const read = readOutsideLink(text)
  if (!read.ok && !(isAllowed && read.reason === 'internal')) {
    return { fault: read.reason === 'internal' ? 'inside' : 'unreadable' }
  }
  const family = isIP(host)
  const addresses = family === 0 ? await orAborted(resolve(host), signal) : [{ address: host, family }]
  if (addresses.length === 0) return { fault: 'no-such-host' }
  if (!isAllowed && addresses.some(({ address }) => isInsideAddress(address))) return { fault: 'inside' }
  return { url, addresses }
}

/** The system's resolver cannot be interrupted; nobody waits for it after the time is over. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

interface Heard {
  readonly status: number
  readonly location: string | undefined
}

/** Many servers do not know HEAD, and answer it with a refusal or not at all. */
async function askTwice(hop: Hop, signal: AbortSignal): Promise<Heard> {
  const head = await ask('HEAD', hop, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return undefined
  })
  return head && head.status < 400 ? head : ask('GET', hop, signal)
}

function ask(method: 'HEAD' | 'GET', { url, addresses }: Hop, signal: AbortSignal): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method,
      signal,
      // A connection of its own: one that is kept would be asked without being looked at.
      agent: false,
      lookup: (_, { all }, found) =>
        all ? found(null, [...addresses]) : found(null, addresses[0]!.address, addresses[0]!.family),
      headers: {
        'user-agent': 'Prongsai (checks the links of a local government)',
        accept: '*/*',
        connection: 'close',
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
      // What the page says is not read, however long it is.
      response.on('error', () => {})
      response.destroy()
    })
    request.end()
  })
}

function faultOf(error: unknown): LinkFault {
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'no-such-host'
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ALTNAME/.test(code) ? 'certificate' : 'unreachable'
}
