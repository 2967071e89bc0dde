import { z } from 'zod'
import { beginSession, signInWithPassword } from '../../platform/identity/signing-in.ts'
import { endSession } from '../../platform/identity/sessions.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { ownPath } from '../../platform/web/own-path.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { accountMessages } from './messages.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { accountUrls } from './urls.ts'
import { append } from '../../platform/ledger/append.ts'

export const goingOn = z.object({ to: z.string().max(2000).optional() })
export type GoingOn = z.output<typeof goingOn>

const credentials = z.object({
  email: z.string().trim().min(1, 'emailMissing').max(320, 'emailMissing'),
  password: z.string().min(1, 'passwordMissing').max(1000, 'passwordMissing'),
})

function signInPage(
  { view, query, services }: Pick<Act<unknown, GoingOn>, 'view' | 'query' | 'services'>,
  form: FormState,
  status = 200,
): Answer {
  return {
    kind: 'page',
    status,
    // What it counted of wrong guesses stays.
    keepsWrites: true,
    title: accountMessages[view.language].signIn,
    content: <SignInPage form={form} to={query.to} provider={services.openid?.name} />,
  }
}

async function signIn(act: Act<unknown, GoingOn>): Promise<Answer> {
  const { tx, view, body, visitor, now, query } = act
  const t = accountMessages[view.language]
  const typed = typedIn(body)
  const read = readForm(credentials, body)
  if (!read.ok) {
    const errors = Object.fromEntries(
      Object.entries(read.faults).map(([field, code]) => [
        field,
        code === 'emailMissing' ? t.emailMissing : t.passwordMissing,
      ]),
    )
    return signInPage(act, { typed, errors }, 422)
  }
  const { deviceToken, network, userAgent, sessionId } = visitor
  const signedIn = await signInWithPassword(tx, {
    ...read.data,
    deviceToken,
    network,
    userAgent,
    previousSession: sessionId,
    at: now,
  })
  if (signedIn.ok) {
    const { token, device } = signedIn
    return { kind: 'redirect', to: ownPath(query.to, accountUrls.me()), session: token, device }
  }
  return signedIn.reason === 'wrong'
    ? signInPage(act, { typed, errors: { email: t.wrong } }, 422)
    : signInPage(act, { typed, errors: { email: t.wait(signedIn.seconds) } }, 429)
}

export const signInRoutes = [
  route(
    accountUrls.signIn,
    { permission: 'public', event: 'none', reuse: 'never', query: goingOn, serves: 'sign-in' },
    async (act) => signInPage(act, emptyForm),
  ),
  route(
    accountUrls.signIn,
    {
      method: 'POST',
      permission: 'public',
      event: 'accounts.signed-in',
      reuse: 'never',
      query: goingOn,
      // The answer holds the session: a second sending is a second sign-in.
      once: false,
    },
    signIn,
  ),
  route(
    accountUrls.signOut,
    { method: 'POST', permission: 'signing-in', event: 'accounts.signed-out', reuse: 'never', once: false },
    async ({ tx, actor, visitor, now }) => {
      const accountId = actor.accountId!
      await endSession(tx, { accountId, sessionId: visitor.sessionId!, at: now })
      await append(tx, { kind: 'accounts.signed-out', subject: accountId, actor, at: now, payload: {} })
      return { kind: 'redirect', to: accountUrls.signIn(), session: 'end' }
    },
  ),
]

/** Signs somebody in who has just shown with a link, and a password he set, that the account is his. */
export async function signInAfterLink({ tx, visitor, now }: Act, accountId: string): Promise<string> {
  const { token } = await beginSession(tx, {
    accountId,
    hasShownSecondFactor: false,
    method: 'link',
    userAgent: visitor.userAgent,
    previousSession: visitor.sessionId,
    at: now,
  })
  return token
}
