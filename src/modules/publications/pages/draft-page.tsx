import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Lack } from '../deciding.ts'
import { publicationEvents } from '../events.ts'
import { publicationMessages } from '../messages.ts'
import { numberWords, titleIn } from '../naming.ts'
import { isPublic, type Publication } from '../publication.ts'
import type { Spreading } from '../spreading.ts'
import { publicationUrls, publicationWorkUrls } from '../urls.ts'
import { publicationWorkMessages } from '../work-messages.ts'
import { AddFiles, Deciding, FileRemoval, Publishing, Renewing, Sending } from './draft-forms.tsx'
import {
  PublicationFacts,
  PublicationFiles,
  PublicationLinks,
  PublicationText,
} from './publication-parts.tsx'
import { Channels } from './spreading-section.tsx'

/** Something that was done about a document, from the ledger. */
export interface HistoryLine {
  readonly kind: keyof typeof publicationEvents
  readonly who: string | undefined
  readonly at: Temporal.Instant
  readonly decision: 'approved' | 'sent-back' | undefined
  readonly reason: string | undefined
}

export interface DraftPageProps {
  readonly publication: Publication
  readonly files: readonly KeptFile[]
  readonly lacks: readonly Lack[]
  readonly uses: readonly Spreading[]
  readonly history: readonly HistoryLine[]
  readonly mayWrite: boolean
  /** Whether he may approve this kind, and entered nothing of it. */
  readonly mayDecide: boolean
  /** Whether he may take what is published out of the public. */
  readonly mayWithdraw: boolean
  readonly form: FormState
}

/** A document on its way, or published, with what a person may do next about it. */
export function DraftPage(props: DraftPageProps): VNode {
  const { publication, files, mayWrite, mayDecide, form } = props
  const { language } = useView()
  const t = useMessages(publicationWorkMessages)
  const { publicationId, state, replacedBy } = publication
  const isOpen = state === 'draft' || state === 'approved'
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={publicationWorkUrls.work()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{titleIn(language, publication)}</Thai>
      </h1>
      <State {...props} />
      {state === 'draft' && mayWrite && <Sending {...props} />}
      <section class="ps-block">
        <PublicationFacts publication={publication} />
        <PublicationText body={publication.body} />
        <PublicationFiles
          files={files}
          after={(file) =>
            isOpen && mayWrite ? <FileRemoval publicationId={publicationId} file={file} /> : undefined
          }
        />
        <PublicationLinks links={publication.links} />
        {isOpen && mayWrite && <AddFiles publicationId={publicationId} form={form} />}
      </section>
      {/* Below what is decided about: it is read first. */}
      {state === 'sent' && mayDecide && <Deciding publication={publication} form={form} />}
      {state === 'approved' && mayDecide && <Publishing publication={publication} form={form} />}
      {state === 'published' && <Channels {...props} />}
      {state === 'published' && replacedBy === null && mayWrite && (
        <Renewing publicationId={publicationId} form={form} />
      )}
      <History lines={props.history} />
      <Endings {...props} />
    </>
  )
}

function State({ publication }: DraftPageProps): VNode {
  const { language } = useView()
  const t = useMessages(publicationWorkMessages)
  const { publicationId, state, enteredByName, enteredAt, replacedBy, endedReason } = publication
  return (
    <>
      <p>
        <b>
          <Thai>{replacedBy === null ? t[state] : t.replaced}</Thai>
        </b>
        {' · '}
        <Thai>{numberWords(publication, language)}</Thai>
        {' · '}
        <Thai>{t.enteredBy(enteredByName, formatDate(todayInBangkok(enteredAt), language, 'short'))}</Thai>
      </p>
      {endedReason !== null && (
        <p class="ps-measure">
          <Thai>{publicationMessages[language].because(endedReason)}</Thai>
        </p>
      )}
      {isPublic(publication) && (
        <p>
          <Link to={publicationUrls.publication({ publicationId })}>
            <Thai>{t.publicPage}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

function History({ lines }: { lines: readonly HistoryLine[] }): VNode {
  const { language } = useView()
  const t = useMessages(publicationWorkMessages)
  const decided = useMessages(approvalMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.history}</Thai>
      </h2>
      <ul class="ps-rows">
        {lines.map(({ kind, who, at, decision, reason }) => (
          <li>
            <span>
              <Thai>{publicationEvents[kind][language]}</Thai>
              {decision && (
                <>
                  {': '}
                  <b>
                    <Thai>{decided[decision]}</Thai>
                  </b>
                </>
              )}
            </span>
            {reason && (
              <span class="ps-typed">
                <Thai>{reason}</Thai>
              </span>
            )}
            <span class="ps-rows__meta">
              {who && <Thai>{`${who} · `}</Thai>}
              {formatMoment(at, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Endings({
  publication: { publicationId, state },
  mayWrite,
  mayWithdraw,
}: DraftPageProps): VNode | null {
  const t = useMessages(publicationWorkMessages)
  if (state === 'published' && mayWithdraw) {
    return (
      <p>
        <Link to={publicationWorkUrls.withdraw({ publicationId })}>
          <Thai>{t.withdraw}</Thai>
        </Link>
      </p>
    )
  }
  const isUnderWay = state === 'draft' || state === 'sent' || state === 'approved'
  if (!isUnderWay || !mayWrite) return null
  return (
    <p>
      <Link to={publicationWorkUrls.cancel({ publicationId })}>
        <Thai>{t.cancel}</Thai>
      </Link>
    </p>
  )
}
