import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { EntryFilter, PublicEntry } from '../../../platform/ledger/reading.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { KindNames } from '../events.ts'
import { ledgerMessages } from '../messages.ts'
import { ledgerUrls } from '../urls.ts'
import { roleInWords } from '../verdict.ts'

export interface EntriesPageProps {
  readonly entries: readonly PublicEntry[]
  readonly kinds: KindNames
  /** What was chosen, and where this page begins. */
  readonly chosen: Pick<EntryFilter, 'subject' | 'before'> & { readonly kind?: string | undefined }
  /** Older entries follow. */
  readonly goesOn: boolean
}

/** The entries of the ledger, as everybody may read them. */
export function EntriesPage(props: EntriesPageProps): VNode {
  const t = useMessages(ledgerMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.ledger, address: ledgerUrls.ledger() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.entries}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.entriesLead}</Thai>
      </p>
      <Filter {...props} />
      {props.entries.length === 0 ? (
        <p class="ps-measure">
          <Thai>{t.nothing}</Thai>
        </p>
      ) : (
        <EntryTable {...props} />
      )}
      <OtherPages {...props} />
    </div>
  )
}

function Filter({ kinds, chosen }: EntriesPageProps): VNode {
  const t = useMessages(ledgerMessages)
  const href = useHref()
  const names = Object.entries(kinds).toSorted(([, a], [, b]) => a.localeCompare(b, 'th'))
  return (
    <form method="get" action={href(ledgerUrls.entries())} aria-label={t.filter}>
      <Select
        name="kind"
        label={<Thai>{t.kind}</Thai>}
        value={chosen.kind ?? ''}
        items={[
          { value: '', children: t.anyKind },
          ...names.map(([value, children]) => ({ value, children })),
        ]}
      />
      <Input
        name="subject"
        label={<Thai>{t.subject}</Thai>}
        hint={<Thai>{t.subjectHint}</Thai>}
        value={chosen.subject}
        spellcheck={false}
        autoCapitalize="none"
      />
      <Button>{t.show}</Button>
    </form>
  )
}

function EntryTable({ entries, kinds }: EntriesPageProps): VNode {
  const { language } = useView()
  const t = useMessages(ledgerMessages)
  return (
    <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.entries}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.subject}</th>
            <th scope="col">{t.receipt}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ index, at, kind, subject, role, isActing }) => (
            <tr>
              <th scope="row">{index}</th>
              <td>{formatMoment(at, language)}</td>
              <td>
                <Thai>{kinds[kind] ?? kind}</Thai>
              </td>
              <td>
                <Thai>{roleInWords({ role, ...(isActing ? { acting: true } : {}) }, language)}</Thai>
              </td>
              <td>
                <Link to={ledgerUrls.entries({ subject })}>{subject}</Link>
              </td>
              <td>
                <a class="govuk-link" href={ledgerUrls.receipt({ index })} aria-label={t.receiptOf(index)}>
                  {t.download}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OtherPages({ entries, chosen, goesOn }: EntriesPageProps): VNode | null {
  const t = useMessages(ledgerMessages)
  const href = useHref()
  const { kind, subject, before } = chosen
  const last = entries.at(-1)
  if (before === undefined && !goesOn) return null
  return (
    <Pagination
      landmarkLabel={t.pages}
      previous={
        before === undefined
          ? undefined
          : { href: href(ledgerUrls.entries({ kind, subject })), children: t.newest }
      }
      next={
        goesOn && last
          ? { href: href(ledgerUrls.entries({ kind, subject, before: last.index })), children: t.older }
          : undefined
      }
    />
  )
}
