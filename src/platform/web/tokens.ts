import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LedgerKind } from '../ledger/kind.ts'
import { siteAt } from '../organization/site.ts'
import type { Answer, Visitor } from './route.ts'
import { networkOf } from './security.ts'

const session = 'session'
const device = 'device'
const attempt = 'attempt'
const done = 'done'
const yearSeconds = 365 * 24 * 60 * 60
const attemptSeconds = 10 * 60
const doneSeconds = 60

/** On TLS the browser itself keeps such a cookie from being set by a neighbour or over plain HTTP. */
function cookieName(request: FastifyRequest, name: string): string {
  return request.protocol === 'https' ? `__Host-${name}` : name
}

type UnknownVisitor = Omit<Visitor, 'person' | 'sessionId'>

/** Whoever comes to the confidential site. */
const nobody: UnknownVisitor = {
  sessionToken: undefined,
  deviceToken: undefined,
  attemptToken: undefined,
  network: '',
  userAgent: '',
}

/** What a request brings that may tell who sent it. */
export function visitorOf(request: FastifyRequest): UnknownVisitor {
  if (siteAt(request.hostname).site === 'confidential') return nobody
  return {
    sessionToken: request.cookies[cookieName(request, session)],
    deviceToken: request.cookies[cookieName(request, device)],
    attemptToken: request.cookies[cookieName(request, attempt)],
    network: networkOf(request.ip),
    userAgent: request.headers['user-agent'] ?? '',
  }
}

type Tokens = Pick<Extract<Answer, { kind: 'redirect' }>, 'session' | 'device'> &
  Partial<Pick<Extract<Answer, { kind: 'elsewhere' }>, 'attempt'>>

/** Gives the browser what an answer says of its session and of the device. */
export function keepTokens(reply: FastifyReply, answer: Tokens): void {
  const { request } = reply
  // Lax, so that a link in a message finds its reader signed in; forms are protected by their tokens.
  const options = {
    path: '/',
    httpOnly: true,
    secure: request.protocol === 'https',
    sameSite: 'lax',
  } as const
  if (answer.session === 'end') {
    reply.clearCookie(cookieName(request, session), options)
    // What the browser kept of the pages of whoever leaves, and what he typed, is not for the next person at it.
    reply.header('clear-site-data', '"cache", "storage"')
  } else if (answer.session !== undefined) {
    reply.setCookie(cookieName(request, session), answer.session, options)
  }
  if (answer.device !== undefined) {
    reply.setCookie(cookieName(request, device), answer.device, { ...options, maxAge: yearSeconds })
  }
  if (answer.attempt !== undefined) {
    reply.setCookie(cookieName(request, attempt), answer.attempt, { ...options, maxAge: attemptSeconds })
  }
}

/**
 * Tells the page that a form leads to what the form did. A cookie, not part of the address: no link can make
 * a page say so, and a page that is opened again does not repeat it.
 */
export function tellDone(reply: FastifyReply, kind: LedgerKind): void {
  const { request } = reply
  reply.setCookie(cookieName(request, done), kind, { ...doneOptions(request), maxAge: doneSeconds })
}

/** What the form that led here did; after that it is forgotten. */
export function takeDone(reply: FastifyReply): string | undefined {
  const { request } = reply
  const kind = request.cookies[cookieName(request, done)]
  if (kind !== undefined) reply.clearCookie(cookieName(request, done), doneOptions(request))
  return kind
}

function doneOptions(request: FastifyRequest) {
  return { path: '/', httpOnly: true, secure: request.protocol === 'https', sameSite: 'strict' } as const
}
