import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import {
  beginOpenid,
  linkOpenid,
  openidLinkedAt,
  signInWithOpenid,
  unlinkOpenid,
  type OpenidLinked,
  type OpenidPurpose,
  type SignedInByOpenid,
} from '../../platform/identity/openid.ts'
import { hashOf } from '../../platform/identity/tokens.ts'
import { ownPath } from '../../platform/web/own-path.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { openidMessages } from './openid-messages.ts'
import { OpenidFaultPage, type OpenidState } from './pages/openid-pages.tsx'
import { goingOn, type GoingOn } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

/** What providers send along: OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6, and RFC 9207. */
const part = z.string().max(5000).optional()
const returned = z.object({ code: part, state: part, iss: part, error: part, error_description: part })

type Fault = Extract<SignedInByOpenid | OpenidLinked, { ok: false }>['reason']

function faultPage({ view }: Pick<Act, 'view'>, reason: Fault, isLinking: boolean): Answer {
  const t = openidMessages[view.language]
  const title = t[reason]
  return {
    kind: 'page',
    status: reason === 'unavailable' ? 503 : 422,
    // An attempt that was used up stays so.
    keepsWrites: true,
    title,
    content: <OpenidFaultPage title={title} advice={t[`${reason}Advice`]} isLinking={isLinking} />,
  }
}

/** The one address that the provider is told of: neither the request's host nor its language is in it. */
function returnAddress(
  { services, view }: Pick<Act, 'services' | 'view'>,
  at: typeof accountUrls.openidReturn | typeof accountUrls.openidLinked,
): string {
  return services.linkTo(view.organization, at())
}

async function begin(
  act: Act<unknown, GoingOn | object>,
  purpose: OpenidPurpose & { returnTo: string; goesTo: string | null },
): Promise<Answer> {
  const { tx, services, now } = act
  if (!services.openid) return { kind: 'absent' }
  const begun = await beginOpenid(tx, services.openid, { ...purpose, at: now })
  if (!begun.ok) return faultPage(act, begun.reason, purpose.purpose === 'linking')
  return { kind: 'elsewhere', url: begun.url, attempt: begun.attempt }
}

function answerOf(act: Act, at: typeof accountUrls.openidReturn | typeof accountUrls.openidLinked) {
  const { view, visitor, now } = act
  return {
    answered: new URL(returnAddress(act, at) + view.search),
    attempt: visitor.attemptToken,
    at: now,
  }
}

async function signIn(act: Act): Promise<Answer> {
  const { tx, visitor, services } = act
  if (!services.openid) return { kind: 'absent' }
  const { userAgent, sessionId } = visitor
  const signedIn = await signInWithOpenid(tx, services.openid, {
    ...answerOf(act, accountUrls.openidReturn),
    userAgent,
    previousSession: sessionId,
  })
  if (!signedIn.ok) return faultPage(act, signedIn.reason, false)
  const to = ownPath(signedIn.goesTo ?? undefined, accountUrls.me())
  return { kind: 'redirect', to, session: signedIn.token }
}

/**
 * Made of the session's token, which no other site knows. Otherwise a link on one could make somebody link
 * his account to a stranger's identity that his browser was signed in to before.
 */
function proofOf({ visitor: { sessionToken = '' } }: Pick<Act, 'visitor'>): Buffer {
  return hashOf(`openid-link ${sessionToken}`)
}

/** How the account of whoever is signed in stands to the provider; undefined where none is named. */
export async function openidState(act: Act): Promise<OpenidState | undefined> {
  const { tx, actor, services } = act
  if (!services.openid) return undefined
  const { name, issuer } = services.openid
  const linkedAt = await openidLinkedAt(tx, { accountId: actor.accountId!, issuer })
  return { name, linkedAt, proof: proofOf(act).toString('base64url') }
}

async function beginLinking(act: Act<unknown, { proof: string }>): Promise<Answer> {
  const given = Buffer.from(act.query.proof, 'base64url')
  const own = proofOf(act)
  if (given.length !== own.length || !timingSafeEqual(given, own)) return { kind: 'absent' }
  return begin(act, {
    purpose: 'linking',
    accountId: act.actor.accountId!,
    returnTo: returnAddress(act, accountUrls.openidLinked),
    goesTo: null,
  })
}

async function link(act: Act): Promise<Answer> {
  const { tx, actor, services } = act
  if (!services.openid) return { kind: 'absent' }
  const linked = await linkOpenid(tx, actor, {
    provider: services.openid,
    accountId: actor.accountId!,
    ...answerOf(act, accountUrls.openidLinked),
  })
  if (!linked.ok) return faultPage(act, linked.reason, true)
  return { kind: 'redirect', to: accountUrls.me() }
}

async function unlink({ tx, actor, services, now }: Act): Promise<Answer> {
  const issuer = services.openid?.issuer
  if (!issuer) return { kind: 'absent' }
  const unlinked = await unlinkOpenid(tx, actor, { accountId: actor.accountId!, issuer, at: now })
  return unlinked ? { kind: 'redirect', to: accountUrls.me() } : { kind: 'absent' }
}

const anybody = { permission: 'public', reuse: 'never', writes: true } as const
const own = { permission: 'signed-in', reuse: 'never', writes: true } as const

export const openidRoutes = [
  route(accountUrls.openidStart, { ...anybody, event: 'none', query: goingOn }, (act) =>
    begin(act, {
      purpose: 'sign-in',
      accountId: null,
      returnTo: returnAddress(act, accountUrls.openidReturn),
      goesTo: act.query.to ?? null,
    }),
  ),
  route(accountUrls.openidReturn, { ...anybody, event: 'accounts.signed-in', query: returned }, signIn),
  route(
    accountUrls.openidLink,
    { ...own, event: 'none', query: z.object({ proof: z.string().max(100).default('') }) },
    beginLinking,
  ),
  route(accountUrls.openidLinked, { ...own, event: 'accounts.openid-linked', query: returned }, link),
  route(
    accountUrls.openidUnlink,
    { method: 'POST', permission: 'signed-in', event: 'accounts.openid-unlinked', reuse: 'never' },
    unlink,
  ),
]
