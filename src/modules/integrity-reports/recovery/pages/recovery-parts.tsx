import type { VNode } from 'preact'
import { formatMoment } from '../../../../platform/calendar/moment.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { LongTextField, SelectField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { ledgerUrls } from '../../../ledger/module.tsx'
import type { Directory } from '../../protocol/directory-events.ts'
import type { DirectoryEntry } from '../../protocol/directory.ts'
import { integrityReportUrls } from '../../urls.ts'
import { mayLose, opensAt, type KnownRecovery, type RecoveryRequest } from '../keeping.ts'
import { recoveryMessages } from '../messages.ts'

type ReadDirectory = Extract<Directory, { ok: true }>

/** Who holds the shares of a recovery key; nothing for any other key. */
export function Guardians({ of, recovery }: { of: DirectoryEntry; recovery: KnownRecovery }): VNode | null {
  const t = useMessages(recoveryMessages)
  const guardianship = recovery.keys.find(({ key }) => key.entry.id === of.id)?.guardianship
  if (!guardianship) return null
  return (
    <>
      <span>
        <Thai>{t.guardians(guardianship.k, guardianship.n)}</Thai>
      </span>
      <ol class="govuk-list govuk-list--number">
        {guardianship.guardians.map(({ institution, fingerprint }) => (
          <li>
            <Thai>{institution}</Thai>{' '}
            <code class="ps-fingerprint">
              {fingerprint.split(' ').map((group) => (
                <span>{group}</span>
              ))}
            </code>
          </li>
        ))}
      </ol>
    </>
  )
}

interface NoticesProps {
  readonly directory: ReadDirectory
  readonly recovery: KnownRecovery
  readonly mayWithdraw: boolean
}

/** What was asked of the guardians, the newest first, and what became of it. */
export function RecoveryNotices({ directory, recovery, mayWithdraw }: NoticesProps): VNode | null {
  const t = useMessages(recoveryMessages)
  const { requests } = recovery
  if (requests.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.notices}</Thai>
      </h2>
      <ul class="ps-rows">
        {requests.map((request) => (
          <Notice request={request} {...{ directory, recovery, mayWithdraw }} />
        ))}
      </ul>
    </>
  )
}

function Notice({
  request,
  directory,
  recovery,
  mayWithdraw,
}: NoticesProps & { request: RecoveryRequest }): VNode {
  const { language } = useView()
  const t = useMessages(recoveryMessages)
  const { requestId, lost, reason, askedAt, ledgerIndex, state } = request
  const isOpen = state === 'asked' || state === 'combined'
  return (
    <li>
      <b>
        <Thai>{t.asked(positionOf(directory, lost))}</Thai>
      </b>
      <span>
        <Thai>{t.reasonIs(reason)}</Thai>
      </span>
      <span class="ps-rows__meta">
        <Thai>{t.askedOn(formatMoment(askedAt, language))}</Thai>
      </span>
      <span>
        <Thai>{useStateWords(request, directory, recovery)}</Thai>
      </span>
      <Link to={ledgerUrls.receipt({ index: ledgerIndex })}>
        <Thai>{t.ledgerEntry(ledgerIndex)}</Thai>
      </Link>
      {mayWithdraw && isOpen && (
        <>
          <Link to={integrityReportUrls.recoveryShare()}>
            <Thai>{t.sharePage}</Thai>
          </Link>
          <Link to={integrityReportUrls.recover()}>
            <Thai>{t.combinePage}</Thai>
          </Link>
        </>
      )}
      {mayWithdraw && state === 'asked' && (
        <PostForm action={integrityReportUrls.withdrawRecovery({ requestId })}>
          <Button class="govuk-button--secondary">
            <Thai>{t.withdraw}</Thai>
          </Button>
        </PostForm>
      )}
    </li>
  )
}

function useStateWords(request: RecoveryRequest, directory: ReadDirectory, { now }: KnownRecovery): string {
  const { language } = useView()
  const t = useMessages(recoveryMessages)
  if (request.state === 'stopped') return t.stopped(positionOf(directory, request.stoppedBy ?? ''))
  if (request.state !== 'asked') return t[request.state]
  const opens = opensAt(request)
  return Temporal.Instant.compare(now, opens) < 0 ? t.waits(formatMoment(opens, language)) : t.ready
}

function positionOf({ keys }: ReadDirectory, id: string): string {
  return keys.findLast(({ entry }) => entry.id === id)?.entry.position ?? id
}

/** Asks the guardians; only where there is a recovery key in force. */
export function AskRecovery({
  directory,
  recovery,
  form,
}: {
  directory: ReadDirectory
  recovery: KnownRecovery
  form: FormState
}): VNode | null {
  const t = useMessages(recoveryMessages)
  if (!recovery.keys.some(({ key }) => key.state === 'active')) return null
  const readers = directory.keys.map(({ entry }) => entry).filter(({ role }) => mayLose(role))
  const byId = new Map(readers.map((entry) => [entry.id, entry.position]))
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.ask}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.askHint}</Thai>
      </p>
      <PostForm action={integrityReportUrls.askRecovery()}>
        <SelectField
          name="lost"
          label={t.lost}
          form={form}
          items={[
            { value: '', children: '' },
            ...Array.from(byId, ([value, position]) => ({ value, children: `${position} (${value})` })),
          ]}
        />
        <LongTextField name="reason" label={t.reason} hint={t.reasonHint} form={form} />
        <Button>
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
