import type { VNode } from 'preact'
import type { AccountFilter, ListedAccount } from '../../../platform/identity/account-list.ts'
import { roles } from '../../../platform/identity/actor.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, SelectField, TextField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Pagination, type PaginationItem } from '../../../ui/govuk/pagination.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'
import { StateTag } from './state-tag.tsx'

export interface AccountsPageProps {
  readonly filter: AccountFilter
  /** Those of this page, and how many there are on all. */
  readonly accounts: readonly ListedAccount[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly divisions: readonly Division[]
}

/** Everybody with an account, found by name, role, division and state. */
export function AccountsPage(props: AccountsPageProps): VNode {
  const { accounts, total, divisions } = props
  const t = useMessages(administrationMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.accounts}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.accountsWhy}</Thai>
      </p>
      <Button href={href(administrationUrls.invite())}>
        <Thai>{t.invite}</Thai>
      </Button>
      <Filters {...props} />
      <p role="status">
        <Thai>{total === 0 ? t.noneFound : t.found(total)}</Thai>
      </p>
      {accounts.length > 0 && (
        <ul class="ps-rows">
          {accounts.map((account) => (
            <li>
              <Link to={administrationUrls.account({ accountId: account.accountId })}>{account.name}</Link>
              <span class="ps-rows__meta">
                <StateTag state={account.state} /> {account.email}
                <br />
                <RoleList roles={account.roles} divisions={divisions} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {props.pages > 1 && <Pages {...props} />}
    </>
  )
}

function RoleList({
  roles: held,
  divisions,
}: Pick<ListedAccount, 'roles'> & { divisions: readonly Division[] }): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  if (held.length === 0) return <Thai>{t.noRole}</Thai>
  const words = held.map(({ role, divisionId }) => {
    const division = divisions.find((one) => one.divisionId === divisionId)
    return division ? `${names[role]} ${language === 'th' ? division.name : division.nameEn}` : names[role]
  })
  return <Thai>{words.join(', ')}</Thai>
}

function Filters({ filter, divisions }: AccountsPageProps): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  const href = useHref()
  const any = { value: '', children: t.any }
  const divisionName = ({ name, nameEn }: Division): string => (language === 'th' ? name : nameEn)
  return (
    <form method="get" action={href(administrationUrls.accounts())} class="ps-filters">
      <TextField name="q" label={t.find} form={emptyForm} value={filter.text} spellcheck={false} />
      <SelectField
        name="role"
        label={t.role}
        form={emptyForm}
        value={filter.role}
        items={[any, ...roles.map((role) => ({ value: role, children: names[role] }))]}
      />
      <SelectField
        name="division"
        label={t.division}
        form={emptyForm}
        value={filter.divisionId}
        items={[
          any,
          ...divisions.map((division) => ({
            value: division.divisionId,
            children: divisionName(division),
          })),
        ]}
      />
      <SelectField
        name="state"
        label={t.state}
        form={emptyForm}
        value={filter.state}
        items={[
          any,
          ...(['active', 'invited', 'closed'] as const).map((state) => ({
            value: state,
            children: t[state],
          })),
        ]}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.show}</Thai>
      </Button>
    </form>
  )
}

function Pages({ filter, page, pages }: AccountsPageProps): VNode {
  const t = useMessages(administrationMessages)
  const href = useHref()
  const link = (to: number): string =>
    href(
      administrationUrls.accounts({
        q: filter.text,
        role: filter.role,
        division: filter.divisionId,
        state: filter.state,
        page: to === 1 ? undefined : to,
      }),
    )
  const items = Array.from({ length: pages }, (_, index) => index + 1).map((number): PaginationItem => ({
    number,
    href: link(number),
    visuallyHiddenText: t.page(number),
    current: number === page,
  }))
  return (
    <Pagination
      landmarkLabel={t.pages}
      items={items}
      previous={page > 1 ? { href: link(page - 1), children: t.previous } : undefined}
      next={page < pages ? { href: link(page + 1), children: t.next } : undefined}
    />
  )
}
