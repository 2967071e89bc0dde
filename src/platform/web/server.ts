import formbody from '@fastify/formbody'
import staticFiles from '@fastify/static'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { impatientQuery, type Database } from '../database/connection.ts'
import type { CapabilityTable } from '../identity/actor.ts'
import type { OrganizationDirectory } from '../organization/directory.ts'
import { answerRoutes } from './answering.ts'
import { keepSitesApart } from './confidential-site.ts'
import { measure } from './measuring.ts'
import { platformUrls } from './platform-urls.ts'
import { Problem, problemText, type ProblemCode } from './problem.ts'
import { parseQuery, readableUrl } from './readable-url.ts'
import type { RenderDocument } from './rendering.ts'
import type { Route } from './route.ts'
import { protect } from './security.ts'
import type { Services } from './services.ts'
import { tellProblems } from './telling-problems.ts'

export interface ServerOptions {
  readonly database: Database
  readonly directory: OrganizationDirectory
  readonly routes: readonly Route[]
  /** Which roles may do what, of all modules. */
  readonly capabilities: CapabilityTable
  readonly renderDocument: RenderDocument
  /** Changes with every build, so that a new version's pages are not taken for the old one's. */
  readonly build: string
  readonly assetsFolder: string
  readonly clock: () => Temporal.Instant
  readonly services: Services
  readonly logger: FastifyBaseLogger
  readonly requestsPerTenSeconds: number
  /** How many proxies stand in front and are believed about the visitor's address and host. */
  readonly trustedProxies: number
  /** Bytes of finished pages kept in memory; 0 renders every page anew. */
  readonly pageStoreBytes: number
}

/** A 10,000-character Thai search is 90 KB in an address; it deserves an answer, not a dropped line. */
const longestHeader = 128 * 1024
const largestBody = 256 * 1024
const healthTimeoutMs = 2_500

/** Assembles the server: protection first, then files, then every route of the house. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    loggerInstance: options.logger,
    // Fastify's own lines carry the visitor's address; ours, in measuring.ts, do not.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_, hop) => hop < options.trustedProxies,
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    http: { maxHeaderSize: longestHeader },
    rewriteUrl: ({ url = '/' }) => readableUrl(originForm(url)),
    // No limit of the router's own, whose refusal would pass by every hook; routes check what they take.
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: longestHeader,
      querystringParser: parseQuery,
    },
    clientErrorHandler: refuseUnreadable,
  })
  // First of all: routes that were there before it would keep the framework's own error pages.
  tellProblems(server, options)
  await protect(server, options)
  keepSitesApart(server, options.routes)
  measure(server)
  await server.register(formbody)
  await server.register(staticFiles, {
    root: options.assetsFolder,
    prefix: platformUrls.asset({ name: '' }),
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
  })
  server.get(platformUrls.health.pattern, async (_, reply) => {
    return (await answers(options.database))
      ? reply.send({ status: 'ok' })
      : reply.code(503).send({ status: 'database unavailable' })
  })
  answerRoutes(server, options)
  return server
}

/** Whether the database answers now. One that hangs must not keep whoever watches the program waiting. */
async function answers({ serving }: Database): Promise<boolean> {
  const answered = serving.query(impatientQuery('select 1', healthTimeoutMs)).then(
    () => true,
    () => false,
  )
  // Before the query comes the wait for a connection, which may be longer.
  return Promise.race([answered, setTimeout(healthTimeoutMs, false, { ref: false })])
}

/** A client may name the whole address, as to a proxy (RFC 9112, 3.2.2); only its path matters here. */
function originForm(target: string): string {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  return path === target || path.startsWith('/') ? path : `/${path}`
}

/** What the HTTP parser refuses before there is a request, by its codes. */
const unreadable: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'address-too-long',
  // Thai letters, for one, which must be encoded; a browser does so.
  HPE_INVALID_URL: 'broken-characters',
}

function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code = unreadable[error.code ?? ''] ?? 'bad-request'
  const { status } = new Problem(code)
  const body = problemText(code)
  socket.end(
    `HTTP/1.1 ${status} ${code}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
