import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Figures, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerMessages } from '../messages.ts'
import { formatSite, ledgerUrls } from '../urls.ts'

/** The specifications of the formats, for whoever writes a tool of his own. */
const formats = ['tlog-tiles', 'tlog-checkpoint', 'tlog-proof', 'tlog-cosignature', 'signed-note']

export interface LedgerPageProps {
  readonly size: number
  readonly signed: { readonly size: number; readonly at: Temporal.Instant } | undefined
  /** The log's own address, as a command takes it. */
  readonly address: string
  /** The path of the first bundle of entries below it. */
  readonly firstEntries: string
}

/** What the ledger is, what it proves, what it does not, and how anybody checks it. */
export function LedgerPage({ size, signed, address, firstEntries }: LedgerPageProps): VNode {
  const { language } = useView()
  const t = useMessages(ledgerMessages)
  return (
    <div class="ps-wrap ps-text">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.ledger}</Thai>
      </h1>
      <Paragraph>{t.lead}</Paragraph>
      <Figures
        figures={[
          { label: t.size, value: String(size), unit: t.entriesUnit },
          {
            label: t.signed,
            value: signed ? String(signed.size) : '–',
            note: signed ? t.signedAt(formatMoment(signed.at, language)) : t.neverSigned,
          },
        ]}
      />
      <p class="ps-measure">
        <Link to={ledgerUrls.entries()}>
          <Thai>{t.seeEntries}</Thai>
        </Link>
      </p>
      <Points heading={t.proves} points={[t.proves1, t.proves2, t.proves3]} />
      <Points
        heading={t.provesNot}
        points={[t.provesNot1, t.provesNot2, t.provesNot3, t.provesNot4, t.provesNot5]}
      />
      <Heading>{t.check}</Heading>
      <ul class="govuk-list govuk-list--bullet ps-measure">
        <li>
          <Link to={ledgerUrls.verify()}>
            <Thai>{t.checkReceipt}</Thai>
          </Link>{' '}
          <Thai>{t.checkReceiptHow}</Thai>
        </li>
        <li>
          <FileLink address={ledgerUrls.checkpoint()}>{t.keepCheckpoint}</FileLink>{' '}
          <Thai>{t.keepCheckpointHow}</Thai>
        </li>
        <li>
          <FileLink address={ledgerUrls.keys()}>{t.publicKeys}</FileLink> <Thai>{t.publicKeysHow}</Thai>
        </li>
        {signed && signed.size > 0 && (
          <li>
            <FileLink address={ledgerUrls.tile({ '*': firstEntries })}>{t.firstEntries}</FileLink>
          </li>
        )}
        <li>
          <Thai>{t.wholeLog}</Thai> <code>prongsai verify {address}</code>
        </li>
      </ul>
      <Paragraph>{t.otherTools}</Paragraph>
      <p class="ps-measure">
        <Thai>{t.formats}</Thai>:{' '}
        {formats.map((format, index) => (
          <>
            {index > 0 && ', '}
            <a class="govuk-link" href={formatSite + format} rel="noreferrer">
              {format}
            </a>
          </>
        ))}
      </p>
    </div>
  )
}

function Points({ heading, points }: { heading: string; points: readonly string[] }): VNode {
  return (
    <>
      <Heading>{heading}</Heading>
      <ul class="govuk-list govuk-list--bullet ps-measure">
        {points.map((point) => (
          <li>
            <Thai>{point}</Thai>
          </li>
        ))}
      </ul>
    </>
  )
}

function Heading({ children }: { children: string }): VNode {
  return (
    <h2 class="govuk-heading-m">
      <Thai>{children}</Thai>
    </h2>
  )
}

function Paragraph({ children }: { children: string }): VNode {
  return (
    <p class="ps-measure">
      <Thai>{children}</Thai>
    </p>
  )
}

/** Files for machines exist once, whatever the language of the page. */
function FileLink({ address, children }: { address: string; children: string }): VNode {
  return (
    <a class="govuk-link" href={address}>
      <Thai>{children}</Thai>
    </a>
  )
}
