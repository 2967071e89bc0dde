import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'

import { fileKinds } from '../../../platform/files/file-kind.ts'
import { fileSize } from '../../../platform/files/file-size.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { channelNames } from '../channels.ts'
import { publicationMessages } from '../messages.ts'
import { numberWords, titleIn } from '../naming.ts'
import type { Publication } from '../publication.ts'
import type { Spreading } from '../spreading.ts'
import { topicNames, topics } from '../topics.ts'
import { publicationUrls } from '../urls.ts'

/** The facts of a document beside its title: its number, who signed it, when and where what it announces is. */
export function PublicationFacts({ publication }: { publication: Publication }): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const topicName = useMessages(topicNames)
  const { datedOn, publishedOn, division, registered } = publication
  const about = topics.filter((topic) => publication.topics.includes(topic))
  const signatory = signatoryWords(publication, language)
  return (
    <dl class="ps-report">
      {registered && <Fact name={t.number}>{numberWords(publication, language)}</Fact>}
      <Fact name={t.dated}>{formatDate(datedOn, language)}</Fact>
      {signatory !== '' && <Fact name={t.signatory}>{signatory}</Fact>}
      <Fact name={t.division}>{division[language]}</Fact>
      {publishedOn && <Fact name={t.publishedOn}>{formatDate(publishedOn, language)}</Fact>}
      {publication.happensFrom && <Fact name={t.takesPlace}>{happeningWords(publication, language)}</Fact>}
      {about.length > 0 && <Fact name={t.topics}>{about.map((topic) => topicName[topic]).join(' · ')}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: string }): VNode {
  return (
    <div>
      <dt>
        <Thai>{name}</Thai>
      </dt>
      <dd>
        <Thai>{children}</Thai>
      </dd>
    </div>
  )
}

/** Who signed, in which capacity; empty where nobody did. */
function signatoryWords(
  { signatoryName, signatoryPosition, signatoryCapacity }: Publication,
  language: Language,
): string {
  const t = publicationMessages[language]
  if (signatoryPosition === '') return signatoryName
  const position = {
    own: signatoryPosition,
    acting: t.acting(signatoryPosition),
    'on-behalf': t.onBehalf(signatoryPosition),
  }[signatoryCapacity]
  return [signatoryName, position].filter((part) => part !== '').join(' · ')
}

/** When and where what a document announces takes place; empty where nothing does. */
export function happeningWords(
  { happensFrom, happensTo, happensAt, place }: Publication,
  language: Language,
): string {
  if (!happensFrom) return place
  const t = publicationMessages[language]
  const days = happensTo
    ? t.until(formatDate(happensFrom, language), formatDate(happensTo, language))
    : formatDate(happensFrom, language)
  return [days, happensAt ? t.time(happensAt) : '', place].filter((part) => part !== '').join(' · ')
}

/** The text of a document as it was typed, a paragraph a line. */
export function PublicationText({ body }: { body: string }): VNode {
  return (
    <div class="ps-measure">
      {body
        .split('\n')
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p>
            <Thai>{paragraph}</Thai>
          </p>
        ))}
    </div>
  )
}

/** The files of a document with their kinds and sizes. */
export function PublicationFiles({
  files,
  after,
}: {
  files: readonly KeptFile[]
  after?: (file: KeptFile) => ComponentChildren
}): VNode | null {
  if (files.length === 0) return null
  return (
    <ul class="ps-evidence">
      {files.map((file) => (
        <li>
          <span>
            <a class="govuk-link" href={fileUrls.file({ fileId: file.fileId })}>
              <Thai>{file.name}</Thai>
            </a>{' '}
            <span class="ps-evidence__kind">
              {fileKinds[file.kind].endings[0].slice(1).toUpperCase()} {fileSize(file.bytes)}
            </span>
          </span>
          {after?.(file)}
        </li>
      ))}
    </ul>
  )
}

/** The links of a document. */
export function PublicationLinks({ links }: { links: readonly string[] }): VNode | null {
  if (links.length === 0) return null
  return (
    <ul class="ps-evidence">
      {links.map((url) => (
        <li>
          <a class="govuk-link ps-typed" href={url} rel="noreferrer nofollow">
            {url}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The channels that a document went through, each with its day and its evidence. */
export function SpreadingTable({ uses }: { uses: readonly Spreading[] }): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const name = useMessages(channelNames)
  return (
    <ul class="ps-rows">
      {uses.map(({ channel, usedOn, note, link, files }) => (
        <li>
          <b>
            <Thai>{name[channel]}</Thai>
          </b>
          {note && (
            <span class="ps-typed">
              <Thai>{note}</Thai>
            </span>
          )}
          <span class="ps-rows__meta">{formatDate(Temporal.PlainDate.from(usedOn), language, 'short')}</span>
          {link && (
            <a class="govuk-link" href={link} rel="noreferrer nofollow">
              <Thai>{t.link}</Thai>
            </a>
          )}
          {files.map((file) => (
            <a class="govuk-link" href={fileUrls.file({ fileId: file.fileId })}>
              <Thai>{file.name}</Thai>
            </a>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** A document named as a link to its public page, with its number. */
export function PublicationLink({ publication }: { publication: Publication }): VNode {
  const { language } = useView()
  const { publicationId } = publication
  return (
    <Link to={publicationUrls.publication({ publicationId })}>
      <Thai>{`${numberWords(publication, language)} ${titleIn(language, publication)}`}</Thai>
    </Link>
  )
}
