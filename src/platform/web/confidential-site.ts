import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { languages } from '../language/messages.ts'
import { onConfidentialSite, siteAt, type Site } from '../organization/site.ts'
import { frontPage } from './address.ts'
import { platformUrls } from './platform-urls.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'
import { localAddress } from './view.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    site?: Site
    /** A page with a form that no script sends. */
    hasForm?: boolean
  }
}

/** A part of a file, one megabyte, and what says which. */
export const longestBytes = 1024 * 1024 + 16 * 1024

/**
 * Against what somebody could plant in a page, and against pages of others; nothing against whoever
 * serves these headers.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Names the one script that a page may run in a worker.
  'trusted-types puzzle-worker',
].join(';')

/** For a page whose form goes to this host, without a script. */
const policyWithForm = contentSecurityPolicy.replace("form-action 'none'", "form-action 'self'")

/** Each site answers its own addresses alone, and the confidential one leaves nothing with the browser. */
export function keepSitesApart(server: FastifyInstance, routes: readonly Route[]): void {
  const front = routes.find(({ serves }) => serves === 'confidential-front')?.address
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: longestBytes },
    (_, body, done) => done(null, body),
  )
  server.addHook('onRequest', async (request, reply) => {
    const { site } = siteAt(request.hostname)
    const { url, config } = request.routeOptions
    if (site === 'confidential') {
      reply.headers({
        'content-security-policy': config.hasForm ? policyWithForm : contentSecurityPolicy,
        'referrer-policy': 'no-referrer',
      })
    }
    // The files of pages are on both.
    if (request.is404 || url === filesOfPages || (config.site ?? 'open') === site) return
    if (front && site === 'confidential') {
      const language = languages.find((one) => localAddress(one, frontPage()) === request.url)
      if (language) return reply.redirect(localAddress(language, front.pattern), 302)
    }
    const there =
      config.site === 'confidential' && request.method === 'GET'
        ? onConfidentialSite(`${request.protocol}://${request.host}${request.url}`)
        : undefined
    if (!there) throw new Problem('not-found')
    return reply.redirect(there, 302)
  })
  server.addHook('onSend', async (request, reply) => {
    if (isConfidential(request) && request.routeOptions.config.site === 'confidential') {
      reply.header('cache-control', 'no-store').removeHeader('etag')
    }
  })
}

/** As the router knows it. */
const filesOfPages = `${platformUrls.asset({ name: '' })}*`

/** Whether a request is of the confidential site, also where it looked for it on the open one. */
export function isConfidential({ hostname, routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.site === 'confidential' || siteAt(hostname).site === 'confidential'
}

const hourMs = 3_600_000

/**
 * Tells at the next full hour what went wrong, once for each kind: an operator must know that something
 * fails, and nobody when somebody was there.
 */
export function hourlyLog(log: FastifyBaseLogger): (what: object) => void {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    timer = undefined
    for (const what of waiting) log.error(JSON.parse(what) as object)
    waiting.clear()
  }
  return (what) => {
    waiting.add(JSON.stringify(what))
    timer ??= setTimeout(tell, hourMs - (Date.now() % hourMs)).unref()
  }
}
