import { z } from 'zod'
import {
  acceptInvitation,
  findAccount,
  hasAdministrator,
  requestReset,
  resetPassword,
  setUpFirstAdministrator,
  type Opened,
} from '../../platform/identity/accounts.ts'
import { findLink, type LinkPurpose } from '../../platform/identity/one-time-links.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { localAddress } from '../../platform/web/view.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { accountMessages } from './messages.ts'
import { AccountPage } from './pages/account-page.tsx'
import { ForgottenPage, LinkRefusedPage, PasswordPage, SetUpPage } from './pages/opening-pages.tsx'
import { signInAfterLink } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

const ofLink = z.object({ token: z.string().min(1).max(100) })
type OfLink = z.output<typeof ofLink>
type LinkAct = Act<OfLink>

const linkFaults = ['unknown', 'used', 'expired', 'already'] as const
type LinkFault = (typeof linkFaults)[number]

function isLinkFault(reason: string): reason is LinkFault {
  return linkFaults.includes(reason as LinkFault)
}

function refused({ view }: Pick<Act, 'view'>, reason: LinkFault): Answer {
  const t = accountMessages[view.language]
  const title = { unknown: t.linkUnknown, used: t.linkUsed, expired: t.linkExpired, already: t.already }[
    reason
  ]
  return { kind: 'page', status: 410, title, content: <LinkRefusedPage title={title} reason={reason} /> }
}

const passwordOnly = z.object({ password: z.string() })
const administrator = passwordOnly.extend({
  name: z.string().trim().min(1, 'nameMissing').max(200, 'nameMissing'),
  email: z.email('emailMissing').max(320, 'emailMissing'),
})

/** The page of a link that may be opened, or why it may not. */
async function linkPage(
  act: LinkAct,
  purpose: LinkPurpose,
  page: (name: string) => { title: string; content: Extract<Answer, { kind: 'page' }>['content'] },
): Promise<Answer> {
  const { tx, parameters, now } = act
  const link = await findLink(tx, { purpose, token: parameters.token, at: now })
  if (!link.ok) return refused(act, link.reason)
  if (purpose === 'set-up' && (await hasAdministrator(tx))) return refused(act, 'already')
  const account = link.accountId ? await findAccount(tx, link.accountId) : undefined
  return { kind: 'page', ...page(account?.name ?? '') }
}

/** Goes on inside after a password was set with a link, or says what is wrong with the password. */
async function opened(
  act: LinkAct,
  result: Opened | { ok: false; reason: 'already' },
  again: (form: FormState) => Answer,
): Promise<Answer> {
  if (result.ok) {
    const session = await signInAfterLink(act, result.accountId)
    return { kind: 'redirect', to: accountUrls.me(), session }
  }
  const { reason } = result
  if (isLinkFault(reason)) return refused(act, reason)
  const t = accountMessages[act.view.language]
  return again({ typed: typedIn(act.body), errors: { password: t[reason] } })
}

async function setUp(act: LinkAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = accountMessages[view.language]
  const again = (form: FormState): Answer => ({
    kind: 'page',
    status: 422,
    title: t.setUp,
    content: <SetUpPage form={form} token={parameters.token} />,
  })
  const read = readForm(administrator, body)
  if (!read.ok) {
    const errors = Object.fromEntries(
      Object.keys(read.faults).map((field) => [field, field === 'name' ? t.nameMissing : t.emailMissing]),
    )
    return again({ typed: typedIn(body), errors })
  }
  const made = await setUpFirstAdministrator(tx, {
    token: parameters.token,
    ...read.data,
    at: now,
    today: view.today,
  })
  if (made.ok) return opened(act, made, again)
  const { reason } = made
  if (reason === 'email-taken') return again({ typed: typedIn(body), errors: { email: t.emailTaken } })
  return opened(act, { ok: false, reason }, again)
}

function passwordRoutes(
  at: typeof accountUrls.reset | typeof accountUrls.invitation,
  purpose: 'password-reset' | 'invitation',
) {
  const isInvitation = purpose === 'invitation'
  const page = ({ view, parameters }: LinkAct, form: FormState, name?: string) => {
    const t = accountMessages[view.language]
    const title = isInvitation ? t.invitation : t.reset
    return {
      title,
      content: (
        <PasswordPage
          title={title}
          lead={name ? t.invitationFor(name) : undefined}
          action={at({ token: parameters.token })}
          button={isInvitation ? t.openAccount : t.resetDone}
          form={form}
        />
      ),
    }
  }
  return [
    route(at, { permission: 'public', event: 'none', reuse: 'never', parameters: ofLink }, (act) =>
      linkPage(act, purpose, (name) => page(act, emptyForm, name)),
    ),
    route(
      at,
      {
        method: 'POST',
        permission: 'public',
        event: isInvitation ? 'accounts.opened' : 'accounts.password-reset',
        reuse: 'never',
        parameters: ofLink,
        // The link itself works once, and the answer holds a session.
        once: false,
      },
      async (act) => {
        const { tx, body, parameters, now } = act
        const { password } = passwordOnly.catch({ password: '' }).parse(body)
        const use = isInvitation ? acceptInvitation : resetPassword
        const result = await use(tx, { token: parameters.token, password, at: now })
        return opened(act, result, (form) => ({ kind: 'page', status: 422, ...page(act, form) }))
      },
    ),
  ]
}

/** Answers the same for every address: nobody learns here who has an account. */
async function forgotten({ tx, view, body, now, services }: Act): Promise<Answer> {
  const t = accountMessages[view.language]
  const read = readForm(z.object({ email: z.email('emailMissing').max(320, 'emailMissing') }), body)
  if (!read.ok) {
    const form = { typed: typedIn(body), errors: { email: t.emailMissing } }
    return { kind: 'page', status: 422, title: t.forgotten, content: <ForgottenPage form={form} sendsMail /> }
  }
  const wanted = await requestReset(tx, { email: read.data.email, at: now })
  if (wanted) {
    const { organization, language } = view
    const path = localAddress(language, accountUrls.reset({ token: wanted.token }))
    await services.messenger.mail(tx, {
      to: wanted.account.email,
      subject: t.mailSubject(language === 'th' ? organization.shortName : organization.shortNameEn),
      text: t.mailText(wanted.account.name, services.linkTo(organization, path)),
      at: now,
      purpose: 'password-reset',
    })
  }
  return { kind: 'redirect', to: accountUrls.forgottenSent() }
}

export const openingRoutes = [
  route(
    accountUrls.setUp,
    { permission: 'public', event: 'none', reuse: 'never', parameters: ofLink },
    (act) =>
      linkPage(act, 'set-up', () => ({
        title: accountMessages[act.view.language].setUp,
        content: <SetUpPage form={emptyForm} token={act.parameters.token} />,
      })),
  ),
  route(
    accountUrls.setUp,
    {
      method: 'POST',
      permission: 'public',
      event: 'accounts.first-administrator',
      reuse: 'never',
      parameters: ofLink,
      once: false,
    },
    setUp,
  ),
  ...passwordRoutes(accountUrls.invitation, 'invitation'),
  ...passwordRoutes(accountUrls.reset, 'password-reset'),
  route(
    accountUrls.forgotten,
    { permission: 'public', event: 'none', reuse: 'never' },
    async ({ view, services }) => ({
      kind: 'page',
      title: accountMessages[view.language].forgotten,
      content: <ForgottenPage form={emptyForm} sendsMail={services.messenger.reaches('mail')} />,
    }),
  ),
  // What is asked for changes nothing yet: the entry comes when the link is used.
  route(
    accountUrls.forgotten,
    { method: 'POST', permission: 'public', event: 'none', reuse: 'never' },
    forgotten,
  ),
  route(
    accountUrls.forgottenSent,
    { permission: 'public', event: 'none', reuse: 'never' },
    async ({ view }) => {
      const t = accountMessages[view.language]
      return { kind: 'page', title: t.sent, content: <AccountPage title={t.sent} lead={t.sentAdvice} /> }
    },
  ),
]
