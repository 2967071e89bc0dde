import type { VNode } from 'preact'
import type { Found, FoundDocument } from '../../../platform/search/finding.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataMessages, openDataUrls } from '../../open-data/module.tsx'
import { planMessages, planUrls } from '../../plan/module.ts'
import { searchMessages } from '../messages.ts'
import { Marked } from './marked.tsx'
import { ResultPages } from './result-pages.tsx'

export interface ResultsProps {
  readonly query: string
  readonly found: Found
  readonly page: number
  readonly pages: number
  readonly perPage: number
}

/** What was found and how it was understood, or what to try instead. */
export function Results({ query, found, page, pages, perPage }: ResultsProps): VNode {
  const t = useMessages(searchMessages)
  if (found.total === 0) return <Nothing query={query} />
  const before = (page - 1) * perPage
  return (
    <section aria-labelledby="results">
      <h2 class="govuk-heading-m" id="results">
        <Thai>
          {pages === 1
            ? t.count(found.total)
            : t.countOnPage(found.total, before + 1, before + found.documents.length)}
        </Thai>
      </h2>
      {found.understoodAs && (
        <p class="ps-measure">
          <Thai>{t.understoodAs(found.understoodAs)}</Thai>
        </p>
      )}
      {!found.isWhole && (
        <p class="ps-measure">
          <Thai>{t.someWords}</Thai>
        </p>
      )}
      <ol class="ps-rows" start={before + 1}>
        {found.documents.map((document) => (
          <Result document={document} terms={found.terms} />
        ))}
      </ol>
      {pages > 1 && <ResultPages query={query} page={page} pages={pages} />}
    </section>
  )
}

function Result({ document, terms }: { document: FoundDocument; terms: Found['terms'] }): VNode {
  const { language } = useView()
  const t = useMessages(searchMessages)
  return (
    <li>
      <Link to={document.address}>
        <Marked text={language === 'th' ? document.title : document.titleEn} terms={terms} />
      </Link>
      <span>
        <Marked text={language === 'th' ? document.summary : document.summaryEn} terms={terms} />
      </span>
      <span class="ps-rows__meta">
        <Thai>{t.kind(document.kind)}</Thai>
      </span>
    </li>
  )
}

function Nothing({ query }: { query: string }): VNode {
  const t = useMessages(searchMessages)
  const plan = useMessages(planMessages)
  const openData = useMessages(openDataMessages)
  return (
    <section aria-labelledby="results">
      <h2 class="govuk-heading-m" id="results">
        <Thai>{t.nothing(query)}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <Thai>{t.fewerWords}</Thai>
        </li>
        <li>
          <Thai>{t.otherSpelling}</Thai>
        </li>
        <li>
          <Thai>{t.lookInstead}</Thai>: <Link to={planUrls.plan()}>{plan.plan}</Link>,{' '}
          <Link to={planUrls.risks()}>{plan.risks}</Link>,{' '}
          <Link to={openDataUrls.catalogue()}>{openData.openData}</Link>
        </li>
      </ul>
    </section>
  )
}
