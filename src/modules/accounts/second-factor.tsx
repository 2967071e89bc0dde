import { z } from 'zod'
import { findAccount } from '../../platform/identity/accounts.ts'
import {
  beginAuthenticator,
  checkCode,
  confirmAuthenticator,
  hasAuthenticator,
  removeAuthenticator,
  type CodeChecked,
} from '../../platform/identity/authenticator.ts'
import { factorGuesses } from '../../platform/identity/guessing.ts'
import { listPasskeys } from '../../platform/identity/passkeys.ts'
import { makeRecoveryCodes, useRecoveryCode } from '../../platform/identity/recovery-codes.ts'
import { mayAddFactor } from '../../platform/identity/second-factor.ts'
import { mustShowSecondFactor } from '../../platform/identity/sessions.ts'
import { beginSession } from '../../platform/identity/signing-in.ts'
import { ownPath } from '../../platform/web/own-path.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { RecoveryCodesPage, SecondFactorPage, SetUpPage } from './pages/second-factor-pages.tsx'
import { secondFactorMessages } from './second-factor-messages.ts'
import { goingOn, type GoingOn } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

type FactorAct = Act<unknown, GoingOn>

const given = z.object({ code: z.string().trim().max(100) }).catch({ code: '' })
const sixDigits = /^\d{3}\s?\d{3}$/

type Shown = { ok: true; method: 'totp' | 'recovery-code' } | { ok: false; words: string }

/** Checks what was typed, and counts it where it is wrong. */
async function shown({ tx, view, body, actor, services, now }: FactorAct): Promise<Shown> {
  const t = secondFactorMessages[view.language]
  const accountId = actor.accountId!
  const { code } = given.parse(body)
  const seconds = await factorGuesses.secondsToWait(tx, accountId, now)
  if (seconds > 0) return { ok: false, words: t.wait(seconds) }
  const isOfApp = sixDigits.test(code)
  const checked: CodeChecked = isOfApp
    ? await checkCode(tx, services.secrets, { accountId, code: code.replaceAll(/\s/g, ''), at: now })
    : (await useRecoveryCode(tx, { accountId, code, at: now }))
      ? { ok: true }
      : { ok: false, reason: 'wrong' }
  if (checked.ok) {
    await factorGuesses.clear(tx, accountId)
    return { ok: true, method: isOfApp ? 'totp' : 'recovery-code' }
  }
  await factorGuesses.countWrong(tx, accountId, now)
  return { ok: false, words: checked.reason === 'none' ? t.wrong : t[checked.reason] }
}

function refused(words: string): FormState {
  return { typed: {}, errors: { code: words } }
}

/** The session goes on under a new token: whoever knew the old one has not shown this factor. */
export async function wholeSession({ tx, actor, visitor, now }: Act, method: string): Promise<string> {
  const { token } = await beginSession(tx, {
    accountId: actor.accountId!,
    hasShownSecondFactor: true,
    method,
    userAgent: visitor.userAgent,
    previousSession: visitor.sessionId,
    at: now,
  })
  return token
}

async function factorPage(
  { tx, view, actor, query }: FactorAct,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const passkeys = await listPasskeys(tx, actor.accountId!)
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: secondFactorMessages[view.language].title,
    content: <SecondFactorPage form={form} to={query.to} hasPasskey={passkeys.length > 0} />,
  }
}

async function showFactor(act: FactorAct): Promise<Answer> {
  const result = await shown(act)
  if (!result.ok) return factorPage(act, refused(result.words), 422)
  const session = await wholeSession(act, result.method)
  return { kind: 'redirect', to: ownPath(act.query.to, accountUrls.me()), session }
}

async function setUpPage(act: FactorAct, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, actor, visitor, services, query } = act
  const accountId = actor.accountId!
  const { language, organization } = view
  if (!(await mayAddFactor(tx, { accountId, sessionId: visitor.sessionId! }))) {
    return { kind: 'redirect', to: accountUrls.secondFactor({ to: query.to }) }
  }
  const account = await findAccount(tx, accountId)
  const enrolment = await beginAuthenticator(tx, services.secrets, {
    accountId,
    email: account?.email ?? '',
    issuer: language === 'th' ? organization.shortName : organization.shortNameEn,
  })
  // It has one already: a second cannot be added without showing the first.
  if (!enrolment) return { kind: 'redirect', to: accountUrls.secondFactor({ to: query.to }) }
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: secondFactorMessages[language].setUp,
    content: (
      <SetUpPage
        form={form}
        to={query.to}
        enrolment={enrolment}
        isObligatory={mustShowSecondFactor(visitor.person!.roles)}
      />
    ),
  }
}

async function setUp(act: FactorAct): Promise<Answer> {
  const { tx, actor, visitor, now, query } = act
  const accountId = actor.accountId!
  const may = await mayAddFactor(tx, { accountId, sessionId: visitor.sessionId! })
  if (!may || (await hasAuthenticator(tx, accountId))) {
    return factorPage(act, refused(secondFactorMessages[act.view.language].wrong), 409)
  }
  const result = await shown(act)
  if (!result.ok || result.method !== 'totp') {
    const words = result.ok ? secondFactorMessages[act.view.language].wrong : result.words
    return setUpPage(act, refused(words), 422)
  }
  await confirmAuthenticator(tx, actor, { accountId, at: now })
  return codesPage(act, await wholeSession(act, 'totp'), ownPath(query.to, accountUrls.me()))
}

/** Shown in answer to the form itself: an address at which codes could be read again would be one too many. */
export async function codesPage(
  { tx, view, actor, now }: Act,
  session: string | undefined,
  to: string,
): Promise<Answer> {
  const codes = await makeRecoveryCodes(tx, actor, { accountId: actor.accountId!, at: now })
  return {
    kind: 'page',
    title: secondFactorMessages[view.language].codes,
    content: <RecoveryCodesPage codes={codes} to={to} />,
    ...(session ? { session } : {}),
  }
}

async function replace(act: FactorAct): Promise<Answer> {
  const { tx, actor, now } = act
  const result = await shown(act)
  if (!result.ok) return factorPage(act, refused(result.words), 422)
  await removeAuthenticator(tx, actor, { accountId: actor.accountId!, at: now })
  return { kind: 'redirect', to: accountUrls.secondFactorSetUp() }
}

const ofSigningIn = { permission: 'signing-in', reuse: 'never', query: goingOn } as const

export const secondFactorRoutes = [
  route(accountUrls.secondFactor, { ...ofSigningIn, event: 'none', serves: 'second-factor' }, async (act) =>
    factorPage(act, emptyForm),
  ),
  route(
    accountUrls.secondFactor,
    { ...ofSigningIn, method: 'POST', event: 'accounts.signed-in', once: false },
    showFactor,
  ),
  // The first visit makes the secret that it shows.
  route(
    accountUrls.secondFactorSetUp,
    { ...ofSigningIn, event: 'none', writes: true, serves: 'second-factor-set-up' },
    (act) => setUpPage(act, emptyForm),
  ),
  route(
    accountUrls.secondFactorSetUp,
    { ...ofSigningIn, method: 'POST', event: 'accounts.second-factor-added', once: false },
    setUp,
  ),
  route(
    accountUrls.recoveryCodes,
    {
      method: 'POST',
      permission: 'signed-in',
      event: 'accounts.recovery-codes-made',
      reuse: 'never',
      once: false,
    },
    (act) => codesPage(act, undefined, accountUrls.me()),
  ),
  route(
    accountUrls.replaceSecondFactor,
    {
      method: 'POST',
      permission: 'signed-in',
      event: 'accounts.second-factor-removed',
      reuse: 'never',
      query: goingOn,
      once: false,
    },
    replace,
  ),
]
