import { z } from 'zod'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  findPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
  type PasskeySite,
} from '../../platform/identity/passkeys.ts'
import { recoveryCodesLeft } from '../../platform/identity/recovery-codes.ts'
import { mustKeepFactor } from '../../platform/identity/second-factor.ts'
import { frontPage } from '../../platform/web/address.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { ownPath } from '../../platform/web/own-path.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { deviceName } from './device-name.ts'
import { PasskeyPage, PasskeySignInPage, PasskeysPage } from './pages/passkeys-pages.tsx'
import { ownPasswordFault } from './own-password.ts'
import { passkeyMessages } from './passkeys-messages.ts'
import { codesPage, wholeSession } from './second-factor.tsx'
import { goingOn, type GoingOn } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

const scripts = ['passkeys.js']
const answered = z.object({ response: z.string().max(100_000) }).catch({ response: '' })
const named = z.object({ name: z.string().trim().min(1).max(100) })

function siteOf({ services, view: { organization, language } }: Pick<Act, 'services' | 'view'>): PasskeySite {
  return {
    origin: new URL(services.linkTo(organization, frontPage())).origin,
    name: language === 'th' ? organization.shortName : organization.shortNameEn,
  }
}

/** Each showing of the page asks the device for something else, so that no answer fits twice. */
async function signInPage(act: Act<unknown, GoingOn>, refusal?: string): Promise<Answer> {
  const { tx, view, query, now } = act
  const options = await beginPasskeySignIn(tx, { site: siteOf(act), at: now })
  return {
    kind: 'page',
    // What was used up of challenges stays so, and the new one is kept.
    ...(refusal ? { status: 422, keepsWrites: true } : {}),
    title: passkeyMessages[view.language].signIn,
    scripts,
    content: <PasskeySignInPage options={options} to={query.to} refusal={refusal} />,
  }
}

async function signIn(act: Act<unknown, GoingOn>): Promise<Answer> {
  const { tx, view, body, visitor, query, now } = act
  const { deviceToken, userAgent, sessionId } = visitor
  const signedIn = await signInWithPasskey(tx, {
    ...answered.parse(body),
    site: siteOf(act),
    deviceToken,
    userAgent,
    previousSession: sessionId,
    at: now,
  })
  if (!signedIn.ok) return signInPage(act, passkeyMessages[view.language][signedIn.reason])
  const { token, device } = signedIn
  return { kind: 'redirect', to: ownPath(query.to, accountUrls.me()), session: token, device }
}

async function passkeysPage(
  act: Act,
  { form, refusal, status }: { form: FormState; refusal?: string; status?: number },
): Promise<Answer> {
  const { tx, view, actor, now } = act
  const accountId = actor.accountId!
  return {
    kind: 'page',
    ...(status ? { status, keepsWrites: true } : {}),
    title: passkeyMessages[view.language].title,
    scripts,
    content: (
      <PasskeysPage
        passkeys={await listPasskeys(tx, accountId)}
        options={await beginPasskey(tx, { accountId, site: siteOf(act), at: now })}
        form={form}
        refusal={refusal}
      />
    ),
  }
}

async function add(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = passkeyMessages[view.language]
  const accountId = actor.accountId!
  const read = readForm(named, body)
  const typed = typedIn(body)
  if (!read.ok) {
    return passkeysPage(act, { form: { typed, errors: { name: t.nameMissing } }, status: 422 })
  }
  const added = await addPasskey(tx, actor, {
    accountId,
    ...read.data,
    ...answered.parse(body),
    site: siteOf(act),
    at: now,
  })
  if (!added.ok) {
    return passkeysPage(act, { form: { typed, errors: {} }, refusal: t[added.reason], status: 422 })
  }
  // He has just shown the key: from now on the account asks for a second factor, and this was one.
  const session = await wholeSession(act, 'passkey')
  const to = accountUrls.passkeys()
  // Without a code on paper, a lost telephone would lock him out.
  if ((await recoveryCodesLeft(tx, accountId)) === 0) return codesPage(act, session, to)
  return { kind: 'redirect', to, session }
}

const ofPasskey = z.object({ passkeyId: z.uuid() })
type OfPasskey = z.output<typeof ofPasskey>

async function passkeyPage(act: Act<OfPasskey>, form: FormState, status?: number): Promise<Answer> {
  const { tx, actor, visitor, parameters } = act
  const accountId = actor.accountId!
  const passkey = await findPasskey(tx, { accountId, ...parameters })
  if (!passkey) return { kind: 'absent' }
  const isNeeded = await mustKeepFactor(tx, { accountId, roles: visitor.person!.roles })
  return {
    kind: 'page',
    ...(status ? { status, keepsWrites: true } : {}),
    title: passkey.name,
    content: <PasskeyPage passkey={passkey} form={form} isNeeded={isNeeded} />,
  }
}

async function rename(act: Act<OfPasskey>): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const read = readForm(named, body)
  if (!read.ok) {
    const errors = { name: passkeyMessages[view.language].nameMissing }
    return passkeyPage(act, { typed: typedIn(body), errors }, 422)
  }
  const accountId = actor.accountId!
  const renamed = await renamePasskey(tx, actor, { accountId, ...parameters, ...read.data, at: now })
  return renamed ? { kind: 'redirect', to: accountUrls.passkeys() } : { kind: 'absent' }
}

async function remove(act: Act<OfPasskey>): Promise<Answer> {
  const { tx, actor, visitor, parameters, now } = act
  const fault = await ownPasswordFault(act, 'password')
  if (fault) return passkeyPage(act, { typed: {}, errors: { password: fault } }, 422)
  const { roles } = visitor.person!
  const removed = await removePasskey(tx, actor, {
    accountId: actor.accountId!,
    roles,
    ...parameters,
    at: now,
  })
  if (removed.ok) return { kind: 'redirect', to: accountUrls.passkeys() }
  return removed.reason === 'needed' ? passkeyPage(act, emptyForm, 409) : { kind: 'absent' }
}

const own = { permission: 'signed-in', reuse: 'never' } as const
const anybody = { permission: 'public', reuse: 'never', query: goingOn } as const

/** Pages that ask a device for something keep what they asked, so that they write although they are read. */
export const passkeyRoutes = [
  route(accountUrls.passkeySignIn, { ...anybody, event: 'none', writes: true }, (act) => signInPage(act)),
  route(
    accountUrls.passkeySignIn,
    // The answer holds the session, and the challenge works once by itself.
    { ...anybody, method: 'POST', event: 'accounts.signed-in', once: false },
    signIn,
  ),
  route(accountUrls.passkeys, { ...own, event: 'none', writes: true }, (act) =>
    passkeysPage(act, {
      form: { ...emptyForm, typed: { name: deviceName(act.visitor.userAgent) ?? '' } },
    }),
  ),
  route(accountUrls.passkeys, { ...own, method: 'POST', event: 'accounts.passkey-added', once: false }, add),
  route(accountUrls.passkey, { ...own, event: 'none', parameters: ofPasskey }, (act) =>
    passkeyPage(act, emptyForm),
  ),
  route(
    accountUrls.renamePasskey,
    { ...own, method: 'POST', event: 'accounts.passkey-renamed', parameters: ofPasskey },
    rename,
  ),
  route(
    accountUrls.removePasskey,
    { ...own, method: 'POST', event: 'accounts.passkey-removed', parameters: ofPasskey },
    remove,
  ),
]
