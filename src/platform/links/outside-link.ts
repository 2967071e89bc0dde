import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

export type LinkReading =
  | { ok: true; url: string | undefined }
  | { ok: false; reason: 'unreadable' | 'internal' }

/** What is no address of the public internet (RFC 6890, RFC 4291): the machine itself, its own network. */
const inside4 = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inside4.addSubnet(address, prefix, 'ipv4')
}
// A list of its own: an address of version 4 is also looked for among those of version 6, under ::ffff:0:0.
const inside6 = new BlockList()
// All of the internet's addresses of version 6 begin with 001; of these the examples are nobody's.
inside6.addSubnet('::', 3, 'ipv6')
inside6.addSubnet('4000::', 2, 'ipv6')
inside6.addSubnet('8000::', 1, 'ipv6')
inside6.addSubnet('2001:db8::', 32, 'ipv6')
// Tunnels (Teredo and others of 2001::/23, 6to4), whose addresses hide one of version 4.
inside6.addSubnet('2001::', 23, 'ipv6')
inside6.addSubnet('2002::', 16, 'ipv6')

/** Whether an address of the internet protocol is one that only its own network reaches. */
export function isInsideAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return inside4.check(address, 'ipv4')
  // What would hide an address of version 4, 64:ff9b::/96 and ::ffff:0:0/96, lies in ::/3.
  return version === 0 || inside6.check(address, 'ipv6')
}

/**
 * Reads a link to the public internet as somebody typed it. Undefined for an empty field. Refuses what is no
 * http or https address of at most 2,000 letters, one with a name and a password in it, and, as `internal`, one
 * that names this machine or a network behind it: whoever checks the link must not be led there.
 */
export function readOutsideLink(text: string): LinkReading {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, url: undefined }
  const read = z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .safeParse(trimmed)
  if (!read.success) return { ok: false, reason: 'unreadable' }
  const { username, password, hostname } = new URL(read.data)
  if (username !== '' || password !== '') return { ok: false, reason: 'unreadable' }
  return isInsideHost(hostname) ? { ok: false, reason: 'internal' } : { ok: true, url: read.data }
}

function isInsideHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isInsideAddress(host)
  return (
    !host.includes('.') || /\.(localhost|local|internal|lan|home|corp|intranet|test|invalid|arpa)$/.test(host)
  )
}
