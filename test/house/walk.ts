import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { linksOf } from './reading.ts'

/**
 * Walks from the front pages along every link of the site, in both languages, and returns all that is
 * reached by its address. Queries are left out: filters make thousands of addresses of the same pages; and so is what
 * `isLeftOut` says.
 */
export async function everyPage(
  server: FastifyInstance,
  isLeftOut: (url: string) => boolean = () => false,
): Promise<Map<string, LightMyRequestResponse>> {
  const reached = new Map<string, LightMyRequestResponse>()
  const ahead = languages.map((language) => localAddress(language, '/'))
  for (let url = ahead.pop(); url !== undefined; url = ahead.pop()) {
    if (reached.has(url) || isLeftOut(url)) continue
    const answer = await server.inject({ url })
    reached.set(url, answer)
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue
    ahead.push(...linksOf(answer.body).filter(isOwnPage).map(withoutQuery))
  }
  return reached
}

/** The link that changes the language is no page: it sets a cookie and leads on. */
function isOwnPage(link: string): boolean {
  return /^\/(?!\/)/.test(link) && !link.startsWith('/language/')
}

function withoutQuery(link: string): string {
  return link.replace(/[?#].*$/, '')
}

/** Forms of a page that send something and could be sent by another site. */
export function formsWithoutToken(html: string): string[] {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/gi) ?? []
  return forms.filter(
    (form) =>
      /^<form\b[^>]*\smethod="?post/i.test(form) &&
      !/<input\b[^>]*\sname="_csrf"[^>]*\svalue="[^"]+"/.test(form),
  )
}
