import { createHash } from 'node:crypto'
import type { VNode } from 'preact'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { publicationMessages } from '../messages.ts'
import { numberWords, titleIn } from '../naming.ts'
import type { Publication } from '../publication.ts'
import type { Spreading } from '../spreading.ts'
import { publicationUrls } from '../urls.ts'
import {
  happeningWords,
  PublicationFacts,
  PublicationFiles,
  PublicationLink,
  PublicationLinks,
  PublicationText,
  SpreadingTable,
} from './publication-parts.tsx'

export interface PublicationPageProps {
  readonly publication: Publication
  readonly files: readonly KeptFile[]
  readonly uses: readonly Spreading[]
  readonly replaces: Publication | undefined
  readonly replacedBy: Publication | undefined
}

/** A published document, at its permanent address. */
export function PublicationPage(props: PublicationPageProps): VNode {
  const { publication, files, uses, replaces, replacedBy } = props
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const { publicationId } = publication
  return (
    <div class="ps-wrap">
      <Above />
      <p class="ps-rows__meta">
        <Thai>{numberWords(publication, language)}</Thai>
      </p>
      <h1 class="govuk-heading-l">
        {publication.titleEn === '' ? (
          <OfficialText language={language}>{publication.title}</OfficialText>
        ) : (
          <Thai>{titleIn(language, publication)}</Thai>
        )}
      </h1>
      {replacedBy && (
        <InsetText>
          <b>
            <Thai>{t.replacedBy}</Thai>
          </b>{' '}
          <PublicationLink publication={replacedBy} />
        </InsetText>
      )}
      {publication.happensFrom && (
        <InsetText>
          <b>
            <Thai>{happeningWords(publication, language)}</Thai>
          </b>
        </InsetText>
      )}
      <PublicationText body={publication.body} />
      {files.length > 0 && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.files}</Thai>
          </h2>
          <PublicationFiles files={files} />
        </section>
      )}
      {publication.links.length > 0 && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.links}</Thai>
          </h2>
          <PublicationLinks links={publication.links} />
        </section>
      )}
      <section class="ps-block">
        <PublicationFacts publication={publication} />
      </section>
      {replaces && (
        <p>
          <Thai>{t.replaces}</Thai> <PublicationLink publication={replaces} />
        </p>
      )}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.channelsTitle}</Thai>
        </h2>
        <SpreadingTable uses={uses} />
        <p class="ps-inline-links">
          <a class="govuk-link" href={publicationUrls.poster({ publicationId })}>
            <Thai>{t.poster}</Thai>
          </a>
          <Link to={publicationUrls.loudspeaker({ publicationId })}>
            <Thai>{t.loudspeaker}</Thai>
          </Link>
        </p>
      </section>
      <Proof publication={publication} />
    </div>
  )
}

function Above(): VNode {
  const t = useMessages(publicationMessages)
  return <Breadcrumbs above={[{ label: t.register, address: publicationUrls.register() }]} />
}

function Proof({ publication: { publicationId, snapshot } }: { publication: Publication }): VNode {
  const t = useMessages(publicationMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.proof}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.proofWhy}</Thai>
      </p>
      <dl class="ps-report">
        <div>
          <dt>
            <Thai>{t.fingerprint}</Thai>
          </dt>
          <dd>
            <code>
              {createHash('sha256')
                .update(snapshot ?? '')
                .digest('hex')}
            </code>
          </dd>
        </div>
      </dl>
      <p class="ps-inline-links">
        <a class="govuk-link" href={publicationUrls.snapshot({ publicationId })}>
          <Thai>{t.snapshot}</Thai>
        </a>
        <Link to={ledgerUrls.entries({ subject: publicationId })}>
          <Thai>{t.receipts}</Thai>
        </Link>
      </p>
    </section>
  )
}

/** What stays of a document that was withdrawn: its number and the reason. */
export function WithdrawnPage({ publication }: { publication: Publication }): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  return (
    <div class="ps-wrap">
      <Above />
      <h1 class="govuk-heading-l">
        <Thai>{numberWords(publication, language)}</Thai>
      </h1>
      <InsetText>
        <Thai>{t.withdrawnWhy}</Thai>
      </InsetText>
      <p class="ps-measure">
        <Thai>{t.because(publication.endedReason ?? '')}</Thai>
      </p>
      <p>
        <Link to={ledgerUrls.entries({ subject: publication.publicationId })}>
          <Thai>{t.receipts}</Thai>
        </Link>
      </p>
    </div>
  )
}
