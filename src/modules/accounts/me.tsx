import { z } from 'zod'
import { changePassword } from '../../platform/identity/accounts.ts'
import { hasAuthenticator } from '../../platform/identity/authenticator.ts'
import { listPasskeys } from '../../platform/identity/passkeys.ts'
import { recoveryCodesLeft } from '../../platform/identity/recovery-codes.ts'
import { endSession, endSessions, listSessions } from '../../platform/identity/sessions.ts'
import { append } from '../../platform/ledger/append.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { accountMessages } from './messages.ts'
import { openidState } from './openid.tsx'
import { ownPasswordFault } from './own-password.ts'
import { MePage } from './pages/me-page.tsx'
import { accountUrls } from './urls.ts'

const ofSession = z.object({ sessionId: z.uuid() })

async function mePage(
  act: Act,
  form: FormState,
  refusal: { status: number; keepsWrites: boolean } | undefined = undefined,
): Promise<Answer> {
  const { tx, view, visitor, now } = act
  const person = visitor.person!
  return {
    kind: 'page',
    ...refusal,
    title: accountMessages[view.language].me,
    content: (
      <MePage
        person={person}
        sessions={await listSessions(tx, person.accountId, now)}
        thisSession={visitor.sessionId!}
        form={form}
        hasAuthenticator={await hasAuthenticator(tx, person.accountId)}
        passkeys={(await listPasskeys(tx, person.accountId)).length}
        openid={await openidState(act)}
        codesLeft={await recoveryCodesLeft(tx, person.accountId)}
      />
    ),
  }
}

async function newPassword(act: Act): Promise<Answer> {
  const { tx, view, body, visitor, actor, now } = act
  const t = accountMessages[view.language]
  const accountId = visitor.person!.accountId
  const password = z.string().max(1000).catch('').parse(body['password'])
  const refuse = (field: string, text: string) =>
    mePage(act, { typed: {}, errors: { [field]: text } }, { status: 422, keepsWrites: true })
  const fault = await ownPasswordFault(act, 'old')
  if (fault) return refuse('old', fault)
  const session = visitor.sessionId!
  const changed = await changePassword(tx, actor, { accountId, password, session, at: now })
  if (changed.ok) return { kind: 'redirect', to: accountUrls.me() }
  const { reason } = changed
  return refuse('password', reason in t ? t[reason as 'common'] : t.common)
}

export const meRoutes = [
  route(accountUrls.me, { permission: 'signed-in', event: 'none', reuse: 'never' }, (act) =>
    mePage(act, emptyForm),
  ),
  route(
    accountUrls.changePassword,
    { method: 'POST', permission: 'signed-in', event: 'accounts.password-changed', reuse: 'never' },
    newPassword,
  ),
  route(
    accountUrls.endSession,
    {
      method: 'POST',
      permission: 'signed-in',
      event: 'accounts.session-ended',
      reuse: 'never',
      parameters: ofSession,
    },
    async ({ tx, actor, visitor, parameters: { sessionId }, now }) => {
      const accountId = visitor.person!.accountId
      if (!(await endSession(tx, { accountId, sessionId, at: now }))) return { kind: 'absent' }
      await append(tx, { kind: 'accounts.session-ended', subject: sessionId, actor, at: now, payload: {} })
      return { kind: 'redirect', to: accountUrls.me() }
    },
  ),
  route(
    accountUrls.endOtherSessions,
    { method: 'POST', permission: 'signed-in', event: 'accounts.session-ended', reuse: 'never' },
    async ({ tx, actor, visitor, now }) => {
      const accountId = visitor.person!.accountId
      const ended = await endSessions(tx, { accountId, except: visitor.sessionId, at: now })
      await append(tx, {
        kind: 'accounts.session-ended',
        subject: accountId,
        actor,
        at: now,
        payload: { others: ended },
      })
      return { kind: 'redirect', to: accountUrls.me() }
    },
  ),
]
