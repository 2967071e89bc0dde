import type { FastifyInstance, FastifyRequest } from 'fastify'
import { languages, type Language } from '../language/messages.ts'
import { address } from './address.ts'
import { ownPath } from './own-path.ts'
import { localAddress } from './view.ts'
import { Problem } from './problem.ts'

const cookieName = 'language'

/** Where the language link of a page leads: remembers the choice, then shows the same page. */
export const languageChoice = address('/language/:language')

/** The language chosen earlier on this device, if any. */
export function preferredLanguage(request: FastifyRequest): Language | undefined {
  const chosen = request.cookies?.[cookieName]
  return languages.find((language) => language === chosen)
}

export function registerLanguageChoice(server: FastifyInstance): void {
  server.get<{ Params: { language: string }; Querystring: { to?: string } }>(
    languageChoice.pattern,
    async (request, reply) => {
      const language = languages.find((known) => known === request.params.language)
      if (!language) throw new Problem('not-found')
      return reply
        .setCookie(cookieName, language, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          maxAge: 365 * 24 * 60 * 60,
        })
        .redirect(localAddress(language, ownPath(request.query.to)), 303)
    },
  )
}
