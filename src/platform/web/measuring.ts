import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { isConfidential } from './confidential-site.ts'
import { platformUrls } from './platform-urls.ts'
import { Problem } from './problem.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
/**
 * A proxy that adds nothing still asks for the site by its name, and so does a page elsewhere whose name
 * was made to lead to this computer (DNS rebinding).
 */
const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
/** What proxies add, in the standard's words and in the older ones. */
const signsOfAProxy = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/**
 * One log line and one measurement a request: method, route, status, time. Never the visitor's address,
 * browser or what was searched for: the route's pattern stands for the address. Nothing of the confidential site.
 */
export function measure(server: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  server.addHook('onResponse', (request, reply, done) => {
    if (isConfidential(request)) return done()
    const route = request.routeOptions.url ?? 'unknown'
    const seconds = reply.elapsedTime / 1000
    duration.observe({ method: request.method, route, status: reply.statusCode }, seconds)
    request.log.info({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(seconds * 1000),
    })
    done()
  })
  server.get(platformUrls.metrics.pattern, async (request, reply) => {
    // A proxy makes everybody look local, so a forwarded request is never taken for one from here.
    const forwarded = signsOfAProxy.some((name) => request.headers[name] !== undefined)
    const local =
      loopback.has(request.socket.remoteAddress ?? '') && localHost.test(request.headers.host ?? '')
    if (forwarded || !local) throw new Problem('not-found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
