import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { directoryMessages } from '../directory/messages.ts'
import { integrityReportUrls } from '../urls.ts'
import { codeMessages } from './code-messages.ts'
import type { Listing } from './listing.ts'
import type { RecordedListing } from './recording.ts'

export interface CodePageProps {
  /** The oldest first. */
  readonly listings: readonly RecordedListing[]
  /** Whole addresses without a path. */
  readonly openSite: string
  readonly confidentialSite: string
}

/** What the confidential site serves, for outsiders who compare it with what they were served. */
export function CodePage({ listings, ...sites }: CodePageProps): VNode {
  const t = useMessages(codeMessages)
  const directory = useMessages(directoryMessages)
  const current = listings.at(-1)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: directory.recipients, address: integrityReportUrls.recipients() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      {current ? (
        <>
          <Current {...current} />
          <Checking {...sites} current={current} />
        </>
      ) : (
        <InsetText>
          <Thai>{t.nothing}</Thai>
        </InsetText>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.notProven}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet ps-measure">
        {[t.notProvenVictim, t.notProvenGood, t.notProvenAhead, t.notProvenAnswers].map((point) => (
          <li>
            <Thai>{point}</Thai>
          </li>
        ))}
      </ul>
      {current && <Files {...current.listing} />}
      {listings.length > 1 && <History listings={listings} />}
    </div>
  )
}

function Current({ at, sha256, ledgerIndex }: RecordedListing): VNode {
  const { language } = useView()
  const t = useMessages(codeMessages)
  return (
    <ul class="ps-rows">
      <li>
        <b>
          <Thai>{t.since(formatMoment(at, language))}</Thai>
        </b>
        <span class="ps-rows__meta">
          <Thai>{t.listHash}</Thai>
        </span>
        <code class="ps-hash">{sha256}</code>
        <Proof ledgerIndex={ledgerIndex} />
        <a class="govuk-link" href={integrityReportUrls.codeIndex()}>
          <Thai>{t.allMachine}</Thai>
        </a>
      </li>
    </ul>
  )
}

function Proof({ ledgerIndex }: Pick<RecordedListing, 'ledgerIndex'>): VNode {
  const t = useMessages(codeMessages)
  return (
    <>
      <Link to={ledgerUrls.entries({ before: ledgerIndex + 1 })}>
        <Thai>{t.entry(ledgerIndex)}</Thai>
      </Link>
      <a class="govuk-link" href={ledgerUrls.receipt({ index: ledgerIndex })}>
        receipt-{ledgerIndex}.tlog-proof
      </a>
      <a class="govuk-link" href={integrityReportUrls.codeListing({ entry: ledgerIndex })}>
        <Thai>{t.machine}</Thai>
      </a>
    </>
  )
}

function Checking({
  openSite,
  confidentialSite,
  current,
}: Omit<CodePageProps, 'listings'> & { current: RecordedListing }): VNode {
  const t = useMessages(codeMessages)
  const list = openSite + integrityReportUrls.codeListing({ entry: current.ledgerIndex })
  return (
    <>
      <h2 class="govuk-heading-m ps-check">
        <Thai>{t.check}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.checkLead}</Thai>
      </p>
      <pre class="ps-commands">{commandsFor(list, confidentialSite)}</pre>
      <p class="ps-measure">
        <Thai>{t.program}</Thai>
      </p>
      <pre class="ps-commands">npm run prongsai -- verify-code {confidentialSite}</pre>
    </>
  )
}

/** For the shell of any Linux or macOS: lists are canonical, so that no JSON needs to be read. */
function commandsFor(list: string, confidentialSite: string): string {
  return `curl -s ${list} -o list.json
sha256sum list.json

grep -o '"path":"[^"]*","sha256":"[^"]*"' list.json |
while IFS='"' read -r _ _ _ path _ _ _ sum _; do
  if curl -s "${confidentialSite}$path" | sha256sum | grep -q "$sum"
  then echo "ok $path"; else echo "DIFFERENT $path"; fi
done`
}

function Files({ files }: Listing): VNode {
  const { language } = useView()
  const t = useMessages(codeMessages)
  const number = new Intl.NumberFormat(language)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.files}</Thai>
      </h2>
      <ul class="ps-rows">
        {files.map(({ path, sha256, bytes }) => (
          <li>
            <b class="ps-hash">{path}</b>
            <span class="ps-rows__meta">
              <Thai>{t.size(number.format(bytes))}</Thai>
            </span>
            <code class="ps-hash">{sha256}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function History({ listings }: Pick<CodePageProps, 'listings'>): VNode {
  const { language } = useView()
  const t = useMessages(codeMessages)
  return (
    <>
      <h2 class="govuk-heading-m ps-check">
        <Thai>{t.history}</Thai>
      </h2>
      <ul class="ps-rows">
        {listings
          .map((listing, index) => ({
            ...listing,
            change: changeOf(listings[index - 1]?.listing, listing.listing),
          }))
          .slice(0, -1)
          .toReversed()
          .map(({ at, ledgerIndex, listing, change }) => (
            <li>
              <b>{formatMoment(at, language)}</b>
              <span class="ps-rows__meta">
                <Thai>
                  {change
                    ? t.changes(change.changed, change.added, change.gone)
                    : t.first(listing.files.length)}
                </Thai>
              </span>
              <Proof ledgerIndex={ledgerIndex} />
            </li>
          ))}
      </ul>
    </>
  )
}

/** Built files have the hash in their names, so that a changed script is one added and one removed. */
function changeOf(before: Listing | undefined, now: Listing) {
  if (!before) return undefined
  const known = new Map(before.files.map(({ path, sha256 }) => [path, sha256]))
  const paths = new Set(now.files.map(({ path }) => path))
  return {
    changed: now.files.filter(({ path, sha256 }) => known.has(path) && known.get(path) !== sha256).length,
    added: now.files.filter(({ path }) => !known.has(path)).length,
    gone: before.files.filter(({ path }) => !paths.has(path)).length,
  }
}
