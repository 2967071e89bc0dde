import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { Line, Said, Step } from '../../receiving/pages/step.tsx'
import type { KnownLog } from '../../client/known-log.ts'
import { pathsOfRecipients } from '../../receiving/paths.ts'
import { integrityReportUrls } from '../../urls.ts'
import { combineMessages, combineWords } from '../combine-messages.ts'

/** Shares of k guardians become the recovery key here, which passes reports on to a new key; the server sees no share. */
export function CombinePage({ log }: { log: KnownLog }): VNode {
  const t = useMessages(combineMessages)
  const given = { words: useMessages(combineWords), paths: pathsOfRecipients(), log }
  return (
    <div class="ps-wrap ps-recipient" data-combine-page={JSON.stringify(given)}>
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      <noscript>
        <InsetText>
          <Thai>{t.noScript}</Thai>
        </InsetText>
      </noscript>
      <Said />
      <Step name="request" title={t.requestStep}>
        <Line>{t.lead}</Line>
        <ul class="ps-rows" data-part="requests" />
        <Button type="button" attributes={{ 'data-press': 'check' }}>
          <Thai>{t.check}</Thai>
        </Button>
      </Step>
      <CollectStep />
      <ResultStep />
    </div>
  )
}

function CollectStep(): VNode {
  const t = useMessages(combineMessages)
  const href = useHref()
  return (
    <Step name="collect" title={t.collectStep}>
      <Line>{t.ceremonyLead}</Line>
      <p>
        <a class="govuk-link" href={href(integrityReportUrls.recoveryShare())} target="_blank" rel="noopener">
          <Thai>{t.sharePage}</Thai>
        </a>
      </p>
      <Textarea
        name="ceremony"
        label={<Thai>{t.ceremony}</Thai>}
        rows={4}
        spellcheck={false}
        attributes={{ readOnly: true }}
      />
      <div class="govuk-button-group">
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'copy' }}>
          <Thai>{t.copy}</Thai>
        </Button>
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'download' }}>
          <Thai>{t.download}</Thai>
        </Button>
      </div>
      <p>
        <Thai>{t.ceremonyFingerprint}</Thai> <code class="ps-fingerprint" data-part="ceremony-fingerprint" />
      </p>
      <form data-part="shares" novalidate>
        <FileUpload
          name="shares"
          multiple
          label={<Thai>{t.shares}</Thai>}
          hint={<Thai>{t.sharesHint}</Thai>}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.add}</Thai>
        </Button>
      </form>
      <ul class="govuk-list" data-part="held" />
      <h3 class="govuk-heading-s">
        <Thai>{t.newKeyIs}</Thai>
      </h3>
      <p>
        <span data-part="new-key" /> <code class="ps-fingerprint" data-part="new-key-fingerprint" />
      </p>
      <Line>{t.newKeyHint}</Line>
      <Checkboxes name="compared" items={[{ value: 'yes', children: <Thai>{t.compared}</Thai> }]} />
      <Button type="button" attributes={{ 'data-press': 'combine' }}>
        <Thai>{t.combine}</Thai>
      </Button>
    </Step>
  )
}

function ResultStep(): VNode {
  const t = useMessages(combineMessages)
  const href = useHref()
  return (
    <Step name="result" title={t.resultStep}>
      <ul class="govuk-list govuk-list--bullet ps-measure" data-part="outcomes" />
      <Line>{t.resultLead}</Line>
      <Line>{t.endLead}</Line>
      <div class="govuk-button-group" data-part="ending">
        <Button type="button" attributes={{ 'data-press': 'end' }}>
          <Thai>{t.end}</Thai>
        </Button>
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'again' }}>
          <Thai>{t.again}</Thai>
        </Button>
      </div>
      <p>
        <a class="govuk-link" href={href(integrityReportUrls.recoveryKey())}>
          <Thai>{t.makeNew}</Thai>
        </a>
      </p>
    </Step>
  )
}
