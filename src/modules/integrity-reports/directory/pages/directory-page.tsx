import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, LongTextField, SelectField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { DirectoryEntry } from '../../protocol/directory.ts'
import { integrityReportUrls } from '../../urls.ts'
import { AskRecovery } from '../../recovery/pages/recovery-parts.tsx'
import type { Proposal } from '../proposals.ts'
import { directoryMessages } from '../messages.ts'
import { keyActNames } from '../names.ts'
import { DirectoryLists, KeyLine, type DirectoryProps } from './recipients-page.tsx'

export interface DirectoryWorkProps extends DirectoryProps {
  readonly proposals: readonly Proposal[]
  readonly form: FormState
}

/** Where the office keeps the directory: the ceremony of the first recipients, then proposals. */
export function DirectoryPage({ directory, events, recovery, proposals, form }: DirectoryWorkProps): VNode {
  const t = useMessages(directoryMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.directory}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.directoryLead}</Thai>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <Link to={integrityReportUrls.key()}>
            <Thai>{t.makeKey}</Thai>
          </Link>
        </li>
        <li>
          <Link to={integrityReportUrls.recipient()}>
            <Thai>{t.readReports}</Thai>
          </Link>
        </li>
        <li>
          <Link to={integrityReportUrls.code()}>
            <Thai>{t.codeServed}</Thai>
          </Link>
        </li>
        {events.length > 0 && (
          <li>
            <Link to={integrityReportUrls.recoveryKey()}>
              <Thai>{t.makeRecoveryKey}</Thai>
            </Link>
          </li>
        )}
      </ul>
      <DirectoryLists directory={directory} events={events} recovery={recovery} mayWithdraw />
      {proposals.length > 0 && <Proposals proposals={proposals} />}
      {events.length === 0 ? <Ceremony form={form} /> : <Propose form={form} />}
      {directory.ok && <AskRecovery directory={directory} recovery={recovery} form={form} />}
    </>
  )
}

function Proposals({ proposals }: { proposals: readonly Proposal[] }): VNode {
  const { language } = useView()
  const t = useMessages(directoryMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.waitingProposals}</Thai>
      </h2>
      <ul class="ps-rows">
        {proposals.map(({ proposalId, event }) => (
          <KeyLine entry={event.entries[0]!}>
            <span class="ps-rows__meta">
              <Thai>{keyActNames[event.act][language]}</Thai> ·{' '}
              <Thai>{t.signatures(event.endorsements.length)}</Thai>
            </span>
            <PostForm action={integrityReportUrls.withdrawProposal({ proposalId })}>
              <Button class="govuk-button--secondary">
                <Thai>{t.withdraw}</Thai>
              </Button>
            </PostForm>
          </KeyLine>
        ))}
      </ul>
    </>
  )
}

function Ceremony({ form }: { form: FormState }): VNode {
  const t = useMessages(directoryMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.begin}</Thai>
      </h2>
      <PostForm action={integrityReportUrls.checkFirst()}>
        <LongTextField name="entries" label={t.entries} hint={t.beginHint} form={form} />
        <Button>
          <Thai>{t.check}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function Propose({ form }: { form: FormState }): VNode {
  const { language } = useView()
  const t = useMessages(directoryMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.propose}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.proposeHint}</Thai>
      </p>
      <PostForm action={integrityReportUrls.propose()}>
        <SelectField
          name="act"
          label={t.what}
          form={form}
          items={[
            { value: '', children: '' },
            ...(['add', 'rotate', 'retire', 'revoke'] as const).map((act) => ({
              value: act,
              children: keyActNames[act][language],
            })),
          ]}
        />
        <LongTextField name="entry" label={t.entry} form={form} />
        <Button>
          <Thai>{t.propose}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** The fingerprints of the first recipients, to be compared aloud before anything is kept. */
export function CheckFirstPage({
  entries,
  text,
}: {
  entries: readonly DirectoryEntry[]
  text: string
}): VNode {
  const t = useMessages(directoryMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.check}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.checkLead}</Thai>
      </p>
      <ul class="ps-rows">
        {entries.map((entry) => (
          <KeyLine entry={entry} />
        ))}
      </ul>
      <PostForm action={integrityReportUrls.begin()}>
        <input type="hidden" name="entries" value={text} />
        <Button>
          <Thai>{t.confirm}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
