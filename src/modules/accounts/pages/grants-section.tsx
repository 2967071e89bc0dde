import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { SelectField } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'
import type { ManagedAccountProps } from './managed-account-page.tsx'

/** What an overseer from outside is allowed to see. */
export function GrantsSection({
  account: { accountId },
  granted,
  grantable,
  form,
}: Pick<ManagedAccountProps, 'account' | 'granted' | 'grantable' | 'form'>): VNode {
  const t = useMessages(administrationMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.grants}</Thai>
      </h2>
      {granted.length === 0 && (
        <p>
          <Thai>{t.noGrants}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {granted.map(({ capability, name }) => (
          <li>
            <Thai>{name}</Thai>
            <PostForm action={administrationUrls.withdraw({ accountId, capability })}>
              <Button class="govuk-button--secondary">
                <Thai>{t.withdraw}</Thai>
                <span class="govuk-visually-hidden"> {name}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      {grantable.length > 0 && (
        <PostForm action={administrationUrls.grant({ accountId })}>
          <SelectField
            name="capability"
            label={t.chooseGrant}
            form={form}
            items={grantable.map(({ capability, name }) => ({ value: capability, children: name }))}
          />
          <Button class="govuk-button--secondary">
            <Thai>{t.grant}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
