import { create as contentDisposition } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fiscalYearOf, quarterOf, todayInBangkok } from '../calendar/fiscal-year.ts'
import { discardStaged } from '../files/staging.ts'
import { languages, type Language } from '../language/messages.ts'
import { onOpenSite } from '../organization/site.ts'
import { houseOf, type House } from './admitting.ts'
import { formOf, oneFileOf } from './arriving-files.ts'
import { longestBytes } from './confidential-site.ts'
import { preferredLanguage, registerLanguageChoice } from './language-choice.ts'
import { acceptedEncoding, compressing, PageStore, StoredPage } from './page-store.ts'
import { perform, type Arrived } from './performing.ts'
import { Problem } from './problem.ts'
import { isBroken } from './readable-url.ts'
import { html, pathOf, refuseToken, understood, viewOf } from './requested-view.ts'
import type { Answer, FormFields, Route } from './route.ts'
import type { ServerOptions } from './server.ts'
import { keepTokens, takeDone, tellDone, visitorOf } from './tokens.ts'
import { localAddress } from './view.ts'

/** What a route's answer becomes before it is sent. */
type Made = StoredPage | Extract<Answer, { kind: 'redirect' | 'stream' | 'elsewhere' }>

/** What all answers of a server share. */
interface Shared {
  readonly options: ServerOptions
  readonly house: House
  readonly store: PageStore<Exclude<Made, StoredPage>>
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
    house: houseOf(options),
    store: new PageStore(options.pageStoreBytes),
    present: presentBy(options.clock),
    asked: rememberAsked(),
  }
  // What is made for each request, such as a search, costs many times a kept page.
  const rareLimit = Math.ceil(options.requestsPerTenSeconds / 10)
  // Pages that stay open would keep the server from stopping.
  server.addHook('preClose', async () => shared.house.live.close())
  registerLanguageChoice(server)
  for (const route of options.routes) {
    for (const language of route.languages === 'both' ? languages : (['th'] as const)) {
      server.route({
        method: route.method,
        url: localAddress(language, route.address.pattern),
        exposeHeadRoute: route.method === 'GET',
        config: {
          isFromMachine: route.takes !== 'form',
          site: route.site,
          hasForm: route.hasForm,
          takesFiles: route.uploads !== undefined,
          ...(route.reuse === 'never' ? { rateLimit: { max: rareLimit } } : {}),
        },
        ...(route.takes === 'bytes' ? { bodyLimit: longestBytes } : {}),
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

async function answer(
  shared: Shared,
  route: Route,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { options, store, present, asked } = shared
  if (route.method === 'GET' && route.site === 'open' && route.languages === 'both' && language === 'th') {
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
  const arrived = (): Arrived => ({
    view: {
      ...viewOf(request, reply, language, today),
      ...understood(route, parameters, query),
      ...(route.reuse === 'revision' ? { csrfToken: refuseToken } : {}),
      organization,
    },
    parameters,
    query,
    ...broughtBy(request, route),
    now: options.clock(),
    visitor: visitorOf(request),
    uploads: {},
    services: options.services,
  })
  const made =
    route.reuse === 'revision'
      ? await store.getOrMake(`${state} ${text}`, () => make(shared, route, arrived(), reply, state))
      : await makeOfForm(shared, route, arrived(), request, reply)
  if (made instanceof StoredPage) return send(request, reply, made, route)
  if (made.kind === 'stream') return sendStream(request, reply, made)
  if (made.kind === 'elsewhere') return reply.redirect(made.url, 303)
  const to = localAddress(language, made.to)
  if (!made.leaves) return reply.redirect(to, 303)
  reply.header('clear-site-data', '"cache", "storage"')
  return reply.redirect(onOpenSite(`${request.protocol}://${request.host}${to}`), 303)
}

/** What a request brought, as the route takes it. */
function broughtBy({ body }: FastifyRequest, { takes }: Route): Pick<Arrived, 'body' | 'text' | 'bytes'> {
  const bytes = Buffer.isBuffer(body) ? body : undefined
  if ((takes === 'bytes') !== (bytes !== undefined)) throw new Problem('unsupported-body')
  return {
    body: bytes || typeof body === 'string' ? {} : ((body ?? {}) as FormFields),
    text: typeof body === 'string' ? body : '',
    bytes: bytes ?? new Uint8Array(),
  }
}

/** Files that the handler did not keep are gone once it is done. */
async function makeOfForm(
  shared: Shared,
  route: Route,
  arrived: Arrived,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Made> {
  const { fields, uploads, staged } = await formOf(shared.house, route, arrived, request, reply)
  try {
    const bytes = route.takes === 'one-file' ? await oneFileOf(request) : arrived.bytes
    return await make(shared, route, { ...arrived, body: fields, uploads, bytes }, reply)
  } finally {
    await discardStaged(staged)
  }
}

/** `state` names what a stored answer depends on, and so the answer; one that is made for each request has no name. */
async function make(
  { options, house }: Shared,
  route: Route,
  arrived: Arrived,
  reply: FastifyReply,
  state?: string,
): Promise<Made> {
  const { answer: result, person } = await perform(house, route, arrived)
  const isForStaff = route.permission !== 'public' && route.permission !== 'signing-in'
  switch (result.kind) {
    case 'redirect':
      if (isForStaff && person && route.event !== 'none' && result.session === undefined) {
        tellDone(reply, route.event)
      }
      keepTokens(reply, result)
      return result
    case 'elsewhere':
      keepTokens(reply, result)
      return result
    case 'stream':
      return result
    case 'data': {
      const body = typeof result.body === 'function' ? await result.body() : result.body
      return stored(body, result, state)
    }
    case 'page': {
      if (result.session) keepTokens(reply, { session: result.session })
      const view = { ...arrived.view, person }
      const body =
        isForStaff && person && result.frame === undefined
          ? options.renderDocument.staffPage({ ...view, done: takeDone(reply) }, person, result)
          : options.renderDocument.page(view, result)
      return stored(body, { type: html, ...(result.status ? { status: result.status } : {}) }, state)
    }
  }
}

function stored(
  body: string | Uint8Array,
  { type, filename, status = 200 }: { type: string; filename?: string; status?: number },
  state: string | undefined,
): StoredPage {
  return new StoredPage({
    status,
    type,
    ...(filename ? { filename } : {}),
    // Weak, because the compressed forms share it.
    ...(state ? { etag: `W/"${state}"` } : {}),
    body,
  })
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  page: StoredPage,
  { permission }: Route,
): Promise<FastifyReply> {
  reply
    .header('vary', 'Accept-Encoding, Cookie')
    // Kept, but asked about each time: a change is seen at once and an unchanged page costs no bytes.
    .header('cache-control', permission === 'public' ? 'no-cache' : 'private, no-cache')
  if (page.etag) {
    reply.header('etag', page.etag)
    if (page.status === 200 && request.headers['if-none-match']?.includes(page.etag)) {
      return reply.code(304).send()
    }
  }
  const encoding = page.encodingFor(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  if (page.filename) reply.header('content-disposition', contentDisposition(page.filename))
  return reply
    .code(page.status)
    .type(page.type)
    .send(await page.encoded(encoding))
}

/** Ranges are the business of whoever made the stream. */
async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, bytes, body, etag, headers = {} }: Extract<Answer, { kind: 'stream' }>,
): Promise<FastifyReply> {
  reply.headers({ ...(etag ? { etag } : {}), 'cache-control': 'private, no-cache', ...headers })
  if (etag && request.headers['if-none-match']?.includes(etag)) {
    body.destroy()
    return reply.code(304).send()
  }
  reply.type(type)
  if (bytes !== undefined) return reply.header('content-length', bytes).send(body)
  reply.header('vary', 'Accept-Encoding')
  // A compressor keeps an event until there are more.
  const isLive = type.startsWith('text/event-stream')
  const encoding = isLive ? 'identity' : acceptedEncoding(request.headers['accept-encoding'])
  if (encoding === 'identity') return reply.send(body)
  return reply.header('content-encoding', encoding).send(compressing(body, encoding))
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
    // Addresses of other routes may hold a secret, such as a link that sets a password.
    if (route.reuse === 'revision' && name.length <= longestRemembered) {
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
