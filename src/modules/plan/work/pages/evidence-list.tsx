import type { VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../../platform/calendar/fiscal-year.ts'
import { fileKinds } from '../../../../platform/files/file-kind.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { fileUrls } from '../../../files/module.ts'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../at-work.ts'
import type { ShownPiece } from '../published-evidence.ts'
import { planWorkMessages } from '../messages.ts'

/** Pieces of evidence, each one click away; those that were withdrawn say why. */
export function EvidenceList({
  programme: { fiscalYear, number },
  pieces,
  mayWork,
}: {
  programme: Pick<ProgrammeFacts, 'fiscalYear' | 'number'>
  pieces: readonly ShownPiece[]
  mayWork: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const day = (date: Temporal.PlainDate) => formatDate(date, language, 'short')
  if (pieces.length === 0) {
    return (
      <ul class="ps-evidence">
        <li class="ps-evidence__none">
          <Thai>{t.noEvidenceYet}</Thai>
        </li>
      </ul>
    )
  }
  return (
    <ul class="ps-evidence">
      {pieces.map((piece) => (
        <li class={piece.withdrawnAt ? 'ps-evidence__gone' : undefined}>
          <EvidenceTitle piece={piece} />
          <PublishedFacts piece={piece} />
          <small>
            <Thai>{t.dated(day(Temporal.PlainDate.from(piece.datedOn)))}</Thai>
            {' · '}
            <Thai>{t.addedBy(piece.addedByName, day(todayInBangkok(piece.addedAt)))}</Thai>
            {!piece.isPublic && (
              <>
                {' · '}
                <Thai>{t.staffOnly}</Thai>
              </>
            )}
          </small>
          {piece.withdrawnReason !== null && (
            <small>
              <Thai>{t.withdrawn(piece.withdrawnReason)}</Thai>
            </small>
          )}
          {mayWork && piece.withdrawnAt === null && (
            <small>
              <Link to={planWorkUrls.withdrawEvidence({ fiscalYear, number, evidenceId: piece.evidenceId })}>
                <Thai>{t.withdraw}</Thai>
                <span class="govuk-visually-hidden">: {piece.title}</span>
              </Link>
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The name of a piece, as a link to it. */
export function EvidenceTitle({ piece }: { piece: ShownPiece }): VNode {
  const { title, url, fileId, fileKind, publishedAddress } = piece
  if (publishedAddress !== null) {
    return (
      <Link to={publishedAddress}>
        <Thai>{title}</Thai>
      </Link>
    )
  }
  // A file that was removed has no kind any more; its title stays.
  if (fileId !== null && fileKind !== null) {
    return (
      <span>
        <a class="govuk-link" href={fileUrls.file({ fileId })}>
          <Thai>{title}</Thai>
        </a>{' '}
        <span class="ps-evidence__kind">{fileKinds[fileKind].endings[0].slice(1).toUpperCase()}</span>
      </span>
    )
  }
  if (url === null) return <Thai>{title}</Thai>
  return (
    <a class="govuk-link" href={url} rel="noreferrer nofollow">
      <Thai>{title}</Thai>
    </a>
  )
}

/** Of something published: what it is, its edition and day, and what became of it; nothing of files and links. */
export function PublishedFacts({ piece }: { piece: ShownPiece }): VNode | null {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const { published, publishedEdition, publishedOn } = piece
  if (published === null) return null
  const { sourceTitle, state, replacedBy } = published
  const day = formatDate(Temporal.PlainDate.from(publishedOn!), language, 'short')
  return (
    <>
      <small>
        {sourceTitle && (
          <>
            <Thai>{sourceTitle[language]}</Thai>
            {' · '}
          </>
        )}
        <Thai>{t.publishedEdition(publishedEdition!, day)}</Thai>
      </small>
      {state === 'replaced' && (
        <small>
          <Link to={replacedBy!}>
            <Thai>{t.publishedReplaced}</Thai>
          </Link>
        </small>
      )}
      {state === 'gone' && (
        <small>
          <Thai>{t.publishedGone}</Thai>
        </small>
      )}
    </>
  )
}
