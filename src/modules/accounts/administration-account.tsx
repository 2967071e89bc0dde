import { z } from 'zod'
import {
  changeDetails,
  changeRoles,
  closeAccount,
  makeResetLink,
  reopenAccount,
} from '../../platform/identity/account-changes.ts'
import { listAccounts } from '../../platform/identity/account-list.ts'
import { currentRoles, findAccount, inviteAgain, type RoleChoice } from '../../platform/identity/accounts.ts'
import { actingOf } from '../../platform/identity/acting.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { grantsOf } from '../../platform/identity/grants.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import type { Address } from '../../platform/web/address.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer, type Route } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { nameAndAddress, nameErrors } from './administration-list.tsx'
import { administrationMessages } from './administration-messages.ts'
import { grantChoices } from './grantable.ts'
import { handOver } from './handing-over.tsx'
import { ManagedAccountPage } from './pages/managed-account-page.tsx'
import { readRoles } from './roles-form.ts'
import { administrationUrls } from './urls.ts'

export const ofAccount = z.object({ accountId: z.uuid() })
export type OfAccount = z.output<typeof ofAccount>
type AccountAct = Act<OfAccount>

interface Shown {
  readonly form?: FormState
  /** Roles as they were chosen in a form that came back. */
  readonly chosen?: readonly RoleChoice[]
  readonly status?: number
  readonly wasMailed?: boolean
}

/** The page of an account, also with a form on it that was refused. */
async function accountPage(act: AccountAct, shown: Shown = {}): Promise<Answer> {
  const { tx, view, parameters, visitor } = act
  const { accountId } = parameters
  const account = await findAccount(tx, accountId)
  if (!account) return { kind: 'absent' }
  const roles = await currentRoles(tx, accountId)
  const granted = new Set(await grantsOf(tx, accountId))
  const grants = grantChoices(view.language)
  const active = await listAccounts(tx, { state: 'active' })
  return {
    kind: 'page',
    ...(shown.status ? { status: shown.status } : {}),
    title: account.name,
    content: (
      <ManagedAccountPage
        account={account}
        chosen={shown.chosen ?? roles}
        divisions={await listDivisions(tx)}
        acting={await actingOf(tx, accountId)}
        others={active.filter((other) => other.accountId !== accountId)}
        granted={grants.filter(({ capability }) => granted.has(capability))}
        grantable={grants.filter(({ capability }) => !granted.has(capability))}
        isOverseer={roles.some(({ role }) => role === 'overseer')}
        isOwn={visitor.person?.accountId === accountId}
        wasMailed={shown.wasMailed ?? false}
        form={shown.form ?? emptyForm}
      />
    ),
  }
}

/** The page again, with what was typed and what is wrong with it. */
export function refused(
  act: AccountAct,
  errors: FormState['errors'],
  chosen?: readonly RoleChoice[],
): Promise<Answer> {
  return accountPage(act, {
    status: 422,
    form: { typed: typedIn(act.body), errors },
    ...(chosen ? { chosen } : {}),
  })
}

/** Back to the page of the account, which shows what was done. */
export function done({ parameters: { accountId } }: AccountAct): Answer {
  return { kind: 'redirect', to: administrationUrls.account({ accountId }) }
}

/** A form on the page of an account; only administrators send it, and it leaves an entry in the ledger. */
export function accountAct(
  at: Address,
  event: LedgerKind,
  handle: (act: AccountAct) => Promise<Answer>,
): Route {
  return route(
    at,
    { method: 'POST', permission: 'accounts.manage', event, reuse: 'never', parameters: ofAccount },
    handle,
  )
}

async function details(act: AccountAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = administrationMessages[view.language]
  const read = readForm(nameAndAddress, body)
  if (!read.ok) return refused(act, nameErrors(read.faults, t))
  const changed = await changeDetails(tx, actor, { ...parameters, ...read.data, at: now })
  if (changed.ok) return done(act)
  return changed.reason === 'unknown' ? { kind: 'absent' } : refused(act, { email: t.emailTaken })
}

async function newRoles(act: AccountAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = administrationMessages[view.language]
  const { choices, errors } = readRoles(body, await listDivisions(tx), view.language)
  if (Object.keys(errors).length > 0) return refused(act, errors, choices)
  const changed = await changeRoles(tx, actor, { ...parameters, roles: choices, at: now, today: view.today })
  if (changed.ok) return done(act)
  if (changed.reason === 'unknown') return { kind: 'absent' }
  const why = changed.reason === 'own-roles' ? t.ownAccount : t.lastAdministrator
  return refused(act, { role: why }, choices)
}

/** Makes a link for the owner and brings it to him. */
function linkAct(purpose: 'invitation' | 'password-reset', make: typeof inviteAgain) {
  return async (act: AccountAct): Promise<Answer> => {
    const { tx, actor, parameters, now } = act
    const token = await make(tx, actor, { ...parameters, at: now })
    const account = await findAccount(tx, parameters.accountId)
    if (!token || !account) return { kind: 'absent' }
    return handOver(act, { purpose, token, account })
  }
}

async function close(act: AccountAct): Promise<Answer> {
  const { tx, view, actor, parameters, now } = act
  const t = administrationMessages[view.language]
  const closed = await closeAccount(tx, actor, { ...parameters, at: now })
  if (closed.ok) return done(act)
  if (closed.reason === 'unknown') return { kind: 'absent' }
  return refused(act, { role: closed.reason === 'own-account' ? t.ownAccount : t.lastAdministrator })
}

async function reopen(act: AccountAct): Promise<Answer> {
  const { tx, actor, parameters, now } = act
  return (await reopenAccount(tx, actor, { ...parameters, at: now })) ? done(act) : { kind: 'absent' }
}

export const accountRoutes = [
  route(
    administrationUrls.account,
    {
      permission: 'accounts.manage',
      event: 'none',
      reuse: 'never',
      parameters: ofAccount,
      query: z.object({ done: z.enum(['mailed']).optional() }),
    },
    (act) => accountPage(act, { wasMailed: act.query.done === 'mailed' }),
  ),
  accountAct(administrationUrls.changeDetails, 'accounts.details-changed', details),
  accountAct(administrationUrls.changeRoles, 'accounts.roles-changed', newRoles),
  accountAct(administrationUrls.inviteAgain, 'accounts.invited-again', linkAct('invitation', inviteAgain)),
  accountAct(
    administrationUrls.makeResetLink,
    'accounts.reset-link-made',
    linkAct('password-reset', makeResetLink),
  ),
  accountAct(administrationUrls.close, 'accounts.closed', close),
  accountAct(administrationUrls.reopen, 'accounts.reopened', reopen),
]
