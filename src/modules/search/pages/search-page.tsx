import type { ComponentChildren, VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { searchMessages } from '../messages.ts'
import { SearchForm, searchField } from './search-form.tsx'

export interface SearchPageProps {
  readonly query: string
  /** What to do about a query that cannot be searched. */
  readonly error?: string
  readonly children?: ComponentChildren
}

/** The form, with the query that was typed; under it the results. */
export function SearchPage({ query, error, children }: SearchPageProps): VNode {
  const t = useMessages(searchMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      {error && (
        <ErrorSummary
          title={<Thai>{t.problem}</Thai>}
          errorList={[{ href: `#${searchField}`, children: <Thai>{error}</Thai> }]}
        />
      )}
      <h1 class="govuk-heading-xl">{t.title}</h1>
      <SearchForm label={t.label} hint={t.hint} value={query} error={error} />
      {children}
    </div>
  )
}
