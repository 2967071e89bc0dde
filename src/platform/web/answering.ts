import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { fiscalYearOf, quarterOf, todayInBangkok } from '../calendar/fiscal-year.ts'
import { inOrganization } from '../database/tenant.ts'
import { languages, type Language } from '../language/messages.ts'
import type { Organization } from '../organization/directory.ts'
import { filled, type Values } from './address.ts'
import { preferredLanguage, registerLanguageChoice } from './language-choice.ts'
import { acceptedEncoding, PageStore, StoredPage, type Redirection } from './page-store.ts'
import { Problem } from './problem.ts'
import { isBroken } from './readable-url.ts'
import type { Act, Answer, Route } from './route.ts'
import type { ServerOptions } from './server.ts'
import { loggable, problemOf } from './unexpected.ts'
import { localAddress, type View } from './view.ts'

/** Turns a page's title and content, or a problem, into a whole HTML document. */
export interface RenderDocument {
  page(view: View, page: Extract<Answer, { kind: 'page' }>): string
  problem(view: View, problem: Problem): string
}

const html = 'text/html; charset=utf-8'

/** What all answers of a server share. */
interface Shared {
  readonly options: ServerOptions
  readonly store: PageStore
  readonly present: () => Present
  readonly asked: (route: Route, request: FastifyRequest) => Asked
}

/** The date, and as a text the part of it that pages speak of. */
interface Present {
  readonly today: Temporal.PlainDate
  readonly quarter: string
}

/** What the route took from an address, and the same as one text. */
interface Asked {
  readonly parameters: unknown
  readonly query: unknown
  readonly text: string
}

export function answerRoutes(server: FastifyInstance, options: ServerOptions): void {
  const shared: Shared = {
    options,
    store: new PageStore(options.pageStoreBytes),
    present: presentBy(options.clock),
    asked: rememberAsked(),
  }
  // What is made for each request, such as a search, costs many times a kept page.
  const rareLimit = Math.ceil(options.requestsPerTenSeconds / 10)
  registerLanguageChoice(server)
  for (const route of options.routes) {
    for (const language of route.languages === 'both' ? languages : (['th'] as const)) {
      server.route({
        method: route.method,
        url: localAddress(language, route.address.pattern),
        exposeHeadRoute: route.method === 'GET',
        ...(route.reuse === 'never' ? { config: { rateLimit: { max: rareLimit } } } : {}),
        handler: (request, reply) => answer(shared, route, language, request, reply),
      })
    }
  }
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, async (request, reply) => {
    if (isBroken(decodeURIComponent(pathOf(request)))) throw new Problem('broken-characters')
    if (request.method === 'GET' || request.method === 'HEAD') throw new Problem('not-found')
    // RFC 9110, 15.5.6: the answer says what the address does take.
    reply.header('allow', 'GET, HEAD')
    throw new Problem('method-not-allowed')
  })
}

/** Answers everything that goes wrong with a page in both languages. */
export function tellProblems(server: FastifyInstance, options: ServerOptions): void {
  const refusals = refusalPages(options)
  server.setErrorHandler((error: FastifyError, request, reply) =>
    tellProblem(options, refusals, error, request, reply),
  )
}

type RefusalPages = (language: Language, hostname: string, today: Temporal.PlainDate) => string

/**
 * The page that asks a crowd to wait: made once for each organisation and language, because a refusal
 * that costs a rendering sheds no load. It is the same at every address, so that its language link leads
 * to the front page. One for each organisation that is served now, so that there are never many.
 */
function refusalPages({ directory, renderDocument }: ServerOptions): RefusalPages {
  const pages = new WeakMap<Organization, Map<Language, string>>()
  const problem = new Problem('too-many-requests')
  return (language, hostname, today) => {
    const organization = directory.lastKnownAt(hostname)
    const view = { language, today, path: '/', search: '', csrfToken: refuseToken, organization }
    if (!organization) return renderDocument.problem(view, problem)
    const known = pages.get(organization) ?? new Map<Language, string>()
    pages.set(organization, known)
    const page = known.get(language) ?? renderDocument.problem(view, problem)
    known.set(language, page)
    return page
  }
}

async function answer(
  { options, store, present, asked }: Shared,
  route: Route,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (route.method === 'GET' && route.languages === 'both' && language === 'th') {
    const preferred = preferredLanguage(request)
    if (preferred === 'en') {
      return reply.header('vary', 'Cookie').redirect(localAddress('en', request.url), 302)
    }
  }
  const organization = await options.directory.at(request.hostname)
  if (!organization) throw new Problem('no-organization')
  const { today, quarter } = present()
  const { parameters, query, text } = asked(route, request)

  // What a stored answer depends on besides its address. Pages speak of "this quarter", so that a
  // new quarter makes them anew as a change would.
  // The organisation too: a database that is begun anew counts its revisions from the start again.
  const moment = `${organization.revision}.${quarter}`
  const state = `${options.build}.${language}.${organization.organizationId}.${moment}`
  const act = (): Omit<Act, 'tx'> => ({
    view: {
      ...viewOf(request, reply, language, today),
      ...understood(route, parameters, query),
      ...(route.reuse === 'revision' ? { csrfToken: refuseToken } : {}),
      organization,
    },
    parameters,
    query,
    body: request.body,
  })
  const made =
    route.reuse === 'revision'
      ? await store.getOrMake(`${state} ${text}`, () => make(options, route, act(), state))
      : await make(options, route, act())
  return made instanceof StoredPage
    ? send(request, reply, made)
    : reply.redirect(localAddress(language, made.to), 303)
}

/** `state` names what a stored answer depends on; without it the answer is known by its content. */
async function make(
  options: ServerOptions,
  route: Route,
  act: Omit<Act, 'tx'>,
  state?: string,
): Promise<StoredPage | Redirection> {
  const result = await inOrganization(
    options.database.serving,
    act.view.organization.organizationId,
    (tx) => route.handle({ ...act, tx }),
    route.method === 'GET' ? 'read only' : 'read write',
  )
  if (result.kind === 'absent') throw new Problem('not-found')
  return result.kind === 'redirect' ? result : storedPage(options, act.view, result, state)
}

/** The first visitor's token would be shown to everybody, and fit nobody else's cookie. */
function refuseToken(): never {
  throw new Error("a page with a form is made for each visitor: its route says reuse: 'never'")
}

function storedPage(
  options: ServerOptions,
  view: View,
  result: Extract<Answer, { kind: 'page' | 'data' }>,
  state: string | undefined,
): StoredPage {
  const body = result.kind === 'page' ? options.renderDocument.page(view, result) : result.body
  return new StoredPage({
    status: (result.kind === 'page' && result.status) || 200,
    type: result.kind === 'page' ? html : result.type,
    ...(result.kind === 'data' && result.filename ? { filename: result.filename } : {}),
    // Weak, because the compressed forms share it.
    etag: `W/"${state ?? createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
  })
}

async function send(request: FastifyRequest, reply: FastifyReply, page: StoredPage): Promise<FastifyReply> {
  reply
    .header('etag', page.etag)
    .header('vary', 'Accept-Encoding, Cookie')
    // Kept, but asked about each time: a change is seen at once and an unchanged page costs no bytes.
    .header('cache-control', 'no-cache')
  if (page.status === 200 && request.headers['if-none-match']?.includes(page.etag))
    return reply.code(304).send()
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  if (page.filename) reply.header('content-disposition', `attachment; filename="${page.filename}"`)
  return reply
    .code(page.status)
    .type(page.type)
    .send(await page.encoded(encoding))
}

/** Thailand's clocks differ from the world's by whole hours, so that an hour has one date there. */
function presentBy(clock: ServerOptions['clock']): () => Present {
  let known: (Present & { readonly hour: number }) | undefined
  return () => {
    const now = clock()
    const hour = Math.floor(now.epochMilliseconds / 3_600_000)
    if (known?.hour === hour) return known
    const today = todayInBangkok(now)
    known = { hour, today, quarter: `${fiscalYearOf(today)}q${quarterOf(today)}` }
    return known
  }
}

const mostRemembered = 4096
const longestRemembered = 200

/**
 * An address means the same to everybody, and most visitors ask for the same few: with the date, reading
 * it was a quarter of the work of a stored answer. The oldest is forgotten first.
 */
function rememberAsked(): Shared['asked'] {
  const remembered = new Map<string, Asked>()
  return (route, request) => {
    const name = `${route.method} ${request.url}`
    const known = remembered.get(name)
    if (known) return known
    const parameters = parse(route, 'parameters', request.params)
    const query = parse(route, 'query', request.query)
    const text = `${route.address.pattern} ${JSON.stringify([parameters, query])}`
    const asked = { parameters, query, text }
    if (name.length <= longestRemembered) {
      if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
      remembered.set(name, asked)
    }
    return asked
  }
}

function parse(route: Route, part: 'parameters' | 'query', given: unknown): unknown {
  if (
    Object.entries(given as Record<string, string>)
      .flat()
      .some(isBroken)
  ) {
    throw new Problem('broken-characters')
  }
  const parsed = route[part].safeParse(given)
  if (parsed.success) return parsed.data
  if (part === 'parameters') throw new Problem('not-found')
  throw new Problem('unknown-value', parsed.error.issues.map((issue) => issue.path.join('.')).join(', '))
}

function viewOf(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  today: Temporal.PlainDate,
): Omit<View, 'organization'> {
  const path = pathOf(request)
  return {
    language,
    today,
    path: language === 'en' ? path.replace(/^\/en(?=\/|$)/, '') || '/' : path,
    search: request.url.slice(path.length),
    csrfToken: () => reply.generateCsrf(),
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.replace(/\?.*$/s, '')
}

/**
 * The address with nothing in it but what the route took. A stored page is shown to others as well, who
 * must not find in its links what the first visitor had added.
 */
function understood(route: Route, parameters: unknown, query: unknown): Pick<View, 'path' | 'search'> {
  const whole = filled(route.address.pattern, parameters as Values, query as Values)
  const path = whole.replace(/\?.*$/s, '')
  return { path, search: whole.slice(path.length) }
}

async function tellProblem(
  options: ServerOptions,
  refusals: RefusalPages,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = problemOf(error)
  if (problem.status >= 500) request.log.error({ ...loggable(error), route: request.routeOptions.url })
  const language = /^\/en(\/|\?|$)/.test(request.url) ? 'en' : (preferredLanguage(request) ?? 'th')
  const today = todayInBangkok(options.clock())
  reply.code(problem.status).header('cache-control', 'no-store').type(html)
  if (problem.code === 'too-many-requests') return reply.send(refusals(language, request.hostname, today))
  // Of the address itself it needs no more than what is in memory, which a lost database leaves alone.
  const organization =
    problem.code === 'database-unavailable'
      ? options.directory.lastKnownAt(request.hostname)
      : await options.directory.at(request.hostname).catch(() => undefined)
  const view = { ...viewOf(request, reply, language, today), organization }
  return reply.send(options.renderDocument.problem(view, problem))
}
