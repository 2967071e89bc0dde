import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isIPv6 } from 'node:net'
import { Problem } from './problem.ts'

export interface SecurityOptions {
  /** Requests that one address may make in ten seconds before it is asked to wait. */
  readonly requestsPerTenSeconds: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A machine sends there, and has no token. */
    isFromMachine?: boolean
    /** A form that may bring files. */
    takesFiles?: boolean
  }
}

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Headers, rate limit and the protection of forms, for every route that is registered after it. */
export async function protect(server: FastifyInstance, options: SecurityOptions): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        // Pages that stay open follow their changes, and a kiosk sends what it kept while the line was down.
        connectSrc: ["'self'"],
        // What a person has chosen is shown to him before it is sent.
        imgSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The site may stand on plain HTTP inside an office; whoever puts TLS in front sets this there.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  await server.register(rateLimit, {
    max: options.requestsPerTenSeconds,
    timeWindow: 10_000,
    keyGenerator: (request) => networkOf(request.ip),
    errorResponseBuilder: () => new Problem('too-many-requests'),
  })
  await server.register(multipart)
  await server.register(cookie)
  await server.register(csrf, { cookieOpts: { path: '/', httpOnly: true, sameSite: 'strict' } })
  server.addHook('preHandler', (request, reply, done) => {
    const { isFromMachine, takesFiles } = request.routeOptions.config
    if (!unsafe.has(request.method) || request.is404 || isFromMachine) return done()
    if (cameFromElsewhere(request)) return done(new Problem('form-expired'))
    // Its token is among its parts, and is looked at before its files are.
    if (takesFiles && request.isMultipart()) return done()
    if (request.isMultipart()) return done(new Problem('unsupported-body'))
    server.csrfProtection(request, reply, done)
  })
}

/** Browsers say where a form was sent from; one that says another site needs no token to be refused. */
function cameFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  return origin !== undefined && URL.parse(origin)?.host !== request.host
}

/** An address, or for IPv6 its network: one subscriber commonly holds a whole /64. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = ip.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
