import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Account, RoleChoice } from '../../../platform/identity/accounts.ts'
import type { ActingPeriod } from '../../../platform/identity/acting.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import type { GrantChoice } from '../grantable.ts'
import { administrationUrls } from '../urls.ts'
import { ActingSection } from './acting-section.tsx'
import { GrantsSection } from './grants-section.tsx'
import { NameFields } from './invite-page.tsx'
import { RolesFields } from './roles-fields.tsx'
import { StateTag } from './state-tag.tsx'

export interface ManagedAccountProps {
  readonly account: Account
  readonly chosen: readonly RoleChoice[]
  readonly divisions: readonly Division[]
  readonly acting: readonly ActingPeriod[]
  /** For whom the account can act. */
  readonly others: readonly Pick<Account, 'accountId' | 'name'>[]
  readonly granted: readonly GrantChoice[]
  readonly grantable: readonly GrantChoice[]
  readonly isOverseer: boolean
  readonly isOwn: boolean
  readonly wasMailed: boolean
  readonly form: FormState
}

/** Everything that an administrator can do about an account. */
export function ManagedAccountPage(props: ManagedAccountProps): VNode {
  const { account, chosen, divisions, isOwn, wasMailed, form } = props
  const { accountId } = account
  const t = useMessages(administrationMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={administrationUrls.accounts()}>
          <Thai>{t.accounts}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{account.name}</Thai>
      </h1>
      {wasMailed && (
        <InsetText attributes={{ role: 'status' }}>
          <Thai>{t.mailed(account.email)}</Thai>
        </InsetText>
      )}
      <Facts account={account} />
      <h2 class="govuk-heading-m">
        <Thai>{t.details}</Thai>
      </h2>
      <PostForm action={administrationUrls.changeDetails({ accountId })}>
        <NameFields form={{ ...form, typed: { name: account.name, email: account.email, ...form.typed } }} />
        <Button class="govuk-button--secondary">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
      {isOwn ? (
        <InsetText>
          <Thai>{t.ownAccount}</Thai>
        </InsetText>
      ) : (
        <PostForm action={administrationUrls.changeRoles({ accountId })}>
          <RolesFields chosen={chosen} divisions={divisions} form={form} />
          <Button>
            <Thai>{t.saveRoles}</Thai>
          </Button>
        </PostForm>
      )}
      {props.isOverseer && <GrantsSection {...props} />}
      <ActingSection {...props} />
      <LinkSection account={account} />
      {!isOwn && <ClosingSection account={account} />}
    </>
  )
}

function Facts({ account }: Pick<ManagedAccountProps, 'account'>): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  const facts = [
    [t.state, <StateTag state={account.state} />],
    [t.since, formatDate(todayInBangkok(account.createdAt), language)],
    [t.secondFactor, <Thai>{account.hasSecondFactor ? t.yes : t.no}</Thai>],
  ] as const
  return (
    <ul class="ps-rows">
      {facts.map(([name, value]) => (
        <li>
          <span class="ps-rows__meta">
            <Thai>{name}</Thai>
          </span>
          <span>{value}</span>
        </li>
      ))}
    </ul>
  )
}

/** A button that does one thing to an account, and why one would. */
function Act({ action, why, label }: { action: string; why?: string; label: string }): VNode {
  return (
    <PostForm action={action}>
      {why && (
        <p class="ps-measure">
          <Thai>{why}</Thai>
        </p>
      )}
      <Button class="govuk-button--secondary">
        <Thai>{label}</Thai>
      </Button>
    </PostForm>
  )
}

function LinkSection({ account: { accountId, state } }: Pick<ManagedAccountProps, 'account'>): VNode | null {
  const t = useMessages(administrationMessages)
  if (state === 'closed') return null
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.links}</Thai>
      </h2>
      {state === 'invited' ? (
        <Act
          action={administrationUrls.inviteAgain({ accountId })}
          why={t.inviteAgainWhy}
          label={t.inviteAgain}
        />
      ) : (
        <Act
          action={administrationUrls.makeResetLink({ accountId })}
          why={t.makeResetLinkWhy}
          label={t.makeResetLink}
        />
      )}
    </>
  )
}

function ClosingSection({ account: { accountId, state } }: Pick<ManagedAccountProps, 'account'>): VNode {
  const t = useMessages(administrationMessages)
  if (state === 'closed') {
    return <Act action={administrationUrls.reopen({ accountId })} label={t.reopenAccount} />
  }
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.closeAccount}</Thai>
      </h2>
      <Act action={administrationUrls.close({ accountId })} why={t.closeWhy} label={t.closeAccount} />
    </>
  )
}
