import type { ComponentChildren, VNode } from 'preact'
import { formatMoment } from '../../../../platform/calendar/moment.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { ledgerUrls } from '../../../ledger/module.tsx'
import type { Directory, KnownKey } from '../../protocol/directory-events.ts'
import { fingerprint, type DirectoryEntry } from '../../protocol/directory.ts'
import { integrityReportUrls } from '../../urls.ts'
import { WitnessWords } from '../witness-words.tsx'
import type { KnownRecovery } from '../../recovery/keeping.ts'
import { Guardians, RecoveryNotices } from '../../recovery/pages/recovery-parts.tsx'
import type { RecordedEvent } from '../events.ts'
import { directoryMessages } from '../messages.ts'
import { keyActNames, keyStateNames, recipientRoleNames } from '../names.ts'

export interface DirectoryProps {
  readonly directory: Directory
  readonly events: readonly RecordedEvent[]
  readonly recovery: KnownRecovery
}

/** Who receives what is told in confidence, for everybody to compare. */
export function RecipientsPage({
  witnesses,
  ...props
}: DirectoryProps & { witnesses: readonly string[] }): VNode {
  const t = useMessages(directoryMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.recipients}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.recipientsLead}</Thai>
      </p>
      <WitnessWords witnesses={witnesses} />
      <p>
        <Link to={integrityReportUrls.code()}>
          <Thai>{t.codeServed}</Thai>
        </Link>
      </p>
      <DirectoryLists {...props} />
    </div>
  )
}

/** The keys with their states and fingerprints, then what was changed. */
export function DirectoryLists({
  directory,
  events,
  recovery,
  mayWithdraw = false,
}: DirectoryProps & { readonly mayWithdraw?: boolean }): VNode {
  const { language } = useView()
  const t = useMessages(directoryMessages)
  if (!directory.ok || events.length === 0) {
    return (
      <InsetText>
        <Thai>{directory.ok ? t.noRecipients : t.brokenDirectory}</Thai>
      </InsetText>
    )
  }
  return (
    <>
      <RecoveryNotices directory={directory} recovery={recovery} mayWithdraw={mayWithdraw} />
      <ul class="ps-rows">
        {directory.keys.map((key) => (
          <KeyLine entry={key.entry}>
            <KeyStateWords {...key} />
            <Guardians of={key.entry} recovery={recovery} />
          </KeyLine>
        ))}
      </ul>
      <h2 class="govuk-heading-m">
        <Thai>{t.changes}</Thai>
      </h2>
      <ul class="ps-rows">
        {events.toReversed().map(({ event, at, ledgerIndex }) => (
          <li>
            <b>
              <Thai>{keyActNames[event.act][language]}</Thai>
            </b>
            <span class="ps-rows__meta">
              <Thai>{event.entries.map(({ position }) => position).join(', ')}</Thai>
            </span>
            <span class="ps-rows__meta">
              {formatMoment(Temporal.Instant.fromEpochMilliseconds(at), language)}
            </span>
            <Link to={ledgerUrls.receipt({ index: ledgerIndex })}>
              <Thai>{t.ledgerEntry(ledgerIndex)}</Thai>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A key as it is compared: position, role, and its fingerprint in groups. */
export function KeyLine({ entry, children }: { entry: DirectoryEntry; children?: ComponentChildren }): VNode {
  const { language } = useView()
  const t = useMessages(directoryMessages)
  return (
    <li>
      <b>
        <Thai>{entry.position}</Thai>
      </b>
      <span class="ps-rows__meta">
        <Thai>{recipientRoleNames[entry.role][language]}</Thai> · {entry.id}
      </span>
      <span>
        <Thai>{t.fingerprint}</Thai>{' '}
        <code class="ps-fingerprint">
          {fingerprint(entry)
            .split(' ')
            .map((group) => (
              <span>{group}</span>
            ))}
        </code>
      </span>
      {children}
    </li>
  )
}

function KeyStateWords({ state, usedFrom }: KnownKey): VNode {
  const { language } = useView()
  const t = useMessages(directoryMessages)
  return (
    <span class="ps-rows__meta">
      <Thai>{keyStateNames[state][language]}</Thai>
      {state === 'waiting' && (
        <>
          {' · '}
          <Thai>{t.usedFrom(formatMoment(Temporal.Instant.fromEpochMilliseconds(usedFrom), language))}</Thai>
        </>
      )}
    </span>
  )
}
