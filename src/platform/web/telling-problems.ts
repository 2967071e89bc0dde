import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import type { Language } from '../language/messages.ts'
import type { Organization } from '../organization/directory.ts'
import { siteAt } from '../organization/site.ts'
import { hourlyLog, isConfidential } from './confidential-site.ts'
import { preferredLanguage } from './language-choice.ts'
import { Problem } from './problem.ts'
import { html, refuseToken, viewOf } from './requested-view.ts'
import type { ServerOptions } from './server.ts'
import { loggable, problemOf } from './unexpected.ts'

/** Answers everything that goes wrong with a page in both languages. */
export function tellProblems(server: FastifyInstance, options: ServerOptions): void {
  const refusals = refusalPages(options)
  const logHourly = hourlyLog(server.log)
  server.setErrorHandler((error: FastifyError, request, reply) =>
    tellProblem(options, { refusals, logHourly }, error, request, reply),
  )
}

type RefusalPages = (language: Language, hostname: string, today: Temporal.PlainDate) => string

/**
 * The page that asks a crowd to wait: made once for each organisation, site and language, because a refusal
 * that costs a rendering sheds no load. It is the same at every address, so that its language link leads
 * to the front page. One for each organisation that is served now, so that there are never many.
 */
function refusalPages({ directory, renderDocument }: ServerOptions): RefusalPages {
  const pages = new WeakMap<Organization, Map<string, string>>()
  const problem = new Problem('too-many-requests')
  return (language, hostname, today) => {
    const organization = directory.lastKnownAt(hostname)
    const { site } = siteAt(hostname)
    const view = { language, site, today, path: '/', search: '', csrfToken: refuseToken, organization }
    if (!organization) return renderDocument.problem(view, problem)
    const known = pages.get(organization) ?? new Map<string, string>()
    pages.set(organization, known)
    const name = `${site} ${language}`
    const page = known.get(name) ?? renderDocument.problem(view, problem)
    known.set(name, page)
    return page
  }
}

async function tellProblem(
  options: ServerOptions,
  {
    refusals,
    logHourly,
  }: { readonly refusals: RefusalPages; readonly logHourly: ReturnType<typeof hourlyLog> },
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = problemOf(error)
  if (problem.status >= 500) {
    const what = { ...loggable(error), route: request.routeOptions.url }
    if (isConfidential(request)) logHourly(what)
    else request.log.error(what)
  }
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
