import { isIP } from 'node:net'

/**
 * An organisation has two sites. What is told in confidence has a host of its own, so that no cookie of the
 * open site, such as a session of somebody who works here, is ever sent along with it.
 */
export type Site = 'open' | 'confidential'

const confidentialHost = 'report.'

/** The host of an organisation's confidential site; one without a host of its own answers at any that is nobody's. */
export function confidentialHostOf(host: string | null): string {
  return confidentialHost + (host ?? 'invalid')
}

/** Which site a host name is of, and the host name of the organisation's open site. */
export function siteAt(hostname: string): { readonly site: Site; readonly openHost: string } {
  const host = hostname.toLowerCase()
  return host.startsWith(confidentialHost)
    ? { site: 'confidential', openHost: host.slice(confidentialHost.length) }
    : { site: 'open', openHost: host }
}

/**
 * Where a whole address of the open site stands on the confidential one. Nowhere where the site is reached by
 * a number instead of a name: there can be no second host beside it.
 */
export function onConfidentialSite(address: string): string | undefined {
  const url = new URL(address)
  if (isIP(url.hostname) > 0 || url.hostname.startsWith('[')) return undefined
  url.hostname = confidentialHost + url.hostname
  return url.href
}

/** The same address on the open site. */
export function onOpenSite(address: string): string {
  const url = new URL(address)
  url.hostname = siteAt(url.hostname).openHost
  return url.href
}
