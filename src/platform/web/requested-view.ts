import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../language/messages.ts'
import { siteAt } from '../organization/site.ts'
import { filled, type Values } from './address.ts'
import type { Route } from './route.ts'
import type { View } from './view.ts'

export const html = 'text/html; charset=utf-8'

/** What a request says of the page it wants. */
export function viewOf(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
  today: Temporal.PlainDate,
): Omit<View, 'organization'> {
  const path = pathOf(request)
  let token: string | undefined
  const { site } = siteAt(request.hostname)
  return {
    language,
    site,
    today,
    path: language === 'en' ? path.replace(/^\/en(?=\/|$)/, '') || '/' : path,
    search: request.url.slice(path.length),
    // Once for all forms of a page: without a cookie yet, each call would begin another secret.
    csrfToken: site === 'confidential' ? refuseToken : () => (token ??= reply.generateCsrf()),
  }
}

export function pathOf(request: FastifyRequest): string {
  return request.url.replace(/\?.*$/s, '')
}

/**
 * The address with nothing in it but what the route took. A stored page is shown to others as well, who
 * must not find in its links what the first visitor had added.
 */
export function understood(route: Route, parameters: unknown, query: unknown): Pick<View, 'path' | 'search'> {
  const whole = filled(route.address.pattern, parameters as Values, query as Values)
  const path = whole.replace(/\?.*$/s, '')
  return { path, search: whole.slice(path.length) }
}

/** The first visitor's token would be shown to everybody, and fit nobody else's cookie. */
export function refuseToken(): never {
  throw new Error(
    "a page with a form is made for each visitor of the open site: its route says reuse: 'never'",
  )
}
