import type { VNode } from 'preact'
import type { Account } from '../../../platform/identity/accounts.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'

const colours = { active: 'govuk-tag--green', invited: 'govuk-tag--yellow', closed: 'govuk-tag--grey' }

/** Whether an account is in use, in a word. */
export function StateTag({ state }: Pick<Account, 'state'>): VNode {
  const t = useMessages(administrationMessages)
  return (
    <Tag class={colours[state]}>
      <Thai>{t[state]}</Thai>
    </Tag>
  )
}
