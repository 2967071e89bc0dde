import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { useError } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
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
      {granted.length === 0 ? (
        <p>
          <Thai>{t.noGrants}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {granted.map(({ capability, name }) => (
            <li>
              <span>
                <Thai>{name}</Thai>
              </span>
              <PostForm action={administrationUrls.withdraw({ accountId, capability })}>
                <Button class="govuk-button--secondary">
                  <Thai>{t.withdraw}</Thai>
                  <span class="govuk-visually-hidden"> {name}</span>
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      {grantable.length > 0 && (
        <PostForm action={administrationUrls.grant({ accountId })}>
          {/* Not a list to open: a phone would cut off what the grant shows. */}
          <Radios
            name="capability"
            fieldset={{
              legend: { children: <Thai>{t.chooseGrant}</Thai>, class: 'govuk-fieldset__legend--s' },
            }}
            items={grantable.map(({ capability, name }) => ({
              value: capability,
              children: <Thai>{name}</Thai>,
            }))}
            errorMessage={useError(form.errors['capability'])}
          />
          <Button class="govuk-button--secondary">
            <Thai>{t.grant}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
