import { z } from 'zod'
import { findAccount } from '../../platform/identity/accounts.ts'
import {
  beginAuthenticator,
  checkCode,
  checkFirstCode,
  confirmAuthenticator,
  hasAuthenticator,
  removeAuthenticator,
  type CodeChecked,
} from '../../platform/identity/authenticator.ts'
import { factorGuesses } from '../../platform/identity/guessing.ts'
import { listPasskeys } from '../../platform/identity/passkeys.ts'
import { makeRecoveryCodes, useRecoveryCode } from '../../platform/identity/recovery-codes.ts'
import { mayAddFactor, mustKeepFactor } from '../../platform/identity/second-factor.ts'
import { mustShowSecondFactor } from '../../platform/identity/sessions.ts'
import { beginSession } from '../../platform/identity/signing-in.ts'
import { ownPath } from '../../platform/web/own-path.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { ownPasswordFault } from './own-password.ts'
import {
  RecoveryCodesPage,
  RemoveFactorPage,
  SecondFactorPage,
  SetUpPage,
} from './pages/second-factor-pages.tsx'
import { secondFactorMessages } from './second-factor-messages.ts'
import { goingOn, type GoingOn } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

type FactorAct = Act<unknown, GoingOn>

const given = z.object({ code: z.string().trim().max(100) }).catch({ code: '' })
const sixDigits = /^\d{3}\s?\d{3}$/

const typedCode = (body: Act['body']): string => given.parse(body).code

/** Takes a code unless there were too many wrong ones, and counts it where it is wrong. */
async function counted<Right extends { ok: true }>(
  { tx, view, actor, now }: Act,
  check: () => Promise<Right | { ok: false; reason: 'wrong' | 'used' | 'clock' | 'stale' }>,
): Promise<Right | { ok: false; words: string }> {
  const t = secondFactorMessages[view.language]
  const accountId = actor.accountId!
  const seconds = await factorGuesses.secondsToWait(tx, accountId, now)
  if (seconds > 0) return { ok: false, words: t.wait(seconds) }
  const checked = await check()
  if (checked.ok) {
    await factorGuesses.clear(tx, accountId)
    return checked
  }
  await factorGuesses.countWrong(tx, accountId, now)
  return { ok: false, words: t[checked.reason] }
}

function refused(field: 'code' | 'password', words: string): FormState {
  return { typed: {}, errors: { [field]: words } }
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
  const { tx, body, actor, services, query, now } = act
  const accountId = actor.accountId!
  const code = typedCode(body)
  const isOfApp = sixDigits.test(code)
  const shown = await counted(act, async (): Promise<CodeChecked> => {
    if (isOfApp) {
      return checkCode(tx, services.secrets, { accountId, code: code.replaceAll(/\s/g, ''), at: now })
    }
    const isRight = await useRecoveryCode(tx, { accountId, code, at: now })
    return isRight ? { ok: true } : { ok: false, reason: 'wrong' }
  })
  if (!shown.ok) return factorPage(act, refused('code', shown.words), 422)
  const session = await wholeSession(act, isOfApp ? 'totp' : 'recovery-code')
  return { kind: 'redirect', to: ownPath(query.to, accountUrls.me()), session }
}

function enrollingIn({ actor, visitor }: Act): { accountId: string; sessionId: string } {
  return { accountId: actor.accountId!, sessionId: visitor.sessionId! }
}

async function setUpPage(act: FactorAct, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, visitor, services, query } = act
  const enrolling = enrollingIn(act)
  const { language, organization } = view
  if (!(await mayAddFactor(tx, enrolling))) {
    return { kind: 'redirect', to: accountUrls.secondFactor({ to: query.to }) }
  }
  const account = await findAccount(tx, enrolling.accountId)
  const enrolment = await beginAuthenticator(tx, services.secrets, {
    ...enrolling,
    email: account?.email ?? '',
    issuer: language === 'th' ? organization.shortName : organization.shortNameEn,
  })
  const isReplacing = await hasAuthenticator(tx, enrolling.accountId)
  const t = secondFactorMessages[language]
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: isReplacing ? t.replace : t.setUp,
    content: (
      <SetUpPage
        form={form}
        to={query.to}
        enrolment={enrolment}
        isObligatory={mustShowSecondFactor(visitor.person!.roles)}
        isReplacing={isReplacing}
      />
    ),
  }
}

async function setUp(act: FactorAct): Promise<Answer> {
  const { tx, view, body, actor, services, now, query } = act
  const t = secondFactorMessages[view.language]
  const enrolling = enrollingIn(act)
  if (!(await mayAddFactor(tx, enrolling))) return factorPage(act, refused('code', t.wrong), 409)
  if (await hasAuthenticator(tx, enrolling.accountId)) {
    const fault = await ownPasswordFault(act, 'password')
    if (fault) return setUpPage(act, refused('password', fault), 422)
  }
  const code = typedCode(body).replaceAll(/\s/g, '')
  const first = await counted<{ ok: true; step: number }>(act, () =>
    checkFirstCode(tx, services.secrets, { ...enrolling, code, at: now }),
  )
  if (!first.ok) return setUpPage(act, refused('code', first.words), 422)
  const { step } = first
  if (!(await confirmAuthenticator(tx, actor, { ...enrolling, step, at: now }))) {
    return setUpPage(act, refused('code', t.stale), 409)
  }
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

async function removePage(act: Act, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, actor, visitor } = act
  const accountId = actor.accountId!
  if (!(await hasAuthenticator(tx, accountId))) return { kind: 'absent' }
  const isNeeded = await mustKeepFactor(tx, { accountId, roles: visitor.person!.roles })
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: secondFactorMessages[view.language].remove,
    content: <RemoveFactorPage form={form} isNeeded={isNeeded} />,
  }
}

async function remove(act: Act): Promise<Answer> {
  const { tx, actor, visitor, now } = act
  const fault = await ownPasswordFault(act, 'password')
  if (fault) return removePage(act, refused('password', fault), 422)
  const { roles } = visitor.person!
  const removed = await removeAuthenticator(tx, actor, { accountId: actor.accountId!, roles, at: now })
  return removed.ok ? { kind: 'redirect', to: accountUrls.me() } : removePage(act, emptyForm, 409)
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
  route(accountUrls.removeSecondFactor, { permission: 'signed-in', event: 'none', reuse: 'never' }, (act) =>
    removePage(act, emptyForm),
  ),
  route(
    accountUrls.removeSecondFactor,
    {
      method: 'POST',
      permission: 'signed-in',
      event: 'accounts.second-factor-removed',
      reuse: 'never',
    },
    remove,
  ),
]
