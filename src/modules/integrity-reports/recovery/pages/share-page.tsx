import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { KnownLog } from '../../client/known-log.ts'
import { Line, Said, Step } from '../../receiving/pages/step.tsx'
import { shareMessages, shareWords } from '../share-messages.ts'

/** Keyboards and spelling services send away what is typed. */
const unaided = {
  autoComplete: 'off',
  spellcheck: false,
  attributes: { autocorrect: 'off', autocapitalize: 'none' },
}

/** A guardian opens a share here and seals it to the key of a ceremony; the server sees neither. */
export function SharePage({ log }: { log: KnownLog }): VNode {
  const t = useMessages(shareMessages)
  const given = { words: useMessages(shareWords), log }
  return (
    <div class="ps-wrap ps-recipient" data-share-page={JSON.stringify(given)}>
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      <noscript>
        <InsetText>
          <Thai>{t.noScript}</Thai>
        </InsetText>
      </noscript>
      <Said />
      <Step name="open" title={t.openStep}>
        <Line>{t.lead}</Line>
        <form data-part="open" novalidate>
          <FileUpload name="keyFile" label={<Thai>{t.keyFile}</Thai>} hint={<Thai>{t.keyFileHint}</Thai>} />
          <Textarea
            name="passphrase"
            label={<Thai>{t.passphrase}</Thai>}
            hint={<Thai>{t.passphraseHint}</Thai>}
            rows={2}
            {...unaided}
          />
          <FileUpload
            name="shareFile"
            label={<Thai>{t.shareFile}</Thai>}
            hint={<Thai>{t.shareFileHint}</Thai>}
          />
          <Textarea
            name="ceremony"
            label={<Thai>{t.ceremony}</Thai>}
            hint={<Thai>{t.ceremonyHint}</Thai>}
            rows={4}
            {...unaided}
          />
          <Button>
            <Thai>{t.open}</Thai>
          </Button>
        </form>
      </Step>
      <Step name="checked" title={t.checkedStep}>
        <ul class="govuk-list govuk-list--bullet ps-measure" data-part="asked" />
        <Line>{t.checkedLead}</Line>
        <p>
          <Thai>{t.ceremonyFingerprint}</Thai> <code class="ps-fingerprint" data-part="fingerprint" />
        </p>
        <Checkboxes name="compared" items={[{ value: 'yes', children: <Thai>{t.compared}</Thai> }]} />
        <Button type="button" attributes={{ 'data-press': 'give' }}>
          <Thai>{t.give}</Thai>
        </Button>
      </Step>
    </div>
  )
}
