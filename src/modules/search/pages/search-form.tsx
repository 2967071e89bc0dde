import type { VNode } from 'preact'
import { longestQuery } from '../../../platform/search/finding.ts'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { uiMessages } from '../../../ui/messages.ts'
import { searchMessages } from '../messages.ts'
import { searchUrls } from '../urls.ts'

/** The id of the field, to which an error summary links. */
export const searchField = 'q'

export interface SearchFormProps {
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly error?: string | undefined
}

/** A field and a button that lead to the results; for any page, without a script. */
export function SearchForm({ label, hint, value, error }: SearchFormProps): VNode {
  const t = useMessages(searchMessages)
  const ui = useMessages(uiMessages)
  const href = useHref()
  return (
    <form class="ps-find" role="search" method="get" action={href(searchUrls.search())}>
      <Input
        name={searchField}
        label={<Thai>{label}</Thai>}
        hint={hint ? <Thai>{hint}</Thai> : undefined}
        errorMessage={error ? { visuallyHiddenText: t.error, children: <Thai>{error}</Thai> } : undefined}
        value={value}
        autoCapitalize="none"
        spellcheck={false}
        attributes={{ maxlength: longestQuery, enterkeyhint: 'search' }}
      />
      <Button>{ui.search}</Button>
    </form>
  )
}
